// truceline render --verify: a picture made again by its own manifest, and compared.
#pragma once

#include <filesystem>

namespace viewer::cli {

/// Says on standard output whether the picture is the same; the exit code is 0 where it is, every
/// pixel or within the tolerance for another driver, and 1 where it is not.
int verifyPicture(const std::filesystem::path& picture, bool quiet);

}  // namespace viewer::cli
