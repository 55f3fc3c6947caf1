// What a layer becomes on the CPU before anything is drawn: bytes with a layout, how to draw them,
// and what can be clicked. Positions are floats relative to the mesh's anchor; valid times are
// whole seconds from the scenario's epoch, so that the shader decides what a window shows.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/time.hpp"
#include "geo/coords/positions.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/shape/shape.hpp"
#include "viewer/layers/symbols.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace viewer {

/// from.earliest, from.latest, to.earliest, to.latest in the epoch's ticks: seconds,
/// but for timelines of more than a lifetime.
using ValidSeconds = std::array<std::int32_t, 4>;
inline constexpr ValidSeconds kAlways{INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX};
ValidSeconds validSeconds(const geo::ValidTime& valid, const geo::Epoch& epoch);

/// Whether it has certainly ended when the half-open window does, be it at that moment: it closed
/// in the time shown. The same rule as shaders/include/valid_time.glsl.
bool closesIn(const ValidSeconds& valid, const std::array<std::int32_t, 2>& window);

/// Of the markers that follow one another at one spot of a crowded place, a window shows the last
/// that has begun: each is drawn while the window ends no later than this, in ticks.
struct Turn {
  std::int32_t until = INT32_MAX;
  std::int32_t certainUntil = INT32_MAX;  // the same where only what is certain is shown
  bool operator==(const Turn&) const = default;
};
inline constexpr Turn kNoTurn{INT32_MIN, INT32_MIN};  // the place has no spot left for it

/// A half-open window in ticks, and the least validity that is shown in it.
struct TimeShown {
  std::array<std::int32_t, 2> window{};
  geo::Validity least = geo::Validity::Possible;
};

/// Whether what is valid then is drawn then, too; if not, a badge counts it. The same rule as
/// shaders/include/valid_time.glsl.
bool hasTurn(const Turn& turn, const TimeShown& time);

struct FillVertex {
  float x, y;
  geo::Color color;
  float coverage;  // 0 to 1, times the colour's alpha: soft edges
  ValidSeconds valid;
};
static_assert(sizeof(FillVertex) == 32);

/// One straight piece of a line; the shader makes it a capsule `widthPt` wide and leaves to its
/// neighbours what is nearer to them.
struct StrokeSegment {
  float ax, ay, bx, by;
  std::array<float, 4> before, after;  // x, y of the line's points before a and after b, the next
                                       // one first; its end again where the line ends
  float along;  // plane units from the line's start to (ax, ay): dashes run on across pieces
  geo::Color color;
  ValidSeconds valid;
};
static_assert(sizeof(StrokeSegment) == 72);

/// A symbol at a place, moved on the picture by an offset so that neighbours do not hide each
/// other.
struct Marker {
  float x, y;
  float offsetXPt, offsetYPt;
  geo::Color color, color2;  // left and right half of the body: two operators
  float symbol;              // index of viewer::Symbol
  ValidSeconds valid;
  Turn turn{};
};
static_assert(sizeof(Marker) == 52);

/// A run of a buffer with the box it lies in, so that what is out of view is not drawn.
struct Chunk {
  geo::PlaneBox bounds;
  std::uint32_t first = 0, count = 0;
};

/// The same shapes with fewer points, for pixels that cover more ground.
struct DetailLevel {
  double tolerance = 0;  // plane units; no point lies farther from the true line
  std::vector<Chunk> chunks;
};

struct StrokeStyle {
  float widthPt = 1;
  float dashOnPt = 0, dashOffPt = 0;  // no dashes when both are 0; dots and double lines have none
  float casingPt = 0;                 // wider by this on each side, in casingColor
  geo::Color casingColor{255, 255, 255, 255};
  geo::LinePattern pattern = geo::LinePattern::Solid;
  bool operator==(const StrokeStyle&) const = default;
};

/// What a fill is drawn with: all of it, or only lines or dots of its colour.
enum class FillPattern : std::uint8_t {
  Plain,
  Hatch,      // falling to the right
  BackHatch,  // rising
  CrossHatch,
  Dots,
  Horizontal,
  Vertical
};

