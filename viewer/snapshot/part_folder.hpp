// A folder that is whole or not there at all: filled beside its place, and moved there when done.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>

namespace viewer {

/// A new, empty folder that shall become `target`. Without commit() it goes away again, and nothing
/// has touched the target.
class PartFolder {
 public:
  static geo::Result<PartFolder> beside(const std::filesystem::path& target);
  PartFolder(PartFolder&& other) noexcept;
  PartFolder& operator=(PartFolder&&) = delete;
  ~PartFolder();

  const std::filesystem::path& path() const { return path_; }

  /// What the target holds already and the part does not; as links to the same files where the
  /// file system has them, else as copies.
  geo::Result<void> carryOver();

  /// Into the target's place; the folder that was there is removed.
  geo::Result<void> commit();

 private:
  PartFolder(std::filesystem::path path, std::filesystem::path target);
  std::filesystem::path path_, target_;
};

}  // namespace viewer
