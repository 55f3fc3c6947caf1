// Changes as lines of text, so that a test is a table of what is said.
#pragma once

#include "geo/base/time_text.hpp"
#include "geo/change/changes.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace geo::testing_changes {

/// "opened sites/A: '' > 'certain', 15 Nov 2020"
inline std::string told(const Scenario& scenario, const Change& change) {
  const FeatureRef row = rowOf(change);
  const ChangeValues values = valuesOf(scenario, change);
  return fmt::format("{} {}/{}: '{}' > '{}', {}", nameOf(change.kind), layerOf(scenario, row).id,
                     featureOf(scenario, row).id, values.from, values.to,
                     formatUncertain(change.at, scenario.zone));
}

inline std::vector<std::string> told(const Scenario& scenario, const Changes& changes) {
  std::vector<std::string> lines;
  for (const Change& change : changes.rows) lines.push_back(told(scenario, change));
  return lines;
}

inline std::string wordFor(const Holder& holder) {
  if (!holder) return "none";
  return holder->empty() ? "contested" : *holder;
}

/// "A > contested 12.3"
inline std::vector<std::string> toldTransfers(const Changes& changes) {
  std::vector<std::string> lines;
  for (const Transfer& transfer : changes.transfers) {
    lines.push_back(fmt::format("{} > {} {:.1f}", wordFor(transfer.from), wordFor(transfer.to),
                                transfer.squareMetres / 1e6));
  }
  return lines;
}

}  // namespace geo::testing_changes
