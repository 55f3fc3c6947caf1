#include "viewer/cli/opened_note.hpp"

#include "geo/base/number_text.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/load_report.hpp"
#include "viewer/session/compare.hpp"

#include <array>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

/// What was read of several tables, as if they were one.
struct Sums {
  std::size_t rows = 0, drawn = 0;
  std::array<std::size_t, geo::kNotDrawnCount> notDrawn{};
};

Sums summed(std::span<const UserTable> tables) {
  Sums sums;
  for (const UserTable& table : tables) {
    const geo::LoadReport& report = table.events->report;
    sums.rows += report.rows;
    sums.drawn += report.drawn;
    for (std::size_t i = 0; i < sums.notDrawn.size(); ++i) {
      sums.notDrawn.at(i) += report.notDrawn.at(i).count;
    }
  }
  return sums;
}

/// "events", or "all.zip: 3 tables".
std::string titleOf(std::span<const UserTable> opened) {
  const geo::EventTable& first = *opened.front().events;
  if (opened.size() == 1) return first.title + ":";
  return fmt::format("{}: {} tables,", first.path.substr(first.path.find_last_of('/') + 1),
                     opened.size());
}

}  // namespace

std::string summaryOf(std::span<const UserTable> opened) {
  const geo::EventTable& first = *opened.front().events;
  if (opened.front().live) {
    return fmt::format("{}: {}", first.title, first.report.howRead.front());
  }
  const Sums sums = summed(opened);
  std::string text = fmt::format("{} {} rows", titleOf(opened), geo::grouped(sums.rows));
  if (opened.size() == 1 && first.roles.layout != geo::KnownLayout::None) {
    text += fmt::format(", {}", geo::nameOf(first.roles.layout));
  }
  text +=
      sums.drawn == sums.rows ? ", all drawn" : fmt::format(", {} drawn", geo::grouped(sums.drawn));
  for (std::size_t i = 0; i < sums.notDrawn.size(); ++i) {
    if (sums.notDrawn.at(i) == 0) continue;
    text += fmt::format(" · {}: {}", geo::wordsFor(geo::NotDrawn(i)),
                        geo::grouped(sums.notDrawn.at(i)));
  }
  return text;
}

InSight inSight(const Session& session, const UserTable& table) {
  const geo::TickSpan window = geo::ticksOf(*table.events, session.clock.window);
  const geo::PlaneBox box = geo::boundsOf(mapView(session));
  const geo::Validity least = leastShown(session.certainty);
  InSight sight;
  for (std::size_t event = 0; event < table.events->events.size(); ++event) {
    if (!table.places->has(event)) continue;
    ++sight.all;
    const geo::ValidTicks& valid = table.events->events.valid[event];
    const bool then = geo::happensIn(valid, window.from, window.to) >= least;
    const geo::Projected at = table.places->at(event);
    const bool there = at.xMetres >= box.minX && at.xMetres <= box.maxX && at.yMetres >= box.minY &&
                       at.yMetres <= box.maxY;
    if (then && there) ++sight.seen;
  }
  return sight;
}

std::string noteOn(std::span<const UserTable> opened, const Session& session) {
  std::string note = summaryOf(opened);
  InSight sight;
  for (const UserTable& table : opened) {
    if (table.live || table.places->projection != session.projection) return note;
    const InSight mine = inSight(session, table);
    sight.all += mine.all;
    sight.seen += mine.seen;
  }
  if (sight.seen == sight.all) return note;
  return fmt::format(
      "{}. On the map at the date shown: {} of {}. \"Zoom to\" in the layer list shows all{}", note,
      geo::grouped(sight.seen), geo::grouped(sight.all), opened.size() == 1 ? "" : " of a table");
}

}  // namespace viewer::cli
