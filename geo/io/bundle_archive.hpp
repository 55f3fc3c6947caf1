// The ZIP archive that a bundle is, looked at before anything is taken out of it. Within geo/io
// only.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <minizip/unzip.h>
#include <span>
#include <string>
#include <vector>

namespace geo {

struct ArchiveEntry {
  std::string name;
  std::uint64_t bytes = 0, packedBytes = 0;  // as the archive states them
  unz64_file_pos place{};
};

/// Whether a file begins as every bundle does.
bool beginsAsBundle(const std::filesystem::path& file);

class BundleArchive {
 public:
  /// Fails, naming the entry, where an entry is encrypted, no plain file, packed in an unknown way,
  /// too large, or has a name that is refused (bundle_names.hpp); and where there are too many.
  static Result<BundleArchive> open(const std::filesystem::path& file);

  const std::vector<ArchiveEntry>& entries() const { return entries_; }

  /// The whole of a small entry.
  Result<std::string> text(const ArchiveEntry& entry);
  /// Into a new file, whose folder is there.
  Result<void> unpack(const ArchiveEntry& entry, const std::filesystem::path& to);

 private:
  struct Closer {
    void operator()(void* archive) const { unzClose(archive); }
  };
  using Handle = std::unique_ptr<void, Closer>;
  /// Takes the next bytes; false when it cannot.
  using Sink = std::function<bool(std::span<const char>)>;

  BundleArchive(Handle handle, std::filesystem::path file);
  Result<void> list();
  Result<ArchiveEntry> current();
  Result<void> check() const;
  tl::unexpected<Failure> cannotUnpack(const ArchiveEntry& entry) const;
  Result<void> read(const ArchiveEntry& entry, const Sink& sink);

  Handle handle_;
  std::filesystem::path file_;
  std::vector<ArchiveEntry> entries_;
};

}  // namespace geo
