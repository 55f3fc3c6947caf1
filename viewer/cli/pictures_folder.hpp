// Where a quick picture goes, and a quick scenario.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace viewer::cli {

/// The user's folder for pictures: XDG_PICTURES_DIR, from the environment or from user-dirs.dirs
/// (xdg-user-dirs), else ~/Pictures where it exists, else the working folder.
std::filesystem::path picturesFolder();

/// The same for documents: XDG_DOCUMENTS_DIR, else the working folder.
std::filesystem::path documentsFolder();

/// What user-dirs.dirs has for a key such as XDG_PICTURES_DIR; empty where it has none. "$HOME" at
/// the start stands for `home`.
std::filesystem::path userFolderIn(const std::string& userDirs, std::string_view key,
                                   const std::string& home);

}  // namespace viewer::cli
