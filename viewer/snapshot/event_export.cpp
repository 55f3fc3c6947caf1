#include "viewer/snapshot/event_export.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/fingerprint.hpp"
#include "viewer/files/whole_file.hpp"
#include "viewer/session/table_rows.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;

/// West may lie beyond -180 degrees, east beyond 180.
bool holds(const geo::GeoBox& box, geo::LonLat at) {
  const auto between = [&](double lon) { return lon >= box.west && lon <= box.east; };
  const double lon = at.lonDegrees;
  return at.latDegrees >= box.south && at.latDegrees <= box.north &&
         (between(lon) || between(lon - 360) || between(lon + 360));
}

geo::EventFileFacts fileFactsOf(const Manifest& manifest) {
  geo::EventFileFacts facts;
  for (const ManifestEntry& entry : manifest) facts.emplace_back(entry.key, entry.value);
  return facts;
}

geo::Result<void> writeText(const geo::EventSelection& selection, const geo::EventFileFacts& facts,
                            const fs::path& path, geo::EventFormat format,
                            const std::stop_token& stop) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto sink = [&](std::string_view text) -> geo::Result<void> {
    if (stop.stop_requested()) {
      return geo::fail(geo::Failure::Kind::Unavailable, "stopped, nothing is written",
                       path.string());
    }
    return file->write(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
  };
  if (auto written = geo::writeEvents(selection, facts, format, sink); !written) return written;
  return file->commit();
}

geo::Result<void> writePackage(const geo::EventSelection& selection,
                               const geo::EventFileFacts& facts, const fs::path& path) {
  auto part = PartFile::beside(path);
  if (!part) return tl::unexpected(part.error());
  if (const auto written = geo::writeEventPackage(selection, facts, part->path()); !written) {
    return geo::fail(written.error().kind, written.error().what, path.string());
  }
  return part->commit();
}

}  // namespace

std::vector<std::uint32_t> rowsIn(const UserTable& table, geo::TimeSpan window,
                                  const std::optional<geo::GeoBox>& box) {
  TableRowsWish wish;
  wish.events = table.events;
  wish.classes = table.classes;
  wish.filter = table.filter;
  wish.window = window;
  TableRows found = tableRowsOf(wish);
  if (box) {
    std::erase_if(found.rows, [&](std::uint32_t row) {
      return !holds(*box, table.events->events.places[(*found.eventOfRow)[row]]);
    });
  }
  return std::move(found.rows);
}

Manifest factsOf(const TakenRows& taken) {
  const geo::EventTable& table = *taken.events;
  const auto hash = geo::sha256Of(table.path);
  Manifest facts{{"File", fs::path(table.path).filename().string()},
                 {"Layer", table.layer},
                 {"SHA-256", hash ? *hash : ""},
                 {"Read", fmt::format("{}", fmt::join(table.report.howRead, "; "))},
                 {"Rows", fmt::format("{} of {}", taken.rows->size(), table.rowCount)},
                 {"Which", taken.how},
                 {"Time", geo::formatInterval(taken.window)},
                 {"Zone", std::string(taken.zone.name())},
                 {"Software", "truceline " TRUCELINE_VERSION}};
  std::erase_if(facts, [](const ManifestEntry& entry) { return entry.value.empty(); });
  return facts;
}

geo::Result<void> takeOut(const TakenRows& taken, const Manifest& facts, const fs::path& path,
                          geo::EventFormat format, const std::stop_token& stop) {
  const geo::EventSelection selection{.table = *taken.events,
                                      .rows = *taken.rows,
                                      .window = taken.window,
                                      .zone = taken.zone,
                                      .reasons = taken.reasons};
  if (format == geo::EventFormat::GeoPackage) {
    return writePackage(selection, fileFactsOf(facts), path);
  }
  return writeText(selection, fileFactsOf(facts), path, format, stop);
}

}  // namespace viewer
