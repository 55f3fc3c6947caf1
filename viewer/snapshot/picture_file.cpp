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

std::string reasonText() {
  return std::system_category().message(errno);
}

tl::unexpected<Failure> writeFailure(const std::filesystem::path& path) {
  return geo::fail(Failure::Kind::Unwritable, fmt::format("cannot write ({})", reasonText()),
                   path.string());
}

/// All of `bytes` to the descriptor; false with errno set when it does not take them.
bool writeAll(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

geo::Result<std::vector<std::uint8_t>> encodePng(const Picture& picture, double dotsPerInch) {
  std::vector<std::uint8_t> bytes;
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
    if (!writeAll(STDOUT_FILENO, bytes)) return writeFailure("standard output");
    return {};
  }
  // A device or a pipe is written to as it is: there is nothing to rename.
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::is_directory(status)) {
    return geo::fail(Failure::Kind::Unwritable, "cannot write (it is a folder)", path.string());
  }
  const bool special = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  const std::string target =
      special ? path.string() : fmt::format("{}.{}.part", path.string(), ::getpid());
  const int flags = special ? O_WRONLY : O_WRONLY | O_CREAT | O_TRUNC;
  const int descriptor = ::open(target.c_str(), flags | O_CLOEXEC, 0644);
  if (descriptor < 0) return writeFailure(path);
  bool good = writeAll(descriptor, bytes) && (special || ::fsync(descriptor) == 0);
  const int reason = errno;
  good = ::close(descriptor) == 0 && good;
  if (good && !special) good = ::rename(target.c_str(), path.c_str()) == 0;
  if (good) return {};
  if (reason != 0) errno = reason;
  auto failure = writeFailure(path);
  if (!special) ::unlink(target.c_str());
  return failure;
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
