#include "geo/io/archive_names.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostListed = 20;

/// Endings of files that are opened by their own name; others of an archive lie beside these.
constexpr std::string_view kEndings[] = {
    ".csv",      ".tsv", ".psv", ".txt", ".shp", ".gpkg", ".geojson", ".json",
    ".geojsonl", ".kml", ".kmz", ".gpx", ".gml", ".fgb",  ".sqlite",  ".xlsx",
    ".ods",      ".xls", ".tab", ".mif", ".osm", ".pbf",  ".topojson"};

bool isOpenable(const fs::path& file) {
  std::string ending = file.extension();
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  }
  const bool hidden =
      file.filename().string().starts_with('.') || file.string().starts_with("__MACOSX");
  return !hidden && std::ranges::find(kEndings, ending) != std::end(kEndings);
}

std::vector<fs::path> openableOf(const CPLStringList& names) {
  std::vector<fs::path> files;
  for (int i = 0; i < names.size(); ++i) {
    if (isOpenable(names[i])) files.emplace_back(names[i]);
  }
  std::ranges::sort(files);
  return files;
}

bool areShapefilesOfOneFolder(const std::vector<fs::path>& files) {
  return std::ranges::all_of(files, [&files](const fs::path& file) {
    return (file.extension() == ".shp" || file.extension() == ".SHP") &&
           file.parent_path() == files[0].parent_path();
  });
}

}  // namespace

Result<std::string> nameInArchive(const std::string& path) {
  const std::string archive = "/vsizip/" + path;
  const CPLStringList names(VSIReadDirRecursive(archive.c_str()));
  if (names.empty()) {
    return fail(Failure::Kind::Unreadable, "not an archive that can be read", path);
  }
  auto files = openableOf(names);
  // A text that tells of the others is no table.
  if (files.size() > 1)
    std::erase_if(files, [](const auto& file) { return file.extension() == ".txt"; });
  if (files.empty()) {
    return fail(Failure::Kind::Unsupported, "no file of rows in the archive", path);
  }
  if (files.size() == 1) return archive + "/" + files[0].string();
  if (areShapefilesOfOneFolder(files)) return archive + "/" + files[0].parent_path().string();
  std::string list;
  for (std::size_t i = 0; i < std::min(files.size(), kMostListed); ++i) {
    list += fmt::format("{}{}/{}", i > 0 ? ", " : "", archive, files[i].string());
  }
  return fail(Failure::Kind::Unsupported,
              "holds several files of rows: unpack it, or name one of " + list, path);
}

}  // namespace geo
