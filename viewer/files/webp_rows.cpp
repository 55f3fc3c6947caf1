#include "viewer/files/webp_rows.hpp"

#include "viewer/files/manifest_text.hpp"

#include <string>
#include <utility>
#include <webp/encode.h>
#include <webp/mux.h>

#include <fmt/format.h>

namespace viewer {

struct WebpRows::State {
  ~State() { WebPPictureFree(&picture); }
  ByteSink sink;
  std::string xmp;  // empty: nothing to say
  WebPPicture picture{};
  int rowCount = 0;
};

namespace {

using geo::Failure;

/// 0 is fastest, 9 smallest. At 2 an A3 map takes a third of the time of libwebp's usual 6 and is
/// a few per cent larger.
constexpr int kEffort = 0;

tl::unexpected<Failure> encodingFailed(int code) {
  return geo::fail(Failure::Kind::Unwritable,
                   fmt::format("cannot encode the picture as WebP (error {})", code));
}

/// libwebp's memory for what it has encoded.
struct Encoded {
  Encoded() { WebPMemoryWriterInit(&writer); }
  ~Encoded() { WebPMemoryWriterClear(&writer); }
  Encoded(const Encoded&) = delete;
  Encoded& operator=(const Encoded&) = delete;
  WebPMemoryWriter writer{};
};

struct MuxEnd {
  void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

geo::Result<void> writeWithXmp(const WebPMemoryWriter& encoded, const std::string& xmp,
                               const ByteSink& sink) {
  constexpr int kBorrow = 0;
  const WebPData image{encoded.mem, encoded.size};
  const WebPData packet{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
  const std::unique_ptr<WebPMux, MuxEnd> mux(WebPMuxCreate(&image, kBorrow));
  if (!mux) return encodingFailed(0);
  const WebPMuxError set = WebPMuxSetChunk(mux.get(), "XMP ", &packet, kBorrow);
  if (set != WEBP_MUX_OK) return encodingFailed(set);
  WebPData all{};
  const WebPMuxError assembled = WebPMuxAssemble(mux.get(), &all);
  if (assembled != WEBP_MUX_OK) return encodingFailed(assembled);
  auto written = sink({all.bytes, all.size});
  WebPDataClear(&all);
  return written;
}

std::uint32_t opaqueArgb(const std::uint8_t* rgba) {
  return 0xFF000000u | std::uint32_t{rgba[0]} << 16 | std::uint32_t{rgba[1]} << 8 | rgba[2];
}

}  // namespace

WebpRows::WebpRows(std::unique_ptr<State> state) : state_(std::move(state)) {}
WebpRows::WebpRows(WebpRows&&) noexcept = default;
WebpRows::~WebpRows() = default;

geo::Result<WebpRows> WebpRows::start(const PictureFacts& facts, ByteSink sink) {
  WebpRows rows(std::make_unique<State>());
  State& state = *rows.state_;
  state.sink = std::move(sink);
  if (!facts.manifest.empty()) state.xmp = xmpFrom(facts.manifest);
  if (!WebPPictureInit(&state.picture)) return encodingFailed(0);
  state.picture.use_argb = 1;
  state.picture.width = facts.widthPx;
  state.picture.height = facts.heightPx;
  if (!WebPPictureAlloc(&state.picture)) return encodingFailed(state.picture.error_code);
  return rows;
}

geo::Result<void> WebpRows::add(std::span<const std::uint8_t> rgba) {
  WebPPicture& picture = state_->picture;
  const auto width = static_cast<std::size_t>(picture.width);
  for (std::size_t at = 0; at < rgba.size(); at += width * 4) {
    std::uint32_t* row =
        picture.argb + static_cast<std::ptrdiff_t>(state_->rowCount++) * picture.argb_stride;
    for (std::size_t i = 0; i < width; ++i) row[i] = opaqueArgb(&rgba[at + i * 4]);
  }
  return {};
}

geo::Result<void> WebpRows::finish() {
  WebPConfig config;
  if (!WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, kEffort)) {
    return encodingFailed(0);
  }
  config.exact = 1;
  config.thread_level = 1;
  Encoded encoded;
  state_->picture.writer = WebPMemoryWrite;
  state_->picture.custom_ptr = &encoded.writer;
  if (!WebPEncode(&config, &state_->picture)) return encodingFailed(state_->picture.error_code);
  if (state_->xmp.empty()) return state_->sink({encoded.writer.mem, encoded.writer.size});
  return writeWithXmp(encoded.writer, state_->xmp, state_->sink);
}

}  // namespace viewer
