#include "viewer/cli/table_diff_rows.hpp"

#include "geo/base/time_text.hpp"
#include "geo/table/same_places.hpp"

namespace viewer::cli {

EventsOfTable::EventsOfTable(const geo::EventTable& table)
    : table_(table), events_(geo::eventsByRow(table)) {
  if (table.roles.begin) dates_ = geo::cellTimesOf(table.columns[*table.roles.begin], geo::Zone{});
}

EventFacts EventsOfTable::at(std::uint32_t row) const {
  EventFacts facts{dateAt(row), {}, {}};
  const std::uint32_t event = events_[row];
  if (event == geo::kNoEvent) return facts;
  facts.place = table_.events.places[event];
  const std::vector<float>& radii = table_.events.radiusMetres;
  if (!radii.empty() && radii[event] != geo::kNoRadius) facts.radiusMetres = radii[event];
  return facts;
}

std::string EventsOfTable::dateAt(std::uint32_t row) const {
  if (!table_.roles.begin) return {};
  const geo::CellTime& date = dates_.at(row);
  const bool told = date.isRead() && !date.ambiguous && date.grain != geo::CellTime::Grain::Coarse;
  return told ? geo::formatMoment(date.period.from)
              : table_.columns[*table_.roles.begin].textAt(row);
}

EventsOfBoth::EventsOfBoth(const geo::EventTable& before, const geo::EventTable& after)
    : before_(before), after_(after) {}

EventFacts EventsOfBoth::at(const geo::RowPair& rows) const {
  return rows.after == geo::kNoRow ? before_.at(rows.before) : after_.at(rows.after);
}

}  // namespace viewer::cli
