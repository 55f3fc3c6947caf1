#include "viewer/files/jpeg_rows.hpp"

#include "viewer/files/jpeg_errors.hpp"
#include "viewer/files/manifest_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace viewer {

// libjpeg reports errors by longjmp: where it is called, nothing with a destructor may be alive
// between its setjmp and the call.

namespace {

constexpr int kQuality = 92;
constexpr std::size_t kLongestSegment = 65533;
constexpr UINT16 kMostDotsPerInch = 65535;

using Jpeg = jpeg_compress_struct;

/// The texts of a picture, made before libjpeg may jump.
struct Texts {
  std::string xmp, comment;  // the first with its mark
};

/// Where libjpeg puts its bytes.
struct Output {
  jpeg_destination_mgr manager{};  // the first member: libjpeg knows only this
  std::array<JOCTET, 1 << 16> buffer{};
  CarefulSink sink;
};

Output& outputOf(j_compress_ptr jpeg) {
  return *reinterpret_cast<Output*>(jpeg->dest);
}

void beginBuffer(j_compress_ptr jpeg) {
  Output& out = outputOf(jpeg);
  out.manager.next_output_byte = out.buffer.data();
  out.manager.free_in_buffer = out.buffer.size();
}

void takeBuffer(j_compress_ptr jpeg, std::size_t length) {
  Output& out = outputOf(jpeg);
  if (!out.sink.take(std::span(out.buffer).first(length))) {
    jpeg->err->error_exit(reinterpret_cast<j_common_ptr>(jpeg));
  }
}

boolean emptyBuffer(j_compress_ptr jpeg) {
  takeBuffer(jpeg, outputOf(jpeg).buffer.size());
  beginBuffer(jpeg);
  return TRUE;
}

void endBuffer(j_compress_ptr jpeg) {
  takeBuffer(jpeg, outputOf(jpeg).buffer.size() - outputOf(jpeg).manager.free_in_buffer);
}

bool create(Jpeg& jpeg, JpegErrors& errors, Output& out) {
  jpeg.err = quietErrors(errors);
  if (setjmp(errors.wayBack)) return false;
  jpeg_create_compress(&jpeg);
  jpeg.dest = &out.manager;
  out.manager.init_destination = beginBuffer;
  out.manager.empty_output_buffer = emptyBuffer;
  out.manager.term_destination = endBuffer;
  return true;
}

void writeText(Jpeg& jpeg, int marker, const std::string& text) {
  jpeg_write_marker(&jpeg, marker, reinterpret_cast<const JOCTET*>(text.data()),
                    static_cast<unsigned>(text.size()));
}

bool writeHead(Jpeg& jpeg, JpegErrors& errors, const PictureFacts& facts, const Texts& texts) {
  if (setjmp(errors.wayBack)) return false;
  jpeg.image_width = static_cast<JDIMENSION>(facts.widthPx);
  jpeg.image_height = static_cast<JDIMENSION>(facts.heightPx);
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, kQuality, TRUE);
  for (int i = 0; i < jpeg.num_components; ++i) {
    jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
  }
  jpeg.density_unit = 1;  // dots per inch
  jpeg.X_density = jpeg.Y_density =
      static_cast<UINT16>(std::min<long>(std::lround(facts.dotsPerInch), kMostDotsPerInch));
  jpeg_start_compress(&jpeg, TRUE);
  if (!facts.manifest.empty()) {
    writeText(jpeg, kXmpMarker, texts.xmp);
    writeText(jpeg, JPEG_COM, texts.comment);
  }
  return true;
}

bool writeRows(Jpeg& jpeg, JpegErrors& errors, const std::uint8_t* rows, std::size_t rowCount) {
  if (setjmp(errors.wayBack)) return false;
  for (std::size_t row = 0; row < rowCount; ++row) {
    auto* line = const_cast<JSAMPROW>(rows + row * jpeg.image_width * 4);  // it is only read
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  return true;
}

bool writeEnd(Jpeg& jpeg, JpegErrors& errors) {
  if (setjmp(errors.wayBack)) return false;
  jpeg_finish_compress(&jpeg);
  return true;
}

geo::Result<Texts> textsOf(const Manifest& manifest) {
  Texts texts{std::string(kXmpMark, sizeof(kXmpMark)) + xmpFrom(manifest), linesOf(manifest)};
  const std::size_t longest = std::max(texts.xmp.size(), texts.comment.size());
  if (longest <= kLongestSegment) return texts;
  return geo::fail(geo::Failure::Kind::Unsupported,
                   fmt::format("what the picture says of itself takes {} bytes, and a JPEG holds "
                               "at most {}; PNG and TIFF hold more",
                               longest, kLongestSegment));
}

}  // namespace

struct JpegRows::State {
  explicit State(ByteSink sink) : out{{}, {}, CarefulSink(std::move(sink))} {}
  ~State() { jpeg_destroy_compress(&jpeg); }
  Jpeg jpeg{};
  JpegErrors errors{};
  Output out;
};

JpegRows::JpegRows(std::unique_ptr<State> state) : state_(std::move(state)) {}
JpegRows::JpegRows(JpegRows&&) noexcept = default;
JpegRows::~JpegRows() = default;

geo::Result<JpegRows> JpegRows::start(const PictureFacts& facts, ByteSink sink) {
  const auto texts = textsOf(facts.manifest);
  if (!texts) return tl::unexpected(texts.error());
  JpegRows rows(std::make_unique<State>(std::move(sink)));
  State& state = *rows.state_;
  if (!create(state.jpeg, state.errors, state.out) ||
      !writeHead(state.jpeg, state.errors, facts, *texts)) {
    return tl::unexpected(state.out.sink.failure("JPEG"));
  }
  return rows;
}

geo::Result<void> JpegRows::add(std::span<const std::uint8_t> rgba) {
  const std::size_t rowBytes = std::size_t{state_->jpeg.image_width} * 4;
  if (!writeRows(state_->jpeg, state_->errors, rgba.data(), rgba.size() / rowBytes)) {
    return tl::unexpected(state_->out.sink.failure("JPEG"));
  }
  return {};
}

geo::Result<void> JpegRows::finish() {
  if (!writeEnd(state_->jpeg, state_->errors))
    return tl::unexpected(state_->out.sink.failure("JPEG"));
  return {};
}

}  // namespace viewer
