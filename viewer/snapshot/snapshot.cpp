#include "viewer/snapshot/snapshot.hpp"

#include <fmt/format.h>

namespace viewer {

geo::Result<Picture> takePicture(const Session& session, const MapScene& scene,
                                 MapRenderer& renderer) {
  const auto drawn = renderer.draw(sheetFrom(session, scene));
  if (!drawn) return tl::unexpected(drawn.error());
  return Picture{session.view.widthPx, session.view.heightPx, (*drawn)->read()};
}

std::string worldFileText(const geo::View& view) {
  const geo::Projected first = geo::projectedFromScreen(view, {0.5f, 0.5f});
  return fmt::format("{:.12g}\n0\n0\n{:.12g}\n{:.12g}\n{:.12g}\n", view.unitsPerPx,
                     -view.unitsPerPx, first.xMetres, first.yMetres);
}

geo::Result<void> writeWorldFile(const std::filesystem::path& picture, const Session& session) {
  auto world = picture;
  const auto written = writeWhole(world.replace_extension(".pgw"), worldFileText(session.view));
  if (!written) return written;
  return writeWhole(world.replace_extension(".prj"), session.projection->esriWkt() + "\n");
}

}  // namespace viewer
