#include "viewer/cli/pictures_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
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

/// As the environment or user-dirs.dirs says, or `otherwise`, or else the working folder.
fs::path userFolder(const char* key, const fs::path& otherwise) {
  const std::string home = variable("HOME"), config = variable("XDG_CONFIG_HOME");
  const fs::path settings = config.empty() ? fs::path(home) / ".config" : fs::path(config);
  for (const fs::path& folder :
       {fs::path(variable(key)), userFolderIn(textOf(settings / "user-dirs.dirs"), key, home),
        otherwise}) {
    if (!folder.empty() && isFolder(folder)) return folder;
  }
  return ".";
}

}  // namespace

fs::path userFolderIn(const std::string& userDirs, std::string_view key, const std::string& home) {
  constexpr std::string_view kHome = "$HOME";
  const std::string start = std::string(key) + "=\"";
  std::istringstream lines(userDirs);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(start)) continue;
    std::string value = line.substr(start.size());
    value = value.substr(0, value.find('"'));
    if (value.starts_with(kHome)) value = home + value.substr(kHome.size());
    return value;
  }
  return {};
}

fs::path picturesFolder() {
  return userFolder("XDG_PICTURES_DIR", fs::path(variable("HOME")) / "Pictures");
}

fs::path documentsFolder() {
  return userFolder("XDG_DOCUMENTS_DIR", {});
}

}  // namespace viewer::cli
