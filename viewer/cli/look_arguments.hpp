// How the map looks, as options: theme, furniture, grid, marking, names, doubt.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/session/session.hpp"

#include <string>

namespace CLI {
class App;
}

namespace viewer::cli {

/// As written on the command line.
struct LookArguments {
  std::string theme, furniture, grid, marking, markingColor, names, measured;
  std::string possible = "pale";
  double uiScale = 1, safeAreaPercent = 0;
};

/// What they say of a story's wall.
Wall wallOf(const LookArguments& arguments);

void addLookOptions(CLI::App& app, LookArguments& arguments);

/// The session as asked for, or what is wrong with the options.
geo::Result<Session> applyLook(Session session, const LookArguments& arguments);

/// The options that make a session of the same scenario look just so.
Arguments lookOptionsOf(const Session& session);

/// Wrong usage that shows before a scenario is read.
geo::Result<void> checkLook(const LookArguments& arguments);

/// "full", "map,+legend", "full,-locator", "title,date": presets and pieces, from left to right.
geo::Result<Furniture> parseFurniture(std::string_view text);

}  // namespace viewer::cli
