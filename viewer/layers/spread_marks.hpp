// Events at one place, drawn one by one around it where a view is near enough to tell them apart.
#pragma once

#include "viewer/layers/event_marks.hpp"

namespace viewer {

/// Views that are wider show a mark with its number.
inline constexpr double kSpreadBelowMetres = 40e3;
inline constexpr std::size_t kMostSpread = 24;
/// No symbol of a crowd reaches farther from its place, in points at a symbol scale of 1.
inline constexpr float kSpreadReachPt = 39;

/// Of each mark whose events all lie at exactly one place, are few and find room around it: the
/// events, the earliest first and nearest, and the mark says that it is spread. Those of cells just
/// out of the view, too: they reach into it.
void spreadCrowds(const MarkSource& source, const MarksWish& wish, EventMarks& marks);

}  // namespace viewer
