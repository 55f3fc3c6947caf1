// Which files go into a scenario's folder, and under which names.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace viewer {

struct FileCopy {
  std::filesystem::path from;
  std::string name;  // in the folder; `/` between the names of folders
};

struct FolderPlan {
  std::vector<FileCopy> copies;
  std::vector<std::string> tables, rasters;  // the name of each in the folder
};

/// Room for `kept`, whose names stay, and for the files that these tables and rasters are read
/// from. One that lies in the folder already stays where it is. Names are safe, and differ also
/// where case does not count; the second of one name lies in a folder of its own. Fails where one
/// is no file that can be copied.
geo::Result<FolderPlan> planFolder(const std::filesystem::path& folder, std::vector<FileCopy> kept,
                                   std::span<const std::string> tables,
                                   std::span<const std::string> rasters);

}  // namespace viewer
