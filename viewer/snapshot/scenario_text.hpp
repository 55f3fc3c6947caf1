// scenario.toml as text (docs/scenario.md): a new one, or an author's with a few changes.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"

#include <string>

namespace viewer {

/// For a scenario that holds nothing but tables.
std::string scenarioText(const geo::Scenario& scenario);

/// The author's text with the opening window, projection, marking and tables of `scenario`; every
/// other line stays as it is. Fails where the text is no scenario, or its tables are not written as
/// [[table]].
geo::Result<std::string> changedText(std::string text, const std::string& file,
                                     const geo::Scenario& scenario);

}  // namespace viewer
