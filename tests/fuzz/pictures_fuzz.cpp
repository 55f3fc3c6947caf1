// Any bytes as a picture that is read back: what comes out has all its pixels, or it is a failure.

#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_decoders.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace viewer;

void require(bool promise) {
  if (!promise) std::abort();
}

void check(const geo::Result<Picture>& picture) {
  if (!picture) {
    require(!picture.error().what.empty());
    return;
  }
  require(picture->widthPx > 0 && picture->heightPx > 0);
  require(picture->rgba.size() == static_cast<std::size_t>(picture->widthPx) *
                                      static_cast<std::size_t>(picture->heightPx) * 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const FileBytes bytes(data, size);
  check(decodePng(bytes));
  check(decodeJpeg(bytes));
  check(decodeWebp(bytes));
  static_cast<void>(manifestInPng(bytes));
  static_cast<void>(manifestInJpeg(bytes));
  static_cast<void>(manifestInWebp(bytes));
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto manifest = manifestFromXmp(text)) {
    require(manifestFromXmp(xmpFrom(*manifest)) == *manifest);
  }
  return 0;
}
