// What a vector file is drawn through: layers of areas, lines, text and images, in pixels of the
// picture, y down. PDF and SVG are its two kinds.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/render/ink.hpp"
#include "viewer/render/occupancy.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

using ScreenLine = std::vector<geo::Screen>;

/// A line, and where on a dash pattern it begins.
struct VectorLine {
  ScreenLine points;
  bool closed = false;
  float alongPx = 0;
};

struct Pen {
  float widthPx = 1;
  geo::Color color;
  enum class Cap { Round, Butt } cap = Cap::Round;  // bends are always round
  float dashOnPx = 0, dashOffPx = 0;                // no dashes where dashOffPx is 0
};

/// A letter with its marks as text and as glyphs, which are placed from `spot`.
struct VectorLetter {
  std::string text;
  std::uint32_t firstCharacter = 0;  // its place in the line as it is spoken
  std::uint16_t face = 0;
  std::vector<ShapedGlyph> glyphs;
  GlyphSpot spot;
};

/// A line of text, its letters from left to right. Its halo lies below all letters.
struct VectorText {
  std::string text;
  TextLook look;
  float widthPx = 0;
  bool rightToLeft = false;
  bool along = false;  // a path
  std::vector<VectorLetter> letters;
};

/// Premultiplied RGBA, rows from the top.
struct VectorImage {
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint8_t> rgba;
};

/// How what is drawn within it is shown.
struct VectorGroup {
  std::vector<ScreenLine> clip{};  // rings, by the nonzero rule; all where there are none
  geo::Screen moved{};             // after the clip
  float opacity = 1;
};

class VectorCanvas {
 public:
  VectorCanvas() = default;
  VectorCanvas(const VectorCanvas&) = delete;
  VectorCanvas& operator=(const VectorCanvas&) = delete;
  virtual ~VectorCanvas() = default;

  /// Layers follow on one another. The same layer may come again.
  virtual void beginLayer(std::string_view id, std::string_view title) = 0;
  virtual void endLayer() = 0;
  virtual void beginGroup(const VectorGroup& group) = 0;
  virtual void endGroup() = 0;
  /// Rings, closed by themselves, by the nonzero rule.
  virtual void fill(std::span<const ScreenLine> rings, geo::Color color) = 0;
  virtual void stroke(std::span<const VectorLine> lines, const Pen& pen) = 0;
  virtual void write(const VectorText& text) = 0;
  virtual void place(const VectorImage& image, const LabelBox& box) = 0;
};

inline ScreenLine ringOf(const LabelBox& box) {
  return {
      {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

}  // namespace viewer
