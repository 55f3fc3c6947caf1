// From what a reader found to a table of events: columns become times, places, doubts.
#pragma once

#include "geo/base/zone.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/place_system.hpp"

#include <optional>
#include <string>

namespace geo {

/// What the user says where the file does not, or says otherwise.
struct TableWishes {
  Zone zone;       // whose days a date without an offset names
  Moment today{};  // what begins on a later day is suspicious; 1970: nobody says
  std::string begin, end, longitude, latitude, category, size;  // names of columns; empty: found
  PlaceSystem system{};  // of columns of coordinates; that of geometry is the reader's
};

/// Pure. The table's columns are moved, not copied. Every row is drawn or counted with a reason.
EventTable assemble(RawTable table, const TableWishes& wishes);

}  // namespace geo
