// What a bundle says of itself: manifest.json, which names each of its files with size and hash.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct BundledFile {
  std::string name;  // in the bundle
  std::uint64_t bytes = 0;
  std::string sha256;  // 64 hexadecimal digits
  bool operator==(const BundledFile&) const = default;
};

/// Notes of a story's speaker; what was left out once stays so.
enum class SpeakerNotes { Kept, LeftOut };

struct BundleManifest {
  std::string program;  // that wrote it, with its version
  std::string title;    // the scenario's
  SpeakerNotes notes = SpeakerNotes::Kept;
  std::vector<BundledFile> files;  // all but the manifest itself
  bool operator==(const BundleManifest&) const = default;
};

/// As JSON; the same for the same manifest.
std::string manifestText(const BundleManifest& manifest);

/// Fails where the text is no manifest, or one of a version that is not known.
Result<BundleManifest> parseManifest(std::string_view text);

}  // namespace geo
