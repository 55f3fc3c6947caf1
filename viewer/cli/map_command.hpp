// A session as the command that shows it again: what every picture carries, and what the window
// hands out as a saved view.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/files/picture_formats.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer::cli {

/// The input and options with which `render` and `view` show just this, whatever the defaults.
/// `arguments` say where it came from: input, network, layout.
Arguments optionsOf(const Session& session, const MapArguments& arguments, double dotsPerInch);

/// The whole command, for a shell. The name of the file is no part of what it shows.
std::string renderCommand(const Session& session, const MapArguments& arguments, FileFormat format,
                          double dotsPerInch);

/// Words as one line for a POSIX shell.
std::string shellLine(const Arguments& words);

/// The words of such a line; single and double quotes and backslashes as a shell reads them, no
/// variables, no commands. Fails on a quote that is left open.
geo::Result<Arguments> wordsOf(std::string_view line);

}  // namespace viewer::cli
