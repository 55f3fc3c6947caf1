#include "geo/io/table_files.hpp"

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

}  // namespace

Result<std::vector<fs::path>> filesOf(const TableRequest& request) {
  TableAccess access(request);
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  const fs::path path = request.path;
  std::error_code error;
  if (!fs::exists(path, error)) {
    return fail(Failure::Kind::Unsupported, "not a file on this machine", request.path);
  }
  if (fs::is_directory(path, error)) return filesBelow(path);
  const bool single = isDelimited(*name) || *name != request.path;  // an archive holds all of it
  if (single) return std::vector{path};
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  const CPLStringList listed((*dataset)->GetFileList(), TRUE);
  std::vector<fs::path> files{path};
  for (int i = 0; i < listed.size(); ++i) {
    const fs::path file = listed[i];
    if (fs::is_regular_file(file, error) && file != path) files.push_back(file);
  }
  return files;
}

}  // namespace geo
