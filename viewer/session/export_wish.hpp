// What a picture of the map shall be, as the window asks for it.
#pragma once

#include "viewer/session/page_layout.hpp"
#include "viewer/session/picture_size.hpp"

#include <string>
#include <string_view>

namespace viewer {

struct Session;

/// The name of the layout that is the map and nothing on it.
inline constexpr std::string_view kBareLayout = "bare";

struct ExportWish {
  std::string path;        // its ending is the format
  PageLayoutPtr layout;    // null: the map as the screen has it
  std::string layoutName;  // as the command line takes it
  enum class Size { Screen, Paper, Pixels };
  Size size = Size::Screen;
  int screenTimes = 1;       // the screen's pixels, times this
  std::string paper = "A4";  // lying, or "A4-portrait"
  double paperDpi = 300;
  int widthPx = 1920, heightPx = 1080;
  double pixelsDpi = 96;
  bool operator==(const ExportWish&) const = default;
};

/// Fails, Usage, for a size that no picture has.
geo::Result<PictureSize> sizeOf(const ExportWish& wish, const geo::View& screen);

/// The session as it will be drawn: at least what is on the screen, in the new size. At the
/// screen's own size, and at its multiples, just that. A page carries what its layout names.
Session sessionFor(const ExportWish& wish, const PictureSize& size, Session session);

/// The same picture smaller, to be looked at before: at most so wide and high.
Session previewOf(Session session, int mostWidthPx, int mostHeightPx);

}  // namespace viewer
