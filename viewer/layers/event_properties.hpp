// What the inspector says of an event of a table.
#pragma once

#include "geo/table/event_table.hpp"
#include "viewer/layers/properties.hpp"

namespace viewer {

/// All cells of the event's row that hold something, when and where it was and how sure that is.
/// Its source is the column that names one, and the file in any case.
Properties propertiesOf(const geo::EventTable& table, std::size_t event, geo::TimeSpan window);

}  // namespace viewer
