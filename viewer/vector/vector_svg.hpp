// A vector canvas that becomes an SVG: real text, layers as Inkscape knows them.
#pragma once

#include "viewer/files/picture_facts.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <set>
#include <string>

namespace viewer {

class SvgCanvas : public VectorCanvas {
 public:
  explicit SvgCanvas(const PictureFacts& facts);

  void beginLayer(std::string_view id, std::string_view title) override;
  void endLayer() override;
  void beginGroup(const VectorGroup& group) override;
  void endGroup() override;
  void fill(std::span<const ScreenLine> rings, geo::Color color) override;
  void stroke(std::span<const VectorLine> lines, const Pen& pen) override;
  void write(const VectorText& text) override;
  void place(const VectorImage& image, const LabelBox& box) override;

  /// The whole file.
  std::string take() &&;

 private:
  void writeAlong(const VectorText& text);
  std::string body_;
  std::set<std::string, std::less<>> ids_;
  int clips_ = 0;
};

}  // namespace viewer
