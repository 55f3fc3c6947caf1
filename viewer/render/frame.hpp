// What one picture shows, as plain numbers: made from the session and the scene, the same for the
// window and for a file. Screen and file cannot differ because both draw a Frame.
#pragma once

#include "geo/coords/view.hpp"
#include "geo/scenario/query.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/mark_memo.hpp"
#include "viewer/render/tile.hpp"
#include "viewer/session/session.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace viewer {

/// A small map within the picture.
struct InsetMap {
  geo::PlaneBox extent;  // what it shows
  geo::PlaneBox seen;    // what the large map shows, to be outlined
  geo::View view{};      // of the whole picture, in which the extent lies behind the box
  LabelBox box{};
  bool operator==(const InsetMap& other) const {
    return view == other.view && box == other.box && extent == other.extent && seen == other.seen;
  }
};

/// What of a picture a projector may cut off, in pixels from its edges: kept free of words.
struct CutEdges {
  float leftPx = 0, rightPx = 0, abovePx = 0, belowPx = 0;
  bool operator==(const CutEdges&) const = default;
};

/// The date stamp, legend, scale and words that a picture carries.
struct FurnitureWords {
  /// All of it; or, where two dates share a picture, what each has of its own and what they share.
  enum class Piece { All, OfOneDate, Shared };
  enum class Side { Left, Right };
  Furniture pieces;
  Piece piece = Piece::All;
  Side stampAt = Side::Right;
  std::string title, subtitle, credits, disclaimer;
  std::optional<Heading> heading;  // in their stead, beside the map of a story's step
  std::string date, zoneNote;
  std::string ghostDate;                 // of what is drawn in grey; mostly empty
  std::vector<std::string> events;       // what happened in the window
  std::vector<std::string> unplaced;     // proposals in force that have no known place
  std::vector<LegendEntry> legend;       // what is drawn within the picture
  std::vector<std::string> legendNotes;  // how doubt and time look
  std::string counts;                    // how many more are listed, not drawn
  std::string sources;                   // who says what is drawn
  std::string edition;                   // up to when the data go, and the program's version
  geo::Marking marking;
  std::optional<InsetMap> inset;  // where the picture lies
  double metresPerPx = 1;         // on the ground, at the picture's middle
  double scaleDenominator = 1;
  std::string projection;
  int northDegrees = 0;  // true north at the middle, clockwise from up
  CutEdges cut;
  bool operator==(const FurnitureWords&) const = default;
};

/// A table on the frame's view at its window.
struct FrameTable {
  std::string id, title;
  DrawnMarksPtr drawn;                            // never null
  TableShapesPtr shapes{};                        // its lines and areas; null where there are none
  std::optional<PickTarget::AtPoint> selected{};  // the mark that holds what is chosen
  std::optional<EventDisc> chosen{};  // the chosen event's, where it is not drawn anyway
  bool operator==(const FrameTable& other) const;
};

/// The other date of a comparison. What has gone since then is drawn as a ghost; the legend
/// explains both dates.
struct OtherDate {
  WindowSeconds window{};
  geo::TimeSpan time{};
  geo::TimeCell cell;
  std::vector<FrameTable> tables{};  // only what happens then and not at the frame's own date
  bool operator==(const OtherDate&) const = default;
};

struct Frame {
  geo::View view;
  Tile tile;                // the part of the view's picture to be drawn
  double metresAcross = 0;  // across the picture, on the plane: does not change while panning
  WindowSeconds window{};
  geo::TimeSpan time{};
  geo::TimeCell cell;  // equal cells: equal pictures of everything but the date
  std::optional<OtherDate> other;
  std::vector<std::size_t> base;      // meshes of MapScene::base to draw, in order
  std::vector<std::size_t> scenario;  // meshes of MapScene::scenario to draw, in order
  Certainty certainty = Certainty::PossibleFaint;
  float reliefOpacity = 0;
  ThemeId theme = ThemeId::Paper;
  Grid grid = Grid::None;
  geo::ProjectionPtr projection;
  std::vector<UserRaster> rasters;  // those that are shown and have been read
  std::vector<FrameTable> tables;   // in drawing order, above the scenario
  std::optional<Measured> measured;
  std::vector<geo::FeatureRef> outlined;  // what is chosen or pointed out
  DatedChangesPtr differences;            // to be marked; null while no dates are compared
  FurnitureWords words;
  geo::ScenarioPtr data;
  bool operator==(const Frame&) const = default;
};

/// Of the session's whole picture.
CutEdges cutEdgesOf(const Session& session);

/// What the session wants its scene to look like.
SceneLook sceneLookOf(const Session& session);

/// The session's whole view at its window. Pure: the same session and scene give the same frame,
/// with or without a memo, which only saves counting a table's events anew.
Frame frameFrom(const Session& session, const MapScene& scene, MarkMemo* memo = nullptr);

/// Of the session's tables, what happened at the earlier of two dates and does not at the later.
std::vector<FrameTable> goneTables(const Session& session, MarkMemo* memo);

}  // namespace viewer
