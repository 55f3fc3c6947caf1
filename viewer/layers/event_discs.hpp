// The discs within which events' true places lie, where a table says how well they are known.
#pragma once

#include "viewer/layers/event_marks.hpp"

#include <optional>
#include <span>

namespace viewer {

/// Views that are wider, and those that would have more, show the discs of chosen events alone.
inline constexpr double kDiscsBelowMetres = 100e3;
inline constexpr std::size_t kMostDiscs = 100;

/// The event's disc; nothing where its radius is not known.
std::optional<EventDisc> discOf(const MarkSource& source, std::uint32_t event,
                                geo::Validity validity);

/// Of a near view: the discs that reach into it, of events that lie alone in their cell or are
/// spread around their place; of those at one place with one radius, one.
std::vector<EventDisc> discsIn(const MarkSource& source, const MarksWish& wish);

/// Circles on the ground, soft towards a dotted rim; where they overlap they do not add up.
LayerMesh meshOf(std::span<const EventDisc> discs, const geo::Projection& projection,
                 const Theme& theme);

}  // namespace viewer
