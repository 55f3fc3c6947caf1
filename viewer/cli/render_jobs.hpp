// From the command line's words to the pictures that are to be made.
#pragma once

#include "viewer/cli/picture_jobs.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/studio.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace viewer::cli {

/// The map as it was opened, as one picture under this name.
geo::Result<PictureJob> jobFor(const OpenedMap& map, const RenderArguments& arguments,
                               const std::string& data, const std::filesystem::path& path);

/// One a step of time. Fails when two would have the same name.
geo::Result<std::vector<PictureJob>> seriesJobs(const Studio& studio,
                                                const RenderArguments& arguments);

/// One a line of the list of views. A line that cannot be shown is told with its number, counted in
/// `failed`, and left out.
geo::Result<std::vector<PictureJob>> viewJobs(const Studio& studio,
                                              const RenderArguments& arguments,
                                              std::size_t& failed);

/// Whether the picture is there already, made by the same command from the same data.
bool isDone(const PictureJob& job);

}  // namespace viewer::cli
