#include "viewer/vector/vector_pdf.hpp"

#include "viewer/files/manifest_text.hpp"
#include "viewer/vector/cairo_fonts.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

struct CairoCloser {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

/// Draws on the surface that is open.
class PdfCanvas : public VectorCanvas {
 public:
  PdfCanvas(const PictureFacts& facts, const TypeSetter& type);

  void beginGroup(const VectorGroup& group) override;
  void endGroup() override;
  void fill(std::span<const ScreenLine> rings, geo::Color color) override;
  void stroke(std::span<const VectorLine> lines, const Pen& pen) override;
  void write(const VectorText& text) override;
  void place(const VectorImage& image, const LabelBox& box) override;

 protected:
  /// Every page that is drawn until close() goes to `bytes`, which must stay where they are.
  void open(std::vector<std::uint8_t>& bytes);
  void close();
  cairo_t* cairo() const { return cairo_.get(); }
  cairo_surface_t* surface() const { return surface_.get(); }
  geo::Result<void> state() const;

 private:
  using Surface = std::unique_ptr<cairo_surface_t, CairoCloser>;
  using FontOptions = std::unique_ptr<cairo_font_options_t, CairoCloser>;
  using FontFace = std::unique_ptr<cairo_font_face_t, CairoCloser>;
  cairo_font_face_t* faceOf(std::uint16_t face);
  void setColor(geo::Color color);
  void addPath(std::span<const geo::Screen> points, bool closed);
  void addHalo(const VectorText& text);
  /// Letters of one face whose characters follow on one another.
  void showRun(std::span<const VectorLetter> run);

  int widthPx_, heightPx_;
  double ptPerPx_;
  const TypeSetter& type_;
  std::map<std::uint16_t, FontFace> faces_;
  Surface surface_;
  std::unique_ptr<cairo_t, CairoCloser> cairo_;
  std::vector<float> opacities_;  // of the groups that are open
  cairo_status_t status_ = CAIRO_STATUS_SUCCESS;
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  auto& to = *static_cast<std::vector<std::uint8_t>*>(bytes);
  to.insert(to.end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

bool goesOn(const VectorLetter& a, const VectorLetter& b, bool backward) {
  return a.face == b.face && (b.firstCharacter < a.firstCharacter) == backward;
}

/// Cairo's own order of bytes: native 32-bit numbers, alpha on top.
std::vector<std::uint32_t> argbOf(const VectorImage& image) {
  std::vector<std::uint32_t> argb;
  argb.reserve(image.rgba.size() / 4);
  const auto& rgba = image.rgba;
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
    argb.push_back(std::uint32_t{rgba[i + 3]} << 24 | std::uint32_t{rgba[i]} << 16 |
                   std::uint32_t{rgba[i + 1]} << 8 | std::uint32_t{rgba[i + 2]});
  }
  return argb;
}

/// A letter's glyphs where they stand, relative to `origin`.
void addGlyphs(std::vector<cairo_glyph_t>& glyphs, const VectorLetter& letter, geo::Screen origin) {
  for (const ShapedGlyph& g : letter.glyphs) {
    glyphs.push_back({g.glyph, double{letter.spot.at.xPx - origin.xPx + g.xPx},
                      double{letter.spot.at.yPx - origin.yPx + g.yPx}});
  }
}

/// Puts the origin at the letter's spot, turned as the letter is.
void standOn(cairo_t* cairo, const GlyphSpot& spot) {
  const cairo_matrix_t matrix{double{spot.cos}, double{spot.sin},    -double{spot.sin},
                              double{spot.cos}, double{spot.at.xPx}, double{spot.at.yPx}};
  cairo_transform(cairo, &matrix);
}

PdfCanvas::PdfCanvas(const PictureFacts& facts, const TypeSetter& type)
    : widthPx_(facts.widthPx),
      heightPx_(facts.heightPx),
      ptPerPx_(72 / facts.dotsPerInch),
      type_(type) {}

void PdfCanvas::open(std::vector<std::uint8_t>& bytes) {
  surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes, widthPx_ * ptPerPx_,
                                                     heightPx_ * ptPerPx_));
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  cairo_.reset(cairo_create(surface_.get()));
  cairo_scale(cairo_.get(), ptPerPx_, ptPerPx_);
  cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_set_font_options(cairo_.get(), options.get());
}

void PdfCanvas::close() {
  if (status_ == CAIRO_STATUS_SUCCESS) status_ = cairo_status(cairo_.get());
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  if (status_ == CAIRO_STATUS_SUCCESS) status_ = cairo_surface_status(surface_.get());
  surface_.reset();
}

