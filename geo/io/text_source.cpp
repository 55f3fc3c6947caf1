#include "geo/io/text_source.hpp"

#include "geo/io/sound_text.hpp"

#include <algorithm>
#include <string_view>

#include <cpl_error.h>

namespace geo {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{4} << 20;

/// Where it costs nothing to know; of compressed files GDAL knows it only when it has read them.
double sizeOf(const std::string& name) {
  VSIStatBufL status;
  const bool plain = !name.starts_with("/vsigzip/");
  const bool known = plain && VSIStatExL(name.c_str(), &status, VSI_STAT_SIZE_FLAG) == 0;
  return known ? static_cast<double>(status.st_size) : 0;
}

unsigned unitAt(std::string_view bytes, std::size_t at, bool little) {
  const unsigned first = static_cast<unsigned char>(bytes[at]);
  const unsigned second = static_cast<unsigned char>(bytes[at + 1]);
  return little ? first | second << 8U : first << 8U | second;
}

}  // namespace

Result<TextSource> TextSource::open(const std::string& name, const std::string& path) {
  VSILFILE* const file = VSIFOpenL(name.c_str(), "rb");
  if (!file) return fail(Failure::Kind::Unreadable, "cannot be opened", path);
  return TextSource(file, sizeOf(name));
}

bool TextSource::readInto(std::string& text) {
  std::string block(kBlockBytes, '\0');
  CPLErrorReset();
  const std::size_t count = VSIFReadL(block.data(), 1, block.size(), file_.get());
  block.resize(count);
  read_ += static_cast<double>(count);
  if (!begun_) begin(block);
  if (encoding_ == Encoding::Bytes && text.empty()) {
    text = std::move(block);
  } else if (encoding_ == Encoding::Bytes) {
    text += block;
  } else {
    convert(block, text);
  }
  broken_ = broken_ || CPLGetLastErrorType() >= CE_Failure;
  return count == kBlockBytes;
}

double TextSource::share() const {
  return size_ > 0 ? std::min(1.0, read_ / size_) : 0;
}

void TextSource::begin(std::string& block) {
  begun_ = true;
  const auto drop = [&block](std::size_t bytes) { block.erase(0, bytes); };
  if (block.starts_with("\xEF\xBB\xBF")) return drop(3);
  if (block.size() < 2) return;
  const bool littleMark = block.starts_with("\xFF\xFE"), bigMark = block.starts_with("\xFE\xFF");
  const bool little = littleMark || (block[0] != 0 && block[1] == 0);
  const bool big = bigMark || (block[0] == 0 && block[1] != 0);
  if (little || big) encoding_ = little ? Encoding::Utf16Little : Encoding::Utf16Big;
  if (littleMark || bigMark) drop(2);
}

void TextSource::convert(const std::string& block, std::string& text) {
  const bool little = encoding_ == Encoding::Utf16Little;
  rest_ += block;
  std::size_t at = 0;
  while (at + 1 < rest_.size()) {
    const unsigned unit = unitAt(rest_, at, little);
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    if (high && at + 3 >= rest_.size()) break;
    const unsigned next = high ? unitAt(rest_, at + 2, little) : 0;
    const bool pair = high && next >= 0xDC00 && next < 0xE000;
    const bool lone = !pair && unit >= 0xD800 && unit < 0xE000;
    const unsigned character = pair   ? 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00)
                               : lone ? 0xFFFD
                                      : unit;
    appendUtf8(character, text);
    at += pair ? 4 : 2;
  }
  rest_.erase(0, at);
}

}  // namespace geo
