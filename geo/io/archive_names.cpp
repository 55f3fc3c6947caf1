#include "geo/io/archive_names.hpp"

#include "geo/io/gdal.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

/// Endings of files that are opened by their own name; others of an archive lie beside these.
constexpr std::string_view kEndings[] = {
    ".csv",      ".tsv", ".psv", ".txt", ".shp", ".gpkg", ".geojson", ".json",
    ".geojsonl", ".kml", ".kmz", ".gpx", ".gml", ".fgb",  ".sqlite",  ".xlsx",
    ".ods",      ".xls", ".tab", ".mif", ".osm", ".pbf",  ".topojson"};

std::string lowerEndingOf(const fs::path& file) {
  std::string ending = file.extension();
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  }
  return ending;
}

bool isOpenable(const fs::path& file) {
  const bool hidden =
      file.filename().string().starts_with('.') || file.string().starts_with("__MACOSX");
  return !hidden && std::ranges::find(kEndings, lowerEndingOf(file)) != std::end(kEndings);
}

std::vector<fs::path> openableOf(const CPLStringList& names) {
  std::vector<fs::path> files;
  for (int i = 0; i < names.size(); ++i) {
    if (isOpenable(names[i])) files.emplace_back(names[i]);
  }
  std::ranges::sort(files);
  // A text that tells of the others is no table.
  if (files.size() > 1) {
    std::erase_if(files, [](const auto& file) { return file.extension() == ".txt"; });
  }
  return files;
}

bool areShapefilesOfOneFolder(const std::vector<fs::path>& files) {
  return std::ranges::all_of(files, [&files](const fs::path& file) {
    return lowerEndingOf(file) == ".shp" && file.parent_path() == files[0].parent_path();
  });
}

}  // namespace

std::string nameOfMember(const std::string& path, const std::string& member) {
  return "/vsizip/" + path + "/" + member;
}

std::vector<std::string> membersOf(const std::string& path) {
  const bool here = !path.starts_with("/vsi") && path.find("://") == std::string::npos;
  if (!here || lowerEndingOf(path) != ".zip") return {};
  const GdalMessages unheard;
  const auto files = openableOf(CPLStringList(VSIReadDirRecursive(("/vsizip/" + path).c_str())));
  if (files.size() < 2 || areShapefilesOfOneFolder(files)) return {};
  return {files.begin(), files.end()};
}

Result<std::string> nameInArchive(const std::string& path) {
  const CPLStringList names(VSIReadDirRecursive(("/vsizip/" + path).c_str()));
  if (names.empty()) {
    return fail(Failure::Kind::Unreadable, "not an archive that can be read", path);
  }
  const auto files = openableOf(names);
  if (files.empty()) {
    return fail(Failure::Kind::Unsupported, "no file of rows in the archive", path);
  }
  return nameOfMember(path, files.size() == 1 ? files[0] : files[0].parent_path());
}

}  // namespace geo
