// What changed between the two dates that are compared, as the lines of a list.
#pragma once

#include "viewer/session/session.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace viewer {

/// A heading, or a change with its row: two lines of text.
struct ChangeLine {
  std::optional<geo::FeatureRef> row;  // none in a heading
  std::string title, below, source;
};

/// What one holder gained and lost: "Azerbaijan", "gained 4727.0 km²", "8861.4 km² now".
struct GroundLine {
  std::string holder, change, now;
};

/// By changes and hidden layers.
struct ChangeLines {
  DatedChangesPtr of;
  std::set<std::string, std::less<>> hidden;
  geo::Zone zone;
  std::vector<GroundLine> ground;
  std::vector<ChangeLine> lines;
};

/// Brings the lines up to date with the session; of layers that are hidden nothing is told.
void refresh(ChangeLines& lines, const Session& session);

}  // namespace viewer
