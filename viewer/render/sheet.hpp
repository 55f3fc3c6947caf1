// What the whole map shows: one frame, or the two of a comparison on one picture. The one function
// that window and file go through.
#pragma once

#include "viewer/render/frame.hpp"

#include <optional>
#include <string>
#include <vector>

namespace viewer {

/// A frame and where it shows: its upper left corner and the columns that are seen, on the whole
/// picture.
struct Part {
  Frame frame;
  int leftPx = 0, topPx = 0;
  int fromPx = 0, toPx = 0;
  bool operator==(const Part&) const = default;
};

/// What lies over both parts of a comparison: the line between them and the furniture they share.
struct SharedPiece {
  enum class Line { Handle, Gap };  // to be dragged; or only a gap between two maps
  Frame frame;                      // only its furniture is drawn
  int leftPx = 0, topPx = 0;        // where the frame's picture lies
  Line line = Line::Handle;
  int lineFromPx = 0, lineToPx = 0;
  std::string leftDate, rightDate;  // told beside the handle where a side has no room for its stamp
  bool operator==(const SharedPiece&) const = default;
};

/// What stands beside the map on a page.
struct PagePiece {
  Frame frame;  // of the whole page; only its furniture is drawn
  PageLayoutPtr layout;
  bool operator==(const PagePiece&) const = default;
};

struct Sheet {
  geo::View view;           // of the whole picture
  Tile tile;                // the part of it to be drawn
  std::vector<Part> parts;  // one, or two from left to right
  std::optional<SharedPiece> shared;
  std::optional<PagePiece> page;
  bool operator==(const Sheet&) const = default;
};

/// One frame as the whole picture.
Sheet sheetOf(Frame frame);

/// The same sheet of which only a part is drawn: each map as far as it lies in that.
Sheet tileOf(Sheet sheet, const Tile& tile);

/// Pure: the same session and scene give the same sheet.
Sheet sheetFrom(const Session& session, const MapScene& scene, MarkMemo* memo = nullptr);

}  // namespace viewer
