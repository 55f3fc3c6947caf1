// The numbers on marks that stand for several events.
#pragma once

#include "viewer/layers/event_marks.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/ink.hpp"
#include "viewer/render/type_setter.hpp"

namespace viewer {

/// "7", "340", "12k", "3M": what sizes the mark, so short that it fits into it.
std::string markText(double weight);

/// Where a mark's symbol is seen: beside its place where it is spread.
geo::Screen symbolAt(const Frame& frame, const EventMark& mark);

/// From a symbol's middle to its rim.
float radiusPxOf(const Frame& frame, const EventMark& mark);

/// Whether a table's mark covers a point of the picture.
bool isUnderMark(const Frame& frame, geo::Screen at);

/// The numbers of all marks that are large enough to hold one.
void addMarkCounts(const Frame& frame, TypeSetter& type, Inks& out);

}  // namespace viewer
