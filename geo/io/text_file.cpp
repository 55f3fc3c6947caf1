#include "geo/io/text_file.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::uintmax_t kLargestBytes = 256u << 20u;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isContinuation(unsigned char byte) {
  return (byte & 0xC0u) == 0x80u;
}

/// The bytes of the well-formed character at the start of `text` (Unicode, table 3-7); 0 when there
/// is none, and for NUL.
std::size_t characterLength(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const unsigned char lead = byte(0), second = byte(1);
  if (lead == 0) return 0;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !isContinuation(second)) return 0;
  if (lead < 0xE0) return 2;
  if (!isContinuation(byte(2))) return 0;
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool outside = (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return outside || !isContinuation(byte(3)) ? 0 : 4;
}

/// Where the first byte that is not sound stands; text.size() when all are.
std::size_t firstUnsound(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const std::size_t length = characterLength(text.substr(from));
    if (length == 0) return from;
    from += length;
  }
  return from;
}

}  // namespace

std::string soundUtf8(std::string text, const std::string& file, Report& report) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  std::size_t bad = firstUnsound(text, 0);
  if (bad == text.size()) return text;
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  std::string sound;
  std::size_t start = 0, replaced = 0;
  while (bad < text.size()) {
    sound.append(text, start, bad - start).append(kReplacement);
    start = bad + 1;
    bad = firstUnsound(text, start);
    ++replaced;
  }
  sound.append(text, start);
  report.warn(file, static_cast<int>(line),
              fmt::format("not UTF-8: {} bytes replaced, the first in this line", replaced),
              {.advice = "save the file as UTF-8"});
  return sound;
}

Result<std::string> readTextFile(const std::filesystem::path& path, Report& report) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return fail(Failure::Kind::NotFound, "no such file", path.string());
  }
  if (!std::filesystem::is_regular_file(status)) {
    return fail(Failure::Kind::Unreadable, "not a file", path.string());
  }
  const auto size = std::filesystem::file_size(path, error);
  if (error) return fail(Failure::Kind::Unreadable, error.message(), path.string());
  if (size > kLargestBytes) {
    return fail(Failure::Kind::Unsupported, "larger than 256 MB", path.string());
  }
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!in.read(text.data(), static_cast<std::streamsize>(size))) {
    return fail(Failure::Kind::Unreadable, "cannot be read", path.string());
  }
  return soundUtf8(std::move(text), path.string(), report);
}

}  // namespace geo
