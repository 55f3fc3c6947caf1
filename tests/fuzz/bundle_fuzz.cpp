// Any bytes as a bundle, as its manifest and as a name in it. What is promised for every input is
// checked; the sanitizers see to the rest.

#include "geo/io/bundle_manifest.hpp"
#include "geo/io/bundle_names.hpp"
#include "geo/io/bundle_reader.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

void require(bool promise) {
  if (!promise) std::abort();
}

void fuzzManifest(std::string_view text) {
  const auto manifest = geo::parseManifest(text);
  if (!manifest) return require(!manifest.error().what.empty());
  const std::string written = geo::manifestText(*manifest);
  const auto again = geo::parseManifest(written);
  require(again && *again == *manifest);
}

void fuzzName(std::string_view text) {
  const std::array names{std::string(text), std::string("other")};
  if (!geo::checkBundledNames(names)) return;
  const fs::path inside = (fs::path("folder") / names[0]).lexically_normal();
  require(inside.string() == "folder/" + names[0]);
}

/// In a folder that goes with the process.
void fuzzBundle(std::string_view bytes) {
  static const geo::PrivateFolder kFolder = *geo::PrivateFolder::make();
  const fs::path file = kFolder.path() / "b.truceline";
  std::ofstream(file, std::ios::binary) << bytes;
  const auto bundle = geo::OpenBundle::open(file);
  if (bundle) return require(fs::exists(bundle->scenario() / "scenario.toml"));
  require(!bundle.error().what.empty() && bundle.error().what.find('\n') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  fuzzManifest(bytes);
  fuzzName(bytes);
  fuzzBundle(bytes);
  return 0;
}
