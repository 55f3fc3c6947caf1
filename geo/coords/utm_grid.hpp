// Grids of metres: UTM, and MGRS with its squares of 100 km.
#pragma once

#include "geo/coords/grid.hpp"
#include "geo/coords/projection.hpp"

#include <optional>

namespace geo {

/// The smallest of 1, 2, 5, 10, 20, … 100 000 metres that is at least `leastMetres`.
std::optional<int> roundStepMetres(double leastMetres);

/// UTM for what the view shows between 80°S and 84°N. Lines: the edges of zones and of bands (as
/// meridians and parallels, labelled in degrees), and eastings and northings every round step whose
/// lines are wishedGridPx apart, each zone's within the zone alone; none where 100 km is too fine.
/// On each hemisphere a zone's lowest line of each family is labelled "580 000 m E", the others in
/// whole kilometres, "590", or in metres, "590 200", where the step needs them. Labels: "38S" in
/// each zone and band. Norway's and Svalbard's zones are as they are.
Grid utmGrid(const Projection& projection, const View& view);

/// MGRS: the same edges and names of zones; lines every 100, 10 or 1 km, at least a third of
/// wishedGridPx apart, the closer ones labelled with the one or two digits that MGRS gives them;
/// and the two letters of each square of 100 km in the middle of what one sees of it.
Grid mgrsGrid(const Projection& projection, const View& view);

}  // namespace geo
