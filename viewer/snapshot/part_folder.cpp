#include "viewer/snapshot/part_folder.hpp"

#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;

tl::unexpected<geo::Failure> writeFailure(const fs::path& path, const std::error_code& error) {
  return geo::fail(geo::Failure::Kind::Unwritable,
                   fmt::format("cannot write ({})", error.message()), path.string());
}

/// A name beside the target that nothing has.
fs::path freeName(const fs::path& target, const char* ending) {
  std::error_code error;
  for (int i = 0;; ++i) {
    fs::path path = target.parent_path() / fmt::format(".truceline-{}.{}", i, ending);
    const fs::file_type type = fs::symlink_status(path, error).type();
    const bool unknown = type == fs::file_type::none;  // using the name will say why
    if (type == fs::file_type::not_found || unknown) return path;
  }
}

std::error_code linkOrCopy(const fs::directory_entry& entry, const fs::path& to) {
  std::error_code error;
  if (entry.is_symlink(error)) {
    fs::copy_symlink(entry.path(), to, error);
  } else if (entry.is_directory(error)) {
    fs::create_directory(to, error);
  } else {
    fs::create_hard_link(entry.path(), to, error);
    if (error) fs::copy_file(entry.path(), to, error);
  }
  return error;
}

}  // namespace

geo::Result<PartFolder> PartFolder::beside(const fs::path& target) {
  std::error_code error;
  if (!fs::is_directory(target.parent_path(), error)) {
    return geo::fail(geo::Failure::Kind::NotFound, "no such folder", target.parent_path().string());
  }
  const fs::path path = freeName(target, "part");
  fs::create_directory(path, error);
  if (error) return writeFailure(target, error);
  return PartFolder(path, target);
}

PartFolder::PartFolder(fs::path path, fs::path target)
    : path_(std::move(path)), target_(std::move(target)) {}

PartFolder::PartFolder(PartFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), target_(std::move(other.target_)) {}

PartFolder::~PartFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

geo::Result<void> PartFolder::carryOver() {
  std::error_code error;
  if (!fs::exists(target_, error)) return {};
  fs::recursive_directory_iterator entry(target_, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    const fs::path to = path_ / entry->path().lexically_relative(target_);
    const bool there = fs::symlink_status(to, error).type() != fs::file_type::not_found;
    error = there ? std::error_code{} : linkOrCopy(*entry, to);
    if (error) break;
  }
  if (error) return writeFailure(target_, error);
  return {};
}

geo::Result<void> PartFolder::commit() {
  std::error_code error;
  const bool replaces = fs::exists(target_, error) && !fs::is_empty(target_, error);
  const fs::path old = replaces ? freeName(target_, "old") : fs::path();
  if (replaces) fs::rename(target_, old, error);
  if (error) return writeFailure(target_, error);
  fs::rename(path_, target_, error);
  if (error) {
    std::error_code ignored;
    if (replaces) fs::rename(old, target_, ignored);
    return writeFailure(target_, error);
  }
  path_.clear();
  if (replaces) fs::remove_all(old, error);
  if (!error) return {};
  return geo::fail(geo::Failure::Kind::Unwritable,
                   fmt::format("saved, but what was there before remains ({})", error.message()),
                   old.string());
}

}  // namespace viewer
