#include "viewer/cli/pictures_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace viewer::cli {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string textOf(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool isFolder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

}  // namespace

fs::path picturesFolderIn(const std::string& userDirs, const std::string& home) {
  constexpr std::string_view kKey = "XDG_PICTURES_DIR=\"", kHome = "$HOME";
  std::istringstream lines(userDirs);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(kKey)) continue;
    std::string value = line.substr(kKey.size());
    value = value.substr(0, value.find('"'));
    if (value.starts_with(kHome)) value = home + value.substr(kHome.size());
    return value;
  }
  return {};
}

fs::path picturesFolder() {
  const std::string home = variable("HOME"), config = variable("XDG_CONFIG_HOME");
  const fs::path settings = config.empty() ? fs::path(home) / ".config" : fs::path(config);
  for (const fs::path& folder :
       {fs::path(variable("XDG_PICTURES_DIR")),
        picturesFolderIn(textOf(settings / "user-dirs.dirs"), home), fs::path(home) / "Pictures"}) {
    if (!folder.empty() && isFolder(folder)) return folder;
  }
  return ".";
}

}  // namespace viewer::cli
