#include "geo/io/bundle_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace fs = std::filesystem;

Result<PrivateFolder> PrivateFolder::make() {
  std::error_code error;
  std::string name = (fs::temp_directory_path(error) / "truceline-bundle-XXXXXX").string();
  if (!error && ::mkdtemp(name.data())) return PrivateFolder(name);
  if (!error) error = {errno, std::system_category()};
  return fail(Failure::Kind::Unwritable,
              fmt::format("cannot make a temporary folder ({})", error.message()), name);
}

PrivateFolder::PrivateFolder(fs::path path) : path_(std::move(path)) {}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace geo
