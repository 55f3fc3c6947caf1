// Options that put two dates on the map.
#pragma once

#include "viewer/cli/arguments.hpp"

namespace viewer::cli {

void addCompareOptions(CLI::App& app, CompareArguments& arguments);

/// Wrong usage that shows before a scenario is read.
geo::Result<void> checkCompare(const MapArguments& arguments);

/// The session with both dates, if two were asked for: "before" and, as its window, "after". Dates
/// are days of the clock's zone. Two maps side by side are fitted to the extent anew.
geo::Result<Session> applyCompare(Session session, const CompareArguments& arguments);

/// The options with which a session compares the same dates; none where it shows one.
Arguments compareOptionsOf(const Session& session);

}  // namespace viewer::cli
