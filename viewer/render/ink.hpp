// What is written and drawn over the map's shapes, measured in pixels but made of no pixels: the
// screen turns it into sprites, a file into text and lines.
#pragma once

#include "geo/base/color.hpp"
#include "geo/coords/positions.hpp"
#include "viewer/layers/symbols.hpp"
#include "viewer/render/text_path.hpp"
#include "viewer/text/text.hpp"

#include <string>
#include <variant>
#include <vector>

namespace viewer {

struct TextLook {
  FontStyle style = FontStyle::Regular;
  float sizePx = 12;
  geo::Color color{30, 30, 30, 255};
  geo::Color halo{255, 255, 255, 0};
  float haloPx = 0;
  float spacingEm = 0;  // between letters that do not join
};

/// How a symbol stands on the screen.
struct SymbolLook {
  float pxPerPt = 1;
  geo::Color body{255, 255, 255, 255};
  int turnDegrees = 0;  // clockwise
  bool dashed = false;  // the frame, as for what is proposed or only possible
  geo::Color ink{28, 28, 32, 255}, casing{255, 255, 255, 235};
};

/// A line of text whose base line begins at `start`; or follows the path, where that has points.
struct TextInk {
  std::string text;
  TextLook look;
  geo::Screen start{};
  TextPath path{};
};

/// Centred at `at`.
struct SymbolInk {
  Symbol symbol;
  geo::Screen at;
  SymbolLook look;
};

struct RectInk {
  geo::Screen topLeft;
  float widthPx, heightPx;
  geo::Color color;
};

using Ink = std::variant<TextInk, SymbolInk, RectInk>;
using Inks = std::vector<Ink>;

}  // namespace viewer
