// Files that are whole or not there at all: written beside their place, and moved there when done.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace viewer {

/// A new, empty file that shall become `target`, for writers that want a path of their own; it has
/// the target's extension. Nothing but commit() touches the target.
class PartFile {
 public:
  /// Beside the target; for standard output (`-`), devices and pipes among the temporary files.
  static geo::Result<PartFile> beside(const std::filesystem::path& target);
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  const std::filesystem::path& path() const { return path_; }

  /// Onto the disk and into the target's place: renamed, or copied into a device or pipe. A link
  /// is followed. On failure the part is gone and an older file of that name is untouched.
  geo::Result<void> commit();

 private:
  PartFile(std::filesystem::path path, std::filesystem::path target);
  void remove();
  void forget();
  std::filesystem::path path_, target_;
  std::optional<std::size_t> registered_;
};

/// The same for bytes that come one after the other. Devices, pipes and standard output (`-`) are
/// written to as they are. Without commit() nothing is left.
class WholeFile {
 public:
  static geo::Result<WholeFile> open(const std::filesystem::path& path);

  geo::Result<void> write(std::span<const std::uint8_t> bytes);
  geo::Result<void> commit();

 private:
  WholeFile(std::filesystem::path path, std::optional<PartFile> part, Descriptor out);
  std::filesystem::path path_;
  std::optional<PartFile> part_;  // none: written straight
  Descriptor out_;
};

/// All at once.
geo::Result<void> writeWhole(const std::filesystem::path& path,
                             std::span<const std::uint8_t> bytes);
geo::Result<void> writeWhole(const std::filesystem::path& path, std::string_view text);

}  // namespace viewer