void PdfCanvas::beginGroup(const VectorGroup& group) {
  cairo_save(cairo_.get());
  if (!group.clip.empty()) {
    for (const ScreenLine& ring : group.clip) addPath(ring, true);
    cairo_clip(cairo_.get());
  }
  cairo_translate(cairo_.get(), double{group.moved.xPx}, double{group.moved.yPx});
  if (group.opacity < 1) cairo_push_group(cairo_.get());
  opacities_.push_back(group.opacity);
}

void PdfCanvas::endGroup() {
  if (opacities_.back() < 1) {
    cairo_pop_group_to_source(cairo_.get());
    cairo_paint_with_alpha(cairo_.get(), double{opacities_.back()});
  }
  opacities_.pop_back();
  cairo_restore(cairo_.get());
}

void PdfCanvas::setColor(geo::Color color) {
  cairo_set_source_rgba(cairo_.get(), color.r / 255.0, color.g / 255.0, color.b / 255.0,
                        color.a / 255.0);
}

void PdfCanvas::addPath(std::span<const geo::Screen> points, bool closed) {
  if (points.empty()) return;
  cairo_move_to(cairo_.get(), double{points[0].xPx}, double{points[0].yPx});
  for (const geo::Screen& p : points.subspan(1)) {
    cairo_line_to(cairo_.get(), double{p.xPx}, double{p.yPx});
  }
  if (closed) cairo_close_path(cairo_.get());
}

void PdfCanvas::fill(std::span<const ScreenLine> rings, geo::Color color) {
  setColor(color);
  for (const ScreenLine& ring : rings) addPath(ring, true);
  cairo_fill(cairo_.get());
}

