// truceline render --verify: a picture made again by its own manifest, and compared.
#pragma once

#include "geo/io/network.hpp"

#include <filesystem>

namespace viewer::cli {

/// The network is used only where the user says so, whatever the picture's command says. Says on
/// standard output whether the picture is the same; the exit code is 0 where it is, every pixel or
/// within the tolerance for another driver, and 1 where it is not.
int verifyPicture(const std::filesystem::path& picture, bool quiet, geo::Network network);

}  // namespace viewer::cli
