#include "viewer/files/png_rows.hpp"

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <string>
#include <utility>
#include <vector>

#include <png.h>

namespace viewer {

// libpng reports errors by longjmp: where it is called, nothing with a destructor may be alive
// between its setjmp and the call.

struct PngRows::State {
  explicit State(ByteSink bytes) : sink(std::move(bytes)) {}
  ~State() { png_destroy_write_struct(&png, &info); }
  CarefulSink sink;
  std::size_t rowBytes = 0;  // of RGBA
  png_structp png = nullptr;
  png_infop info = nullptr;
};

namespace {

void passOn(png_structp png, png_bytep data, png_size_t length) {
  auto* sink = static_cast<CarefulSink*>(png_get_io_ptr(png));
  if (!sink->take({data, length})) png_error(png, "the file does not take it");
}

void ignoreFlush(png_structp) {}

void ignoreMessage(png_structp, png_const_charp) {}

[[noreturn]] void giveUp(png_structp png, png_const_charp) {
  png_longjmp(png, 1);
}

bool isPlain(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

/// Text chunks that borrow from the manifest. Plain ASCII is what every reader knows.
std::vector<png_text> textsOf(Manifest& manifest) {
  static char none[] = "";
  std::vector<png_text> texts;
  for (ManifestEntry& entry : manifest) {
    png_text text{};
    text.compression = isPlain(entry.value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    text.key = entry.key.data();
    text.text = entry.value.data();
    text.text_length = entry.value.size();
    text.lang = none;
    text.lang_key = none;
    texts.push_back(text);
  }
  return texts;
}

/// Level 1 without filters costs a fifth of level 6 with all of them and gives files that are a
/// fifth larger: the flat colours of a map compress by themselves.
bool writeHead(png_structp png, png_infop info, const PictureFacts& facts,
               const std::vector<png_text>& texts) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_IHDR(png, info, static_cast<png_uint_32>(facts.widthPx),
               static_cast<png_uint_32>(facts.heightPx), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto dotsPerMetre = static_cast<png_uint_32>(std::lround(facts.dotsPerInch / 0.0254));
  png_set_pHYs(png, info, dotsPerMetre, dotsPerMetre, PNG_RESOLUTION_METER);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
  png_set_compression_level(png, 1);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_buffer_size(png, 1 << 16);
  png_write_info(png, info);
  png_set_filler(png, 0, PNG_FILLER_AFTER);  // leaves out every fourth byte
  return true;
}

bool writeRows(png_structp png, const std::uint8_t* rows, std::size_t rowBytes,
               std::size_t rowCount) {
  if (setjmp(png_jmpbuf(png))) return false;
  for (std::size_t row = 0; row < rowCount; ++row) png_write_row(png, rows + row * rowBytes);
  return true;
}

bool writeEnd(png_structp png) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

PngRows::PngRows(std::unique_ptr<State> state) : state_(std::move(state)) {}
PngRows::PngRows(PngRows&&) noexcept = default;
PngRows::~PngRows() = default;

geo::Result<PngRows> PngRows::start(const PictureFacts& facts, ByteSink sink) {
  PngRows rows(std::make_unique<State>(std::move(sink)));
  State& state = *rows.state_;
  state.rowBytes = static_cast<std::size_t>(facts.widthPx) * 4;
  state.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, ignoreMessage);
  state.info = state.png ? png_create_info_struct(state.png) : nullptr;
  if (!state.info) return tl::unexpected(state.sink.failure("PNG"));
  png_set_write_fn(state.png, &state.sink, passOn, ignoreFlush);
  Manifest manifest = facts.manifest;
  const std::vector<png_text> texts = textsOf(manifest);
  if (!writeHead(state.png, state.info, facts, texts)) {
    return tl::unexpected(state.sink.failure("PNG"));
  }
  return rows;
}

geo::Result<void> PngRows::add(std::span<const std::uint8_t> rgba) {
  const bool written =
      writeRows(state_->png, rgba.data(), state_->rowBytes, rgba.size() / state_->rowBytes);
  if (!written) return tl::unexpected(state_->sink.failure("PNG"));
  return {};
}

geo::Result<void> PngRows::finish() {
  if (!writeEnd(state_->png)) return tl::unexpected(state_->sink.failure("PNG"));
  return {};
}

}  // namespace viewer
