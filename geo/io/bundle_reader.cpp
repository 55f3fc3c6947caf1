#include "geo/io/bundle_reader.hpp"

#include "geo/io/bundle_archive.hpp"
#include "geo/io/bundle_names.hpp"
#include "geo/io/fingerprint.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/text_file.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, BundledFile>;  // by name

tl::unexpected<Failure> refused(std::string what) {
  return fail(Failure::Kind::Invalid, std::move(what));
}

tl::unexpected<Failure> refused(const std::string& entry, std::string_view why) {
  return refused(ofEntry(entry, why));
}

Result<BundleManifest> readManifest(BundleArchive& archive) {
  const auto found = std::ranges::find(archive.entries(), kManifestName, &ArchiveEntry::name);
  if (found == archive.entries().end()) return refused("no manifest.json in it");
  const auto text = archive.text(*found);
  if (!text) return tl::unexpected(text.error());
  return parseManifest(*text);
}

/// The manifest names what the archive holds, each once.
Result<Files> filesOf(const BundleManifest& manifest, const BundleArchive& archive) {
  Files files;
  for (const BundledFile& file : manifest.files) {
    if (!files.emplace(file.name, file).second) return refused(file.name, "is listed twice");
  }
  std::size_t found = 0;
  for (const ArchiveEntry& entry : archive.entries()) {
    if (entry.name == kManifestName) continue;
    const auto file = files.find(entry.name);
    if (file == files.end()) return refused(entry.name, "is not in the manifest");
    if (file->second.bytes != entry.bytes) return refused(entry.name, "is of another size");
    ++found;
  }
  if (found == files.size()) return files;
  for (const ArchiveEntry& entry : archive.entries()) files.erase(entry.name);
  return refused(files.begin()->first, "is in the manifest, but not in the bundle");
}

Result<void> unpack(BundleArchive& archive, const Files& files, const fs::path& folder) {
  for (const ArchiveEntry& entry : archive.entries()) {
    if (entry.name == kManifestName) continue;
    const fs::path to = folder / entry.name;
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (auto unpacked = archive.unpack(entry, to); !unpacked) return unpacked;
    const auto hash = sha256Of(to);
    if (!hash) return tl::unexpected(hash.error());
    if (*hash != files.at(entry.name).sha256) {
      return refused(entry.name, "has been changed: its SHA-256 is not that of the manifest");
    }
  }
  return {};
}

/// The file, or a folder of files, such as a table may be.
bool holds(const Files& files, const std::string& name) {
  if (files.contains(name)) return true;
  const auto after = files.lower_bound(name + "/");
  return after != files.end() && after->first.starts_with(name + "/");
}

/// A scenario in a bundle names nothing outside of it: neither a file nor an address.
Result<void> checkReferences(const Files& files, const fs::path& folder) {
  const std::string scenario = fmt::format("{}/scenario.toml", kBundledScenario);
  if (!files.contains(scenario)) return refused(fmt::format("no {} in it", scenario));
  Report seenAgainByTheReader;
  const auto text = readTextFile(folder / scenario, seenAgainByTheReader);
  if (!text) return refused(scenario, "cannot be read");
  const auto outline = parseScenarioToml(*text, scenario, seenAgainByTheReader);
  if (!outline) return tl::unexpected(outline.error());
  std::vector<std::string> named;
  if (!outline->sourcesFile.empty()) named.push_back(outline->sourcesFile);
  for (const Layer& layer : outline->scenario.layers) {
    if (!layer.file.empty()) named.push_back(layer.file);
  }
  for (const TableLink& table : outline->scenario.tables) named.push_back(table.path);
  for (const std::string& raster : outline->scenario.rasters) named.push_back(raster);
  for (const std::string& name : named) {
    const fs::path inside = (fs::path(kBundledScenario) / name).lexically_normal();
    const bool there = inside.string().starts_with(fmt::format("{}/", kBundledScenario)) &&
                       holds(files, inside.string());
    if (!there) return refused(scenario, fmt::format("names '{}', which is not in it", name));
  }
  return {};
}

}  // namespace

bool isBundle(const fs::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  std::error_code error;
  return (ending == ".truceline" && !fs::is_directory(file, error)) || beginsAsBundle(file);
}

Result<OpenBundle> OpenBundle::open(const fs::path& file) {
  const auto failed = [&file](Failure failure) {
    failure.on = file.string();
    return tl::unexpected(std::move(failure));
  };
  auto archive = BundleArchive::open(file);
  if (!archive) return failed(archive.error());
  auto manifest = readManifest(*archive);
  if (!manifest) return failed(manifest.error());
  const auto files = filesOf(*manifest, *archive);
  if (!files) return failed(files.error());
  auto folder = PrivateFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const auto checked = unpack(*archive, *files, folder->path()).and_then([&] {
    return checkReferences(*files, folder->path());
  });
  if (!checked) return failed(checked.error());
  return OpenBundle(file, std::move(*manifest), std::move(*folder));
}

OpenBundle::OpenBundle(fs::path file, BundleManifest manifest, PrivateFolder folder)
    : file_(std::move(file)), manifest_(std::move(manifest)), folder_(std::move(folder)) {}

fs::path OpenBundle::scenario() const {
  return folder() / kBundledScenario;
}

fs::path OpenBundle::assets() const {
  return folder() / kBundledAssets;
}

}  // namespace geo
