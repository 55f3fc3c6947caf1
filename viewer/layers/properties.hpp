// What the inspector says of a feature, as plain text rows.
#pragma once

#include "geo/scenario/query.hpp"

#include <string>
#include <vector>

namespace viewer {

struct Property {
  std::string label, value;
};

struct Properties {
  std::string title;           // the feature's name
  std::string subtitle;        // kind, operator
  std::vector<Property> rows;  // from, to, certainty in the window, confidence, place, attributes
  std::string note;
  std::string sourceTitle, sourcePublisher, sourceUrl, sourceDate;
};

Properties propertiesOf(const geo::Scenario& scenario, geo::FeatureRef ref, geo::TimeSpan window);

/// A feature that is valid in the window and has no known place, with the reason.
struct Unplaced {
  geo::FeatureRef ref;
  std::string name, layerTitle, reason;
};

/// In layer order; only layers that are drawn on the map or hold counts and proposals (no actors).
std::vector<Unplaced> unplacedIn(const geo::Scenario& scenario, geo::TimeSpan window);

}  // namespace viewer
