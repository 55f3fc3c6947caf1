// What can be wrong with one row of a layer although it can be shown.
#pragma once

#include "geo/base/report.hpp"
#include "geo/scenario/scenario.hpp"

#include <optional>
#include <span>
#include <string>

namespace geo {

/// A problem without the place where it stands.
struct Finding {
  Problem::Severity severity = Problem::Severity::Warning;
  std::string what;
  Hint hint{};
};

struct Row {
  const Scenario& scenario;
  const Layer& layer;
  const Feature& feature;
};

using RowCheck = std::optional<Finding> (*)(const Row&);

/// Every check that looks at one row, in the order in which a row's problems are told.
std::span<const RowCheck> rowChecks();

}  // namespace geo
