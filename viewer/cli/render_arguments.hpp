// The options of truceline render.
#pragma once

#include "viewer/cli/open_map.hpp"
#include "viewer/files/picture_formats.hpp"
#include "viewer/session/series.hpp"

#include <optional>
#include <span>
#include <string>

namespace viewer::cli {

struct RenderArguments {
  MapArguments map;
  std::string output, format, each, views, verify;
  std::size_t workers = 2;
  bool worldFile = false, cumulative = false, resume = false, timings = false;
};

void addRenderOptions(CLI::App& app, RenderArguments& arguments);

/// Those of them that a line of a list of views may have: all that says what is shown.
void addViewOptions(CLI::App& app, MapArguments& arguments);

/// Whether more than one picture is asked for.
bool isSeries(const RenderArguments& arguments);

/// Nothing where none is asked for.
geo::Result<std::optional<Each>> eachOf(const RenderArguments& arguments);

/// The time that a series goes through: --from and --to, or the scenario's whole range.
geo::TimeSpan spanOf(const Session& session, const MapArguments& arguments);

/// What of the scenario's time all pictures together show.
Opening::Times timesOf(const RenderArguments& arguments);

/// Stills, or films.
inline constexpr FileKind kStillKinds[] = {FileKind::Picture, FileKind::Vector, FileKind::Data};
inline constexpr FileKind kFilmKinds[] = {FileKind::Film};

/// Wrong usage that shows before a scenario is read.
geo::Result<void> checkRender(const RenderArguments& arguments, std::span<const FileKind> kinds);

}  // namespace viewer::cli
