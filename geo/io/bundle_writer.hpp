// A scenario with all that it needs becomes one file (docs/bundle.md).
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/bundle_manifest.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// A file to be carried.
struct BundleEntry {
  std::string name;            // in the bundle
  std::filesystem::path file;  // that it is copied from, unless:
  std::optional<std::string> text{};
};

/// Writes a bundle into a file that is there to be filled. `about` says what the manifest says
/// besides its files. The same entries give the same bytes, in whatever order. Fails where an entry
/// cannot be read or the result would not open; what lies in `file` is to be thrown away then.
Result<void> writeBundle(const std::filesystem::path& file, const BundleManifest& about,
                         std::vector<BundleEntry> entries);

}  // namespace geo
