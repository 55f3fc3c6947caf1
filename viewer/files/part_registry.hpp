// The part files and temporary folders that lie on the disk just now, so that a program that is
// stopped takes them along.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace viewer {

/// Remembers a part file; the place in the registry, or nothing where that is full.
std::optional<std::size_t> rememberPart(const std::filesystem::path& path);
void forgetPart(std::size_t place);

/// Remembers a folder with all that lies in it now, for as long as this lives.
class RememberedFolder {
 public:
  explicit RememberedFolder(const std::filesystem::path& folder);
  RememberedFolder(const RememberedFolder&) = delete;
  RememberedFolder& operator=(const RememberedFolder&) = delete;
  ~RememberedFolder();

 private:
  std::vector<std::string> paths_;  // each after what lies in it
  std::optional<std::size_t> place_;
};

/// Removes all that, as a program does that is about to end without its destructors. Allocates
/// nothing.
void removeParts();

/// From now on SIGINT, SIGTERM and SIGHUP remove all that before they end the program; a
/// signal that is ignored or already handled stays as it is. For main.
void removePartsWhenStopped();

}  // namespace viewer
