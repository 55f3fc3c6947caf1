#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_decoders.hpp"

#include <memory>
#include <webp/decode.h>
#include <webp/mux.h>

namespace viewer {

namespace {

using geo::Failure;

struct MuxEnd {
  void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

tl::unexpected<Failure> damaged() {
  return geo::fail(Failure::Kind::Unreadable, "a WebP that is damaged or cut off");
}

}  // namespace

geo::Result<Picture> decodeWebp(FileBytes bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK) return damaged();
  if (features.has_animation) {
    return geo::fail(Failure::Kind::Unsupported, "an animation, not a picture");
  }
  const auto width = static_cast<std::uint64_t>(features.width);
  const auto height = static_cast<std::uint64_t>(features.height);
  if (auto fits = checkReadSize(width, height); !fits) return tl::unexpected(fits.error());
  Picture picture{features.width, features.height, {}};
  picture.rgba.resize(width * height * 4);
  if (!WebPDecodeRGBAInto(bytes.data(), bytes.size(), picture.rgba.data(), picture.rgba.size(),
                          features.width * 4)) {
    return damaged();
  }
  return picture;
}

geo::Result<Manifest> manifestInWebp(FileBytes bytes) {
  constexpr int kBorrow = 0;
  const WebPData all{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPMux, MuxEnd> mux(WebPMuxCreate(&all, kBorrow));
  if (!mux) return damaged();
  WebPData packet{};
  if (WebPMuxGetChunk(mux.get(), "XMP ", &packet) != WEBP_MUX_OK) return manifestFromXmp({});
  return manifestFromXmp({reinterpret_cast<const char*>(packet.bytes), packet.size});
}

}  // namespace viewer
