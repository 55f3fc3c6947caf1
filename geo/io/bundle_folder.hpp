// A folder for what must be a file for a while. Within geo/io only.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>

namespace geo {

/// A new folder among the temporary ones that nobody else can look into (mode 0700); it goes, with
/// all in it, when this goes.
class PrivateFolder {
 public:
  static Result<PrivateFolder> make();
  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&&) = delete;
  ~PrivateFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit PrivateFolder(std::filesystem::path path);
  std::filesystem::path path_;
};

}  // namespace geo
