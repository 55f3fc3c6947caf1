// Where a quick picture goes.
#pragma once

#include <filesystem>
#include <string>

namespace viewer::cli {

/// The user's folder for pictures: XDG_PICTURES_DIR, from the environment or from user-dirs.dirs
/// (xdg-user-dirs), else ~/Pictures where it exists, else the working folder.
std::filesystem::path picturesFolder();

/// XDG_PICTURES_DIR as user-dirs.dirs has it; empty where it has none. "$HOME" at the start stands
/// for `home`.
std::filesystem::path picturesFolderIn(const std::string& userDirs, const std::string& home);

}  // namespace viewer::cli
