#include "viewer/snapshot/picture_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>
#include <png.h>

namespace viewer {

namespace {

using geo::Failure;

void appendBytes(png_structp png, png_bytep data, png_size_t length) {
  auto* out = static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(png));
  out->insert(out->end(), data, data + length);
}

void ignoreFlush(png_structp) {}

std::vector<std::uint8_t> withoutAlpha(const Picture& picture) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(picture.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
    rgb.insert(rgb.end(), &picture.rgba[i], &picture.rgba[i] + 3);
  }
  return rgb;
}

/// libpng reports errors by longjmp: nothing with a destructor may live in this function.
bool writePng(png_structp png, png_infop info, const Picture& picture, const std::uint8_t* rgb,
              png_uint_32 dotsPerMetre) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.widthPx),
               static_cast<png_uint_32>(picture.heightPx), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, dotsPerMetre, dotsPerMetre, PNG_RESOLUTION_METER);
  png_set_compression_level(png, 6);
  png_write_info(png, info);
  for (int row = 0; row < picture.heightPx; ++row) {
    png_write_row(
        png, rgb + static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.widthPx) * 3);
  }
  png_write_end(png, info);
  return true;
}

tl::unexpected<Failure> writeFailure(const std::filesystem::path& path, int reason) {
  return geo::fail(Failure::Kind::Unwritable,
                   fmt::format("cannot write ({})", std::system_category().message(reason)),
                   path.string());
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

/// A device or a pipe is written to as it is: there is nothing to rename.
geo::Result<void> writeStraight(const std::filesystem::path& path,
                                std::span<const std::uint8_t> bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return writeFailure(path, errno);
  int reason = writeAll(descriptor, bytes);
  if (::close(descriptor) != 0 && reason == 0) reason = errno;
  if (reason != 0) return writeFailure(path, reason);
  return {};
}

/// A new file that nobody else writes to. Its name is short, so that a long one of the file that it
/// shall become is no obstacle.
struct PartFile {
  int descriptor = -1, reason = 0;
  std::filesystem::path path;
};

PartFile openPartBeside(const std::filesystem::path& path) {
  constexpr int kMostTries = 1000;
  PartFile part;
  for (int i = 0; i < kMostTries; ++i) {
    part.path = path.parent_path() / fmt::format(".truceline-{}-{}.part", ::getpid(), i);
    part.descriptor = ::open(part.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (part.descriptor >= 0) return part;
    part.reason = errno;
    if (part.reason != EEXIST) break;
  }
  return part;
}

geo::Result<void> writeAndRename(const std::filesystem::path& path,
                                 std::span<const std::uint8_t> bytes) {
  const PartFile part = openPartBeside(path);
  if (part.descriptor < 0) return writeFailure(path, part.reason);
  int reason = writeAll(part.descriptor, bytes);
  if (reason == 0 && ::fsync(part.descriptor) != 0) reason = errno;
  if (::close(part.descriptor) != 0 && reason == 0) reason = errno;
  if (reason == 0 && ::rename(part.path.c_str(), path.c_str()) != 0) reason = errno;
  if (reason == 0) return {};
  ::unlink(part.path.c_str());
  return writeFailure(path, reason);
}

/// The file that a link leads to, so that the link is not replaced by a file: /dev/stdout is one.
std::filesystem::path behindLinks(std::filesystem::path path) {
  constexpr int kMostLinks = 40;
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, error); ++i) {
    const auto target = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / target;  // an absolute target stands for itself
  }
  return path;
}

bool hasAllPixels(const Picture& picture) {
  return picture.widthPx > 0 && picture.heightPx > 0 &&
         picture.rgba.size() == static_cast<std::size_t>(picture.widthPx) *
                                    static_cast<std::size_t>(picture.heightPx) * 4;
}

}  // namespace

geo::Result<std::vector<std::uint8_t>> encodePng(const Picture& picture, double dotsPerInch) {
  std::vector<std::uint8_t> bytes;
  if (!hasAllPixels(picture)) {
    return geo::fail(Failure::Kind::Invalid, "a picture without all its pixels",
                     fmt::format("{}x{}", picture.widthPx, picture.heightPx));
  }
  const std::vector<std::uint8_t> rgb = withoutAlpha(picture);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  bool written = false;
  if (info) {
    png_set_write_fn(png, &bytes, appendBytes, ignoreFlush);
    const auto dotsPerMetre = static_cast<png_uint_32>(std::lround(dotsPerInch / 0.0254));
    written = writePng(png, info, picture, rgb.data(), dotsPerMetre);
  }
  png_destroy_write_struct(&png, &info);
  if (!written) return geo::fail(Failure::Kind::Unwritable, "cannot encode the picture as PNG");
  return bytes;
}

geo::Result<void> writeWhole(const std::filesystem::path& path,
                             std::span<const std::uint8_t> bytes) {
  if (path == "-") {
    const int reason = writeAll(STDOUT_FILENO, bytes);
    if (reason != 0) return writeFailure("standard output", reason);
    return {};
  }
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::is_directory(status)) {
    return geo::fail(Failure::Kind::Unwritable, "cannot write (it is a folder)", path.string());
  }
  const bool isFile = std::filesystem::is_regular_file(status);
  if (std::filesystem::exists(status) && !isFile) return writeStraight(path, bytes);
  auto written = writeAndRename(behindLinks(path), bytes);
  if (!written) written.error().on = path.string();
  return written;
}

geo::Result<void> writeWhole(const std::filesystem::path& path, std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  return writeWhole(path, std::span(data, text.size()));
}

geo::Result<void> checkPictureName(const std::filesystem::path& path) {
  if (path == "-") return {};
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".png") return {};
  return geo::fail(Failure::Kind::Usage, "pictures are written as .png, not under this name",
                   path.string());
}

}  // namespace viewer
