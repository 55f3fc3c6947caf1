#include "geo/change/change_text.hpp"

#include "geo/coords/geodesic.hpp"

#include <fmt/format.h>

namespace geo {

namespace {

constexpr ChangeKind kKinds[] = {ChangeKind::Event,    ChangeKind::Opened, ChangeKind::Closed,
                                 ChangeKind::Moved,    ChangeKind::Count,  ChangeKind::Stance,
                                 ChangeKind::Certainty};

/// How far a point moved; empty for other geometry.
std::string distanceText(const Scenario& scenario, const Change& change) {
  if (!change.before || !change.after) return {};
  const auto from = placeOf(featureOf(scenario, *change.before));
  const auto to = placeOf(featureOf(scenario, *change.after));
  return from && to ? fmt::format("by {:.1f} km", distanceMetres(*from, *to) / 1000) : "";
}

}  // namespace

std::string_view headingOf(ChangeKind kind) {
  constexpr std::string_view kHeadings[] = {
      "Events between",      "New", "Gone", "Moved", "Numbers changed", "Stances changed",
      "More or less certain"};
  return kHeadings[static_cast<int>(kind)];
}

std::span<const ChangeKind> changeKinds() {
  return kKinds;
}

std::string detailOf(const Scenario& scenario, const Change& change) {
  if (change.kind == ChangeKind::Moved) return distanceText(scenario, change);
  const ChangeValues values = valuesOf(scenario, change);
  if (change.before && change.after) return fmt::format("was {}, now {}", values.from, values.to);
  const std::string& one = values.from.empty() ? values.to : values.from;
  if (one == "possible") return "possibly";
  return one == "certain" ? "" : one;
}

std::string titleOf(const Scenario& scenario, const Holder& holder) {
  if (!holder) return "no area drawn";
  if (holder->empty()) return "contested";
  const Party* party = scenario.party(*holder);
  return party && !party->shortName.empty() ? party->shortName : *holder;
}

}  // namespace geo
