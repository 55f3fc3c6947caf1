// A folder for what must be a file for a while. Within geo/io, but for what main removes.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>

namespace geo {

/// A new folder among the temporary ones that nobody else can look into (mode 0700); it goes, with
/// all in it, when this goes. Locked for as long: the lock of a process that was killed is free.
class PrivateFolder {
 public:
  static Result<PrivateFolder> make();
  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&&) = delete;
  ~PrivateFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  PrivateFolder(std::filesystem::path path, int lock);
  std::filesystem::path path_;
  int lock_;  // the opened folder; -1: none
};

/// Removes what processes of the same user left behind that were killed. Nothing else, and nothing
/// that a link leads to.
void removeAbandonedFolders();

}  // namespace geo
