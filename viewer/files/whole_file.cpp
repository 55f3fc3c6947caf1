#include "viewer/files/whole_file.hpp"

#include "viewer/files/part_registry.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;
using geo::Failure;

tl::unexpected<Failure> writeFailure(const fs::path& path, int reason) {
  return geo::fail(Failure::Kind::Unwritable,
                   fmt::format("cannot write ({})", std::system_category().message(reason)),
                   path == "-" ? "standard output" : path.string());
}

/// All of `bytes` to the descriptor; 0, or errno when it does not take them.
int writeAll(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Standard output, a device or a pipe: there is nothing to rename.
bool isWrittenStraight(const fs::path& path) {
  if (path == "-") return true;
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

bool isFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

/// The file that a link leads to, so that the link is not replaced by a file: /dev/stdout is one.
fs::path behindLinks(fs::path path) {
  constexpr int kMostLinks = 40;
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i) {
    const auto target = fs::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / target;  // an absolute target stands for itself
  }
  return path;
}

/// A name for the i-th try. It is short, so that a long one of the target is no obstacle.
std::string partName(const fs::path& target, int i) {
  constexpr std::size_t kLongestExtension = 16;
  std::string extension = target.extension().string();
  if (extension.size() > kLongestExtension) extension.clear();
  return fmt::format(".truceline-{}-{}.part{}", ::getpid(), i, extension);
}

geo::Result<fs::path> makePart(const fs::path& folder, const fs::path& target) {
  constexpr int kMostTries = 1000;
  int reason = 0;
  for (int i = 0; i < kMostTries; ++i) {
    fs::path path = folder / partName(target, i);
    const Descriptor made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (made) return path;
    reason = errno;
    if (reason != EEXIST) break;
  }
  return writeFailure(target, reason);
}

/// Whether all of a file lies on the disk: 0, or errno.
int syncFile(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file) return errno;
  const int reason = ::fsync(file.number()) != 0 ? errno : 0;
  const int closed = file.close();
  return reason != 0 ? reason : closed;
}

geo::Result<void> copyInto(WholeFile& out, const fs::path& path) {
  constexpr std::size_t kBytesAtOnce = 1 << 20;
  const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in) return writeFailure(path, errno);
  std::vector<std::uint8_t> bytes(kBytesAtOnce);
  while (true) {
    const ssize_t count = ::read(in.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return writeFailure(path, errno);
    if (count == 0) return out.commit();
    auto written = out.write(std::span(bytes.data(), static_cast<std::size_t>(count)));
    if (!written) return written;
  }
}

}  // namespace

geo::Result<PartFile> PartFile::beside(const fs::path& target) {
  if (isFolder(target)) {
    return geo::fail(Failure::Kind::Unwritable, "cannot write (it is a folder)", target.string());
  }
  std::error_code ignored;
  const fs::path folder = isWrittenStraight(target) ? fs::temp_directory_path(ignored)
                                                    : behindLinks(target).parent_path();
  auto path = makePart(folder, target);
  if (!path) return tl::unexpected(path.error());
  return PartFile(std::move(*path), target);
}

PartFile::PartFile(fs::path path, fs::path target)
    : path_(std::move(path)), target_(std::move(target)), registered_(rememberPart(path_)) {}

PartFile::PartFile(PartFile&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      target_(std::move(other.target_)),
      registered_(std::exchange(other.registered_, {})) {}

PartFile::~PartFile() {
  remove();
}

void PartFile::remove() {
  if (path_.empty()) return;
  ::unlink(path_.c_str());
  forget();
}

/// The name may be somebody else's from now on.
void PartFile::forget() {
  if (registered_) forgetPart(*registered_);
  path_.clear();
}

geo::Result<void> PartFile::commit() {
  if (isWrittenStraight(target_)) {
    auto out = WholeFile::open(target_);
    if (!out) return tl::unexpected(out.error());
    auto copied = copyInto(*out, path_);
    remove();
    return copied;
  }
  int reason = syncFile(path_);
  if (reason == 0 && ::rename(path_.c_str(), behindLinks(target_).c_str()) != 0) reason = errno;
  if (reason == 0) {
    forget();
    return {};
  }
  remove();
  return writeFailure(target_, reason);
}

WholeFile::WholeFile(fs::path path, std::optional<PartFile> part, Descriptor out)
    : path_(std::move(path)), part_(std::move(part)), out_(std::move(out)) {}

geo::Result<WholeFile> WholeFile::open(const fs::path& path) {
  std::optional<PartFile> part;
  if (!isWrittenStraight(path)) {
    auto made = PartFile::beside(path);
    if (!made) return tl::unexpected(made.error());
    part.emplace(std::move(*made));
  }
  Descriptor out(path == "-"
                     ? ::dup(STDOUT_FILENO)
                     : ::open(part ? part->path().c_str() : path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!out) return writeFailure(path, errno);
  return WholeFile(path, std::move(part), std::move(out));
}

geo::Result<void> WholeFile::write(std::span<const std::uint8_t> bytes) {
  const int reason = writeAll(out_.number(), bytes);
  if (reason != 0) return writeFailure(path_, reason);
  return {};
}

geo::Result<void> WholeFile::commit() {
  if (const int reason = out_.close(); reason != 0) return writeFailure(path_, reason);
  return part_ ? part_->commit() : geo::Result<void>{};
}

geo::Result<void> writeWhole(const fs::path& path, std::span<const std::uint8_t> bytes) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  if (auto written = file->write(bytes); !written) return written;
  return file->commit();
}

geo::Result<void> writeWhole(const fs::path& path, std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  return writeWhole(path, std::span(data, text.size()));
}

}  // namespace viewer
