#include "viewer/vector/vector_svg.hpp"

#include "viewer/files/manifest_text.hpp"
#include "viewer/vector/svg_text.hpp"
#include "viewer/vector/vector_image.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Whoever has these sees what the screen shows; sans-serif is the last resort.
constexpr std::string_view kFamilies =
    "'Noto Sans','Noto Sans Armenian','Noto Sans Georgian','Noto Sans Arabic',sans-serif";

std::string headOf(const PictureFacts& facts) {
  constexpr double kCssPxPerInch = 96;
  const auto cssPxOf = [&](int px) { return svgNumber(px * kCssPxPerInch / facts.dotsPerInch); };
  std::string head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"";
  head += fmt::format(" width=\"{}px\" height=\"{}px\" viewBox=\"0 0 {} {}\" font-family=\"{}\">\n",
                      cssPxOf(facts.widthPx), cssPxOf(facts.heightPx), facts.widthPx,
                      facts.heightPx, kFamilies);
  const std::string_view title = valueOf(facts.manifest, "Title");
  if (!title.empty()) head += fmt::format("<title>{}</title>\n", xmlEscaped(title));
  if (facts.manifest.empty()) return head;
  head += fmt::format("<desc>{}</desc>\n", xmlEscaped(linesOf(facts.manifest)));
  return head + fmt::format("<metadata>{}</metadata>\n", xmpFrom(facts.manifest));
}

/// As XML wants names to be.
std::string nameFrom(std::string_view id) {
  std::string name;
  for (const char c : id) {
    const bool allowed = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    name += allowed ? c : '_';
  }
  const bool begins = !name.empty() && std::isalpha(static_cast<unsigned char>(name.front())) != 0;
  return begins ? name : "_" + name;
}

std::string penAttributes(const Pen& pen) {
  std::string text = " fill=\"none\"" + svgPaint("stroke", pen.color);
  text +=
      fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\"", svgNumber(double{pen.widthPx}));
  if (pen.cap == Pen::Cap::Round) text += " stroke-linecap=\"round\"";
  if (pen.dashOffPx > 0) {
    text += fmt::format(" stroke-dasharray=\"{} {}\"", svgNumber(double{pen.dashOnPx}),
                        svgNumber(double{pen.dashOffPx}));
  }
  return text;
}

std::string fontAttributes(const TextLook& look) {
  std::string text = fmt::format(" font-size=\"{}\"", svgNumber(double{look.sizePx}));
  if (look.style == FontStyle::Bold) text += " font-weight=\"bold\"";
  if (look.style == FontStyle::Italic) text += " font-style=\"italic\"";
  return text;
}

/// Empty where the text has no halo.
std::string haloAttributes(const TextLook& look) {
  if (look.haloPx <= 0 || look.halo.a == 0) return {};
  return svgPaint("stroke", look.halo) +
         fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\"",
                     svgNumber(2 * double{look.haloPx}));
}

std::string lookAttributes(const TextLook& look) {
  const std::string halo = haloAttributes(look);
  return fontAttributes(look) + svgPaint("fill", look.color) + halo +
         (halo.empty() ? "" : " paint-order=\"stroke\"");
}

/// Each letter at its own place, in the order the text is spoken in; a text of its own, since not
/// every program turns the letters of one.
std::string lettersAlong(const VectorText& text) {
  std::vector<const VectorLetter*> spoken;
  for (const VectorLetter& letter : text.letters) spoken.push_back(&letter);
  std::ranges::sort(spoken, {}, &VectorLetter::firstCharacter);
  std::string letters;
  for (const VectorLetter* letter : spoken) {
    const GlyphSpot& spot = letter->spot;
    const double degrees = std::atan2(double{spot.sin}, double{spot.cos}) * 180 / std::numbers::pi;
    const std::string x = svgNumber(double{spot.at.xPx}), y = svgNumber(double{spot.at.yPx});
    letters += fmt::format("<text x=\"{}\" y=\"{}\" transform=\"rotate({} {} {})\">{}</text>", x, y,
                           svgNumber(degrees), x, y, xmlEscaped(letter->text));
  }
  return letters;
}

/// As long as on the screen, whatever fonts there are.
std::string placeLevel(const VectorText& text) {
  const geo::Screen start = text.letters.front().spot.at;
  const float x = text.rightToLeft ? start.xPx + text.widthPx : start.xPx;
  std::string place =
      fmt::format(" x=\"{}\" y=\"{}\"", svgNumber(double{x}), svgNumber(double{start.yPx}));
  if (text.rightToLeft) place += " direction=\"rtl\"";
  if (text.look.spacingEm != 0) {
    place += fmt::format(" letter-spacing=\"{}\"",
                         svgNumber(double{text.look.spacingEm} * double{text.look.sizePx}));
    return place;
  }
  return place + fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
                             svgNumber(double{text.widthPx}));
}

}  // namespace

