// What the furniture is laid out with: measures, text looks, boxes of lines. Within viewer/render.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/overlay.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/theme/theme.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer {

inline constexpr float kMarginPt = 9, kPaddingPt = 7;

struct BoxLine {
  std::string text;
  TextLook look;
};

/// Lines of text, one under the other, with padding around them.
struct TextBox {
  std::vector<BoxLine> lines;
  float padding = 0, width = 0, height = 0;  // pixels
};

/// One picture's furniture while it is laid out. All measures are pixels but for those in points.
struct Page {
  const Frame& frame;
  TypeSetter& type;
  Overlay& out;
  Occupancy& occupied;
  float top = 0, bottom = 0;  // of the room that is left between marking and small print
  float left = 0, right = 0;  // of the picture that is sure to be seen

  const Theme& theme() const { return themeOf(frame.theme); }
  float pt() const { return frame.view.pxPerPt; }
  float width() const { return static_cast<float>(frame.view.widthPx); }
  float height() const { return static_cast<float>(frame.view.heightPx); }
  float margin() const { return kMarginPt * pt(); }

  TextLook look(float sizePt, FontStyle style = FontStyle::Regular) const;
  TextLook quiet(float sizePt, FontStyle style = FontStyle::Regular) const;
  /// Readable on the map itself.
  TextLook haloed(TextLook plain) const;

  /// Adds `text` to lines, broken at blanks.
  void append(std::vector<BoxLine>& lines, std::string_view text, const TextLook& look,
              float mostPx) const;
  TextBox measured(std::vector<BoxLine> lines, float padding) const;
  /// A line of text on top of all else.
  void write(std::string_view text, const TextLook& look, geo::Screen start) const;
  /// The four sides of a box, within it.
  void addRim(Inks& to, const LabelBox& box, float widthPx, geo::Color color) const;
  /// A sheet with a thin rim; takes its room.
  void addSheet(const LabelBox& box) const;
  LabelBox addBox(const TextBox& box, geo::Screen topLeft) const;
  /// The lines alone.
  void writeLines(const TextBox& box, geo::Screen topLeft) const;
};

/// With all of the picture as its room, but for what may be cut off.
Page pageOn(const Frame& frame, TypeSetter& type, Overlay& out, Occupancy& occupied,
            const CutEdges& cut = {});

/// The text broken at blanks into lines at most `mostPx` wide; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, const TextLook& look, float mostPx,
                                 TypeSetter& type);

}  // namespace viewer
