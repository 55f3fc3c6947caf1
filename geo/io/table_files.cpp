#include "geo/io/table_files.hpp"

#include "geo/io/archive_names.hpp"
#include "geo/io/file_kind.hpp"
#include "geo/io/json_records.hpp"
#include "geo/io/raster_access.hpp"
#include "geo/io/table_access.hpp"

#include <algorithm>
#include <system_error>

namespace geo {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesBelow(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    if (entry->is_regular_file(error)) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

/// The file, then those that GDAL reads with it.
std::vector<fs::path> filesBeside(const fs::path& path, GDALDataset& dataset) {
  std::error_code error;
  const CPLStringList listed(dataset.GetFileList(), TRUE);
  std::vector<fs::path> files{path};
  for (int i = 0; i < listed.size(); ++i) {
    const fs::path file = listed[i];
    if (fs::is_regular_file(file, error) && file != path) files.push_back(file);
  }
  return files;
}

/// World files and their like, which not every driver lists: of map.png map.pgw, map.pngw, map.wld.
std::vector<fs::path> placingFiles(const fs::path& raster) {
  const std::string ending = raster.extension().string();
  std::vector<std::string> endings{".wld", ".prj", ending + "w"};
  if (ending.size() > 2) endings.push_back({'.', ending[1], ending.back(), 'w'});
  std::vector<fs::path> files;
  for (const std::string& other : endings) {
    files.push_back(fs::path(raster).replace_extension(other));
  }
  for (const char* more : {".aux.xml", ".ovr"}) files.emplace_back(raster.string() + more);
  return files;
}

}  // namespace

Result<std::vector<fs::path>> filesOfRaster(const std::string& path) {
  RasterAccess access({path, Network::Forbidden, {}});
  const auto dataset = access.open();
  if (!dataset) return tl::unexpected(dataset.error());
  std::vector<fs::path> files = filesBeside(path, **dataset);
  for (const fs::path& file : placingFiles(path)) {
    std::error_code error;
    const bool isNew = std::ranges::find(files, file) == files.end();
    if (isNew && fs::is_regular_file(file, error)) files.push_back(file);
  }
  return files;
}

Result<std::vector<fs::path>> filesOf(const TableRequest& request) {
  if (!membersOf(request.path).empty()) return std::vector<fs::path>{request.path};
  TableAccess access(request);
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  const fs::path path = request.path;
  std::error_code error;
  if (!fs::exists(path, error)) {
    return fail(Failure::Kind::Unsupported, "not a file on this machine", request.path);
  }
  if (fs::is_directory(path, error)) return filesBelow(path);
  const bool single = isDelimited(*name) || areJsonRecords(startOf(*name)) ||
                      *name != request.path;  // an archive holds all of it
  if (single) return std::vector{path};
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  return filesBeside(path, **dataset);
}

}  // namespace geo
