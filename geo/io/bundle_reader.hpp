// A scenario with all that it needs in one file (docs/bundle.md), opened. Nothing of it is shown
// before every byte has been checked, and nothing of it ever reaches the network.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/bundle_folder.hpp"
#include "geo/io/bundle_manifest.hpp"

#include <filesystem>

namespace geo {

/// Whether a file is meant as a bundle: it ends in .truceline, or begins as bundles do.
bool isBundle(const std::filesystem::path& file);

/// An opened bundle: its files lie in a private folder for as long as this lives.
class OpenBundle {
 public:
  /// Unpacks and checks all. Fails, naming the entry, where anything is not as the manifest says,
  /// or where the scenario names a file that the bundle does not hold; nothing is left then.
  static Result<OpenBundle> open(const std::filesystem::path& file);

  const std::filesystem::path& file() const { return file_; }
  const BundleManifest& manifest() const { return manifest_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path scenario() const;  // a scenario folder
  std::filesystem::path assets() const;    // as the program's own

 private:
  OpenBundle(std::filesystem::path file, BundleManifest manifest, PrivateFolder folder);
  std::filesystem::path file_;
  BundleManifest manifest_;
  PrivateFolder folder_;
};

}  // namespace geo
