// What is told of tables that have just come into the window.
#pragma once

#include "viewer/session/session.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace viewer::cli {

/// "events: 1,066 rows, UCDP GED, 1,060 drawn · no place: 6"; "all.zip: 3 tables, 1,200 rows, all
/// drawn" for those of one file together.
std::string summaryOf(std::span<const UserTable> opened);

/// How many events of a table have a place on the map's plane, and how many of these lie on the map
/// at the time shown, lines and areas by their middle. The table must be placed.
struct InSight {
  std::size_t all = 0, seen = 0;
};
InSight inSight(const Session& session, const UserTable& table);

/// The summary, and where not all events can be seen now, how many can, and how to see all. Of live
/// tables, and of those that are yet to be placed on the session's projection, the summary alone.
std::string noteOn(std::span<const UserTable> opened, const Session& session);

}  // namespace viewer::cli
