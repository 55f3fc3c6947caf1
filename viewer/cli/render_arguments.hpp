// The options of truceline render.
#pragma once

#include "viewer/cli/open_map.hpp"
#include "viewer/files/picture_formats.hpp"
#include "viewer/session/series.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// --layout, which a list's lines take from the command.
void addLayoutOption(CLI::App& app, MapArguments& arguments);

/// Whether more than one picture is asked for.
bool isSeries(const RenderArguments& arguments);

/// Nothing where none is asked for.
geo::Result<std::optional<Each>> eachOf(const RenderArguments& arguments);

/// The time that a series goes through: --from and --to, or the scenario's whole range.
geo::TimeSpan spanOf(const Session& session, const MapArguments& arguments);

/// The steps of --each, cumulative where that is wanted. Fails, Usage, naming `option`, where
/// nothing falls into the time.
geo::Result<std::vector<SeriesStep>> stepsOf(const Session& session,
                                             const RenderArguments& arguments,
                                             std::string_view option);

/// What of the scenario's time all pictures together show.
Opening::Times timesOf(const RenderArguments& arguments);

/// Stills, or films.
inline constexpr FileKind kStillKinds[] = {FileKind::Picture, FileKind::Vector, FileKind::Data};
inline constexpr FileKind kFilmKinds[] = {FileKind::Film};

/// Wrong usage that shows before a scenario is read.
geo::Result<void> checkRender(const RenderArguments& arguments, std::span<const FileKind> kinds);

}  // namespace viewer::cli