/// The colours of a symbol beside its operator's.
struct SymbolInks {
  geo::Color ink{28, 28, 32, 255}, casing{255, 255, 255, 235};
  geo::Color openBody{255, 255, 255, 255};  // of what is proposed
};

/// When a mesh is drawn at all, in ground metres across the picture's width; 0 is no limit.
struct WidthRange {
  double leastMetres = 0, mostMetres = 0;
  bool operator==(const WidthRange&) const = default;
};

/// 1 within the range; beyond it falls to 0 over a factor of 1.25, so that nothing pops in.
float opacityAt(const WidthRange& range, double metresAcross);

/// Something that can be clicked.
struct PickTarget {
  std::size_t feature = 0;
  struct AtPoint {
    geo::Projected at;
    float offsetXPt = 0, offsetYPt = 0, radiusPt = 6;
    bool operator==(const AtPoint&) const = default;
  };
  struct AlongLine {
    geo::PlaneLine line;
  };
  struct InArea {
    std::vector<geo::PlanePolygon> polygons;
  };
  std::variant<AtPoint, AlongLine, InArea> shape;
  geo::PlaneBox bounds;  // of the shape
  ValidSeconds valid = kAlways;
  Turn turn{};
  geo::Projected badgeAt{};  // the place whose badge counts it while it has no turn
};

/// The badge of a crowded place.
PickTarget::AtPoint badgeAt(geo::Projected place);
/// Where a target at a point is seen in a time in which it is valid: at its marker, or at the badge
/// that counts it. Null for other shapes.
std::optional<PickTarget::AtPoint> seenAt(const PickTarget& target, const TimeShown& time);

/// A text that wants a place: beside a point, on it (centred), or along a line.
struct LabelWish {
  geo::Projected at{};  // of a line, its middle
  std::string text{};
  int priority = 0;  // smaller goes first
  float sizePt = 9;
  bool bold = false, italic = false, centred = false;
  bool once = false;      // of all such wishes with this text, a picture shows one
  double merit = 0;       // of those shown once: the greatest goes first
  bool givesWay = false;  // not written on the areas of the scenario
  bool dot = false;       // a dot is drawn at the point once the label has found a place
  geo::Color color{30, 30, 30, 255}, halo{255, 255, 255, 220};
  float spacingEm = 0;                 // between letters
  float clearancePt = 4;               // from the point or the line to the text
  float offsetXPt = 0, offsetYPt = 0;  // of the symbol that it names
  ValidSeconds valid = kAlways;
  Turn turn{};                                         // of the marker that it names
  double leastMetresAcross = 0, mostMetresAcross = 0;  // as WidthRange
  double roomWidth = 0, roomHeight = 0;  // around the point, plane units; 0 is no limit: a text
                                         // that needs more is not written
  geo::PlaneLine along{};                // the text follows it: above it, or on it when centred
};

struct LayerMesh {
  std::string
      id;  // the layer's, or "base.borders/disputed": shown and hidden by the part before '/'
  geo::Projected anchor;
  double metresPerUnit = 0;  // of the plane, on the ground; 0 for what has no place there
  std::vector<FillVertex> fillVertices;
  std::vector<std::uint32_t> fillIndices;
  std::vector<DetailLevel> fillLevels;  // chunks of fillIndices
  std::vector<StrokeSegment> segments;
  std::vector<DetailLevel> strokeLevels;  // chunks of segments
  std::vector<Marker> markers;
  StrokeStyle stroke;
  SymbolInks inks;
  FillPattern pattern = FillPattern::Plain;
  bool timeless = false;  // always there and opaque, as the base map is: its lines may overlap
  bool ground = false;    // lies under the borders
  bool soft = false;      // fills that overlap do not add up: the densest one shows
  bool open = false;      // the markers are drawn open and dashed: proposed, it never stood
  bool closes = false;    // markers that close in the time shown are struck
  WidthRange shownAt;
  std::vector<PickTarget> targets;
  std::vector<LabelWish> labels;
};

}  // namespace viewer
