// How the parties look on a theme: one answer for areas, symbols and the legend.
#pragma once

#include "geo/scenario/scenario.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/theme/theme.hpp"

#include <string_view>
#include <vector>

namespace viewer {

/// An area's colour, as opaque as it is on the map, and its pattern.
struct AreaLook {
  geo::Color color;
  FillPattern pattern = FillPattern::Plain;
};

class PartyLooks {
 public:
  PartyLooks(const Theme& theme, const geo::Scenario& scenario);

  /// In greyscale the parties that operate sites are spread evenly from dark to light, in the
  /// scenario's order; the others are as light as their own colour.
  geo::Color colorOf(const geo::Party& party) const;
  /// The colour of the first party that is named in the list, or `otherwise`.
  geo::Color colorOf(std::string_view partyIds, geo::Color otherwise) const;
  /// How ground is drawn that the party holds; contested, where no such party is known. On themes
  /// with patterns each holder of the scenario has its own pattern and grey.
  AreaLook areaLookOf(std::string_view holderId) const;

 private:
  const Theme* theme_;              // lives as long as the program
  const geo::Scenario* scenario_;   // outlives this
  std::vector<geo::Color> colors_;  // parallel to the scenario's parties
  std::vector<AreaLook> areas_;     // the same
};

}  // namespace viewer
