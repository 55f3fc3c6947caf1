// What a row of a difference of tables says of its event: when, where, how sure. Within viewer/cli.
#pragma once

#include "geo/table/cell_time.hpp"
#include "geo/table/table_diff.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace viewer::cli {

/// A row in one of the tables.
struct EventFacts {
  std::string date;                    // ISO 8601; as it is written where it is no day or moment
  std::optional<geo::LonLat> place;    // of a row that is drawn
  std::optional<double> radiusMetres;  // within which it lies
};

/// The events of a table by its rows. It must not outlive the table.
class EventsOfTable {
 public:
  explicit EventsOfTable(const geo::EventTable& table);
  EventFacts at(std::uint32_t row) const;

 private:
  std::string dateAt(std::uint32_t row) const;
  const geo::EventTable& table_;
  std::vector<std::uint32_t> events_;
  geo::CellTimes dates_;
};

/// The events of both tables: of a row that is in both, what the newer one says.
class EventsOfBoth {
 public:
  EventsOfBoth(const geo::EventTable& before, const geo::EventTable& after);
  EventFacts at(const geo::RowPair& rows) const;

 private:
  EventsOfTable before_, after_;
};

}  // namespace viewer::cli
