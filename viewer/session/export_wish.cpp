#include "viewer/session/export_wish.hpp"

#include "viewer/session/session.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

geo::Result<PictureSize> sizeOf(const ExportWish& wish, const geo::View& screen) {
  switch (wish.size) {
    case ExportWish::Size::Screen:
      return pixelSize(fmt::format("{}x{}", screen.widthPx * wish.screenTimes,
                                   screen.heightPx * wish.screenTimes),
                       screen.pxPerPt * 72.0 * wish.screenTimes);
    case ExportWish::Size::Paper:
      return paperSize(wish.paper, wish.paperDpi);
    case ExportWish::Size::Pixels:
      break;
  }
  return pixelSize(fmt::format("{}x{}", wish.widthPx, wish.heightPx), wish.pixelsDpi);
}

Session sessionFor(const ExportWish& wish, const PictureSize& size, Session session) {
  const geo::View before = mapView(session);
  session.layout = wish.layout;
  if (wish.layoutName == kBareLayout) session.furniture = Furniture::None;
  if (wish.layout) {
    session.furniture = furnitureOf(*wish.layout).with(FurniturePiece::Marking);
  }
  session.view.widthPx = size.widthPx;
  session.view.heightPx = size.heightPx;
  session.view.pxPerPt = static_cast<float>(size.dotsPerInch / 72);
  const geo::View after = mapView(session);
  const double across = static_cast<double>(before.widthPx) / after.widthPx;
  const double down = static_cast<double>(before.heightPx) / after.heightPx;
  session.view.unitsPerPx = before.unitsPerPx * std::max(across, down);
  return session;
}

Session previewOf(Session session, int mostWidthPx, int mostHeightPx) {
  geo::View& view = session.view;
  const double share = std::min({static_cast<double>(mostWidthPx) / view.widthPx,
                                 static_cast<double>(mostHeightPx) / view.heightPx, 1.0});
  const auto pixels = [&](int px) {
    return std::max(1, static_cast<int>(std::lround(px * share)));
  };
  view.widthPx = pixels(view.widthPx);
  view.heightPx = pixels(view.heightPx);
  view.unitsPerPx /= share;
  view.pxPerPt *= static_cast<float>(share);
  return session;
}

}  // namespace viewer