SvgCanvas::SvgCanvas(const PictureFacts& facts) : body_(headOf(facts)) {}

void SvgCanvas::beginLayer(std::string_view id, std::string_view title) {
  const std::string name = nameFrom(id);
  std::string unique = name;
  for (int i = 2; !ids_.insert(unique).second; ++i) unique = fmt::format("{}-{}", name, i);
  body_ += fmt::format("<g id=\"{}\" inkscape:groupmode=\"layer\" inkscape:label=\"{}\">\n", unique,
                       xmlEscaped(title));
}

void SvgCanvas::endLayer() {
  body_ += "</g>\n";
}

void SvgCanvas::beginGroup(const VectorGroup& group) {
  std::string attributes;
  if (!group.clip.empty()) {
    const std::string id = fmt::format("clip{}", ++clips_);
    std::string data;
    for (const ScreenLine& ring : group.clip) data += svgPath(ring, true);
    body_ += fmt::format("<clipPath id=\"{}\"><path d=\"{}\"/></clipPath>", id, data);
    attributes += fmt::format(" clip-path=\"url(#{})\"", id);
  }
  if (group.opacity < 1) {
    attributes += fmt::format(" opacity=\"{}\"", svgNumber(double{group.opacity}));
  }
  // The clip is not moved with what it clips.
  body_ += fmt::format("<g{}>", attributes);
  body_ += fmt::format("<g transform=\"translate({} {})\">\n", svgNumber(double{group.moved.xPx}),
                       svgNumber(double{group.moved.yPx}));
}

void SvgCanvas::endGroup() {
  body_ += "</g></g>\n";
}

void SvgCanvas::fill(std::span<const ScreenLine> rings, geo::Color color) {
  std::string data;
  for (const ScreenLine& ring : rings) data += svgPath(ring, true);
  body_ += fmt::format("<path d=\"{}\"{}/>\n", data, svgPaint("fill", color));
}

void SvgCanvas::stroke(std::span<const VectorLine> lines, const Pen& pen) {
  if (lines.empty()) return;
  const std::string attributes = penAttributes(pen);
  if (pen.dashOffPx <= 0) {
    std::string data;
    for (const VectorLine& line : lines) data += svgPath(line.points, line.closed);
    body_ += fmt::format("<path d=\"{}\"{}/>\n", data, attributes);
    return;
  }
  body_ += fmt::format("<g{}>\n", attributes);
  const double period = double{pen.dashOnPx} + double{pen.dashOffPx};
  for (const VectorLine& line : lines) {  // each begins at its own place on the pattern
    const double offset = std::fmod(double{line.alongPx}, period);
    body_ += fmt::format("<path d=\"{}\" stroke-dashoffset=\"{}\"/>\n",
                         svgPath(line.points, line.closed), svgNumber(offset));
  }
  body_ += "</g>\n";
}

void SvgCanvas::write(const VectorText& text) {
  if (text.along) return writeAlong(text);
  body_ += fmt::format("<text{}{} xml:space=\"preserve\">{}</text>\n", lookAttributes(text.look),
                       placeLevel(text), xmlEscaped(text.text));
}

/// All halos lie under all letters, so that none bites into the letter before it.
void SvgCanvas::writeAlong(const VectorText& text) {
  const std::string letters = lettersAlong(text), font = fontAttributes(text.look);
  const std::string halo = haloAttributes(text.look);
  if (!halo.empty()) {
    body_ += fmt::format("<g aria-hidden=\"true\" fill=\"none\"{}{}>{}</g>\n", font, halo, letters);
  }
  body_ += fmt::format("<g aria-label=\"{}\"{}{}>{}</g>\n", xmlEscaped(text.text), font,
                       svgPaint("fill", text.look.color), letters);
}

void SvgCanvas::place(const VectorImage& image, const LabelBox& box) {
  const std::vector<std::uint8_t> png = pngOf(image);
  body_ += fmt::format(
      "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
      "preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,{}\"/>\n",
      svgNumber(double{box.left}), svgNumber(double{box.top}),
      svgNumber(double{box.right} - double{box.left}),
      svgNumber(double{box.bottom} - double{box.top}), base64Of(png));
}

std::string SvgCanvas::take() && {
  return std::move(body_) + "</svg>\n";
}

}  // namespace viewer
