#include "geo/io/bundle_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "truceline-bundle-", kRandomPart = "XXXXXX";

enum class Lock { Taken, Held, Impossible };  // Held: by somebody else

int openFolder(const fs::path& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

Lock lock(int folder) {
  if (::flock(folder, LOCK_EX | LOCK_NB) == 0) return Lock::Taken;
  return errno == EWOULDBLOCK ? Lock::Held : Lock::Impossible;  // not every file system has locks
}

bool isOurs(int folder) {
  struct stat about {};
  constexpr mode_t kPermissions = 07777;
  return ::fstat(folder, &about) == 0 && about.st_uid == ::geteuid() &&
         (about.st_mode & kPermissions) == S_IRWXU;
}

/// Between its making and its locking a new folder looks abandoned, and may be removed as such.
bool wasTakenAway(int folder, Lock locked) {
  struct stat about {};
  return locked == Lock::Held || ::fstat(folder, &about) != 0 || about.st_nlink == 0;
}

void removeIfAbandoned(const fs::path& path) {
  const int folder = openFolder(path);
  if (folder < 0) return;
  std::error_code ignored;
  if (isOurs(folder) && lock(folder) == Lock::Taken) fs::remove_all(path, ignored);
  ::close(folder);
}

}  // namespace

Result<PrivateFolder> PrivateFolder::make() {
  constexpr int kMostTries = 16;
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  std::string name = (parent / kPrefix).string().append(kRandomPart);
  for (int i = 0; i < kMostTries && !error; ++i) {
    name.replace(name.size() - kRandomPart.size(), kRandomPart.size(), kRandomPart);
    if (!::mkdtemp(name.data())) {
      error = {errno, std::system_category()};
      break;
    }
    const int folder = openFolder(name);
    if (folder < 0) continue;
    if (!wasTakenAway(folder, lock(folder))) return PrivateFolder(name, folder);
    ::close(folder);
  }
  if (!error) error = std::make_error_code(std::errc::resource_unavailable_try_again);
  return fail(Failure::Kind::Unwritable,
              fmt::format("cannot make a temporary folder ({})", error.message()), name);
}

PrivateFolder::PrivateFolder(fs::path path, int lock) : path_(std::move(path)), lock_(lock) {}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void removeAbandonedFolders() {
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) return;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool named = name.size() == kPrefix.size() + kRandomPart.size();
    if (named && name.starts_with(kPrefix)) removeIfAbandoned(entry->path());
  }
}

}  // namespace geo
