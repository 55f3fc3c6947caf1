// What a picture shows, as data: the rows, and the files that hold them.
#pragma once

#include "geo/io/feature_writer.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/files/picture_formats.hpp"
#include "viewer/session/session.hpp"

#include <cstdint>
#include <vector>

namespace viewer {

/// Of the layers that are shown, in drawing order, the rows that are valid enough to be shown at
/// the date (of two dates that are compared, at either) and whose place meets the map's extent; and
/// those that are listed because they have no known place.
geo::FeatureSelection shownRows(const Session& session);

/// The same of the shown tables: the rows of events that are not filtered out and whose mark, line
/// or area meets the extent, in the file's order.
std::vector<geo::EventRows> shownEvents(const Session& session);

/// As many events as go into one file besides the scenario's rows.
inline constexpr std::size_t kMostEventsInFile = 200'000;

/// Those rows as a file of a format of the kind Data. Fails where there are more events.
geo::Result<std::vector<std::uint8_t>> dataFile(const Session& session, const Manifest& manifest,
                                                FileFormat format);

}  // namespace viewer
