// What the inspector says of a feature, as plain text rows.
#pragma once

#include "geo/scenario/query.hpp"
#include "geo/scenario/time_index.hpp"

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
  std::vector<Property> stances;  // in the window, of the parties named: label and stance
  std::string sourceTitle, sourcePublisher, sourceUrl, sourceDate;
};

Properties propertiesOf(const geo::Scenario& scenario, geo::FeatureRef ref, geo::TimeSpan window);

/// A row of an actor layer: who, and how it stood in the window.
struct Stance {
  geo::FeatureRef ref;
  std::string actor, stance;  // "(possibly)" follows where the date is not certain
};

/// In layer and file order.
std::vector<Stance> stancesIn(const geo::Scenario& scenario, geo::TimeSpan window);
/// The same by an index of the scenario.
std::vector<Stance> stancesIn(const geo::Scenario& scenario, const geo::TimeIndex& times,
                              geo::TimeSpan window, geo::Validity least = geo::Validity::Possible);

/// A feature that is valid in the window and has no known place, with the reason.
struct Unplaced {
  geo::FeatureRef ref;
  std::string name, layerTitle, reason;
};

/// In layer order; only layers that are drawn on the map or hold counts and proposals (no actors).
std::vector<Unplaced> unplacedIn(const geo::Scenario& scenario, geo::TimeSpan window);
/// The same by an index of the scenario; costs by what it finds.
std::vector<Unplaced> unplacedIn(const geo::Scenario& scenario, const geo::TimeIndex& times,
                                 geo::TimeSpan window,
                                 geo::Validity least = geo::Validity::Possible);

}  // namespace viewer