void PdfCanvas::stroke(std::span<const VectorLine> lines, const Pen& pen) {
  cairo_t* cairo = cairo_.get();
  setColor(pen.color);
  cairo_set_line_width(cairo, double{pen.widthPx});
  cairo_set_line_cap(cairo,
                     pen.cap == Pen::Cap::Round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  const bool dashed = pen.dashOffPx > 0;
  const double dash[] = {double{pen.dashOnPx}, double{pen.dashOffPx}};
  for (const VectorLine& line : lines) {
    addPath(line.points, line.closed);
    if (!dashed) continue;
    const double offset = std::fmod(double{line.alongPx}, dash[0] + dash[1]);
    cairo_set_dash(cairo, dash, 2, offset);
    cairo_stroke(cairo);
  }
  cairo_set_dash(cairo, nullptr, 0, 0);
  if (!dashed) cairo_stroke(cairo);
}

cairo_font_face_t* PdfCanvas::faceOf(std::uint16_t face) {
  const auto [at, isNew] = faces_.try_emplace(face);
  if (isNew) at->second.reset(cairoFaceFrom(type_.fontOf(face)));
  return at->second.get();
}

void PdfCanvas::addHalo(const VectorText& text) {
  for (const VectorLetter& letter : text.letters) {
    std::vector<cairo_glyph_t> glyphs;
    addGlyphs(glyphs, letter, letter.spot.at);
    cairo_save(cairo_.get());
    standOn(cairo_.get(), letter.spot);
    cairo_set_font_face(cairo_.get(), faceOf(letter.face));
    cairo_glyph_path(cairo_.get(), glyphs.data(), static_cast<int>(glyphs.size()));
    cairo_restore(cairo_.get());
  }
  setColor(text.look.halo);
  cairo_set_line_width(cairo_.get(), 2 * double{text.look.haloPx});
  cairo_stroke(cairo_.get());
}

void PdfCanvas::write(const VectorText& text) {
  cairo_set_font_size(cairo_.get(), double{text.look.sizePx});
  if (text.look.haloPx > 0 && text.look.halo.a > 0) addHalo(text);
  setColor(text.look.color);
  const std::span<const VectorLetter> letters = text.letters;
  for (std::size_t first = 0; first < letters.size();) {
    std::size_t end = first + 1;
    if (!text.along && end < letters.size()) {
      const bool backward = letters[end].firstCharacter < letters[first].firstCharacter;
      while (end < letters.size() && goesOn(letters[end - 1], letters[end], backward)) ++end;
    }
    showRun(letters.subspan(first, end - first));
    first = end;
  }
}

void PdfCanvas::showRun(std::span<const VectorLetter> run) {
  const GlyphSpot& spot = run.front().spot;
  const bool backward = run.size() > 1 && run[1].firstCharacter < run[0].firstCharacter;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  std::string text;
  for (const VectorLetter& letter : run) addGlyphs(glyphs, letter, spot.at);
  for (std::size_t i = 0; i < run.size(); ++i) {  // as they are spoken
    const VectorLetter& letter = run[backward ? run.size() - 1 - i : i];
    text += letter.text;
    clusters.push_back(
        {static_cast<int>(letter.text.size()), static_cast<int>(letter.glyphs.size())});
  }
  cairo_save(cairo_.get());
  standOn(cairo_.get(), spot);
  cairo_set_font_face(cairo_.get(), faceOf(run.front().face));
  cairo_show_text_glyphs(
      cairo_.get(), text.data(), static_cast<int>(text.size()), glyphs.data(),
      static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
      backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
  cairo_restore(cairo_.get());
}

void PdfCanvas::place(const VectorImage& image, const LabelBox& box) {
  std::vector<std::uint32_t> argb = argbOf(image);
  const Surface pixels(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(argb.data()), CAIRO_FORMAT_ARGB32, image.widthPx,
      image.heightPx, image.widthPx * 4));
  cairo_t* cairo = cairo_.get();
  cairo_save(cairo);
  cairo_translate(cairo, double{box.left}, double{box.top});
  cairo_scale(cairo, double{box.right - box.left} / image.widthPx,
              double{box.bottom - box.top} / image.heightPx);
  cairo_set_source_surface(cairo, pixels.get(), 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
  cairo_surface_flush(surface_.get());
}

geo::Result<void> PdfCanvas::state() const {
  if (status_ == CAIRO_STATUS_SUCCESS) return {};
  return geo::fail(geo::Failure::Kind::Unwritable,
                   std::string("making a PDF: ") + cairo_status_to_string(status_));
}

/// Each run of a layer becomes a PDF of its own.
class LayerCanvas : public PdfCanvas {
 public:
  using PdfCanvas::PdfCanvas;

  void beginLayer(std::string_view id, std::string_view title) override {
    pages_.push_back({std::string(id), std::string(title), {}});
    open(pages_.back().bytes);  // closed before pages_ can grow
  }
  void endLayer() override {
    cairo_show_page(cairo());
    close();
  }
  geo::Result<std::vector<PdfPage>> take() && {
    if (auto good = state(); !good) return tl::unexpected(good.error());
    return std::move(pages_);
  }

 private:
  std::vector<PdfPage> pages_;
};

/// All layers lie on the page that is open.
class DocumentCanvas : public PdfCanvas {
 public:
  DocumentCanvas(const PictureFacts& facts, const TypeSetter& type) : PdfCanvas(facts, type) {
    open(bytes_);
    tell(CAIRO_PDF_METADATA_TITLE, valueOf(facts.manifest, "Title"));
    tell(CAIRO_PDF_METADATA_SUBJECT, valueOf(facts.manifest, "Description"));
    tell(CAIRO_PDF_METADATA_KEYWORDS, linesOf(facts.manifest));
    tell(CAIRO_PDF_METADATA_CREATOR, valueOf(facts.manifest, "Software"));
  }

  void beginLayer(std::string_view, std::string_view) override { cairo_save(cairo()); }
  void endLayer() override { cairo_restore(cairo()); }
  void endPage() { cairo_show_page(cairo()); }
  geo::Result<std::vector<std::uint8_t>> take() && {
    close();
    if (auto good = state(); !good) return tl::unexpected(good.error());
    return std::move(bytes_);
  }

 private:
  void tell(cairo_pdf_metadata_t what, std::string_view text) {
    if (text.empty()) return;
    cairo_pdf_surface_set_metadata(surface(), what, std::string(text).c_str());
  }

  std::vector<std::uint8_t> bytes_;
};

}  // namespace

geo::Result<std::vector<PdfPage>> pdfPages(
    const PictureFacts& facts, const TypeSetter& type,
    const std::function<geo::Result<void>(VectorCanvas&)>& draw) {
  LayerCanvas canvas(facts, type);
  if (auto drawn = draw(canvas); !drawn) return tl::unexpected(drawn.error());
  return std::move(canvas).take();
}

geo::Result<std::vector<std::uint8_t>> pdfDocument(
    const PictureFacts& facts, const TypeSetter& type,
    std::span<const std::function<geo::Result<void>(VectorCanvas&)>> pages) {
  DocumentCanvas canvas(facts, type);
  for (const auto& draw : pages) {
    if (auto drawn = draw(canvas); !drawn) return tl::unexpected(drawn.error());
    canvas.endPage();
  }
  return std::move(canvas).take();
}

}  // namespace viewer
