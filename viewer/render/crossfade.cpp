#include "viewer/render/crossfade.hpp"

#include "embedded/shaders.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

/// From pixels of the picture drawn to those of one of a map's, both from the lower left corner.
struct Warp {
  double scale = 1, x = 0, y = 0;
};

struct Middle {
  double x, y;
};

Middle middleOf(const MapPiece& piece, const geo::View& view) {
  return {piece.middleXPx, view.heightPx - piece.middleYPx};
}

/// The camera's middle is seen at `at` now, and the source's at `source` on its picture.
Warp warpTo(const geo::View& now, Middle at, const geo::View& view, Middle source) {
  const double scale = now.unitsPerPx / view.unitsPerPx;
  return {scale,
          source.x - at.x * scale + (now.centre.xMetres - view.centre.xMetres) / view.unitsPerPx,
          source.y - at.y * scale + (now.centre.yMetres - view.centre.yMetres) / view.unitsPerPx};
}

Warp warpTo(const geo::View& now, const MapPiece& piece, const geo::View& view) {
  const Middle middle = middleOf(piece, view);
  return warpTo(now, middle, view, middle);
}

/// The piece that has the column, or the nearest one.
const MapPiece& pieceAt(const std::vector<MapPiece>& pieces, double xPx) {
  return *std::ranges::min_element(pieces, {}, [&](const MapPiece& piece) {
    return std::max({piece.fromPx - xPx, xPx - piece.toPx, 0.0});
  });
}

std::vector<Strip> stripsOf(const std::vector<MapPiece>& left, const std::vector<MapPiece>& reached,
                            int widthPx) {
  std::vector<int> cuts{0, widthPx};
  for (const auto* pieces : {&left, &reached}) {
    for (const MapPiece& piece : *pieces) {
      cuts.push_back(std::clamp(piece.fromPx, 0, widthPx));
      cuts.push_back(std::clamp(piece.toPx, 0, widthPx));
    }
  }
  std::ranges::sort(cuts);
  std::vector<Strip> strips;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i - 1] == cuts[i]) continue;
    const double middle = (cuts[i - 1] + cuts[i]) * 0.5;
    strips.push_back({cuts[i - 1], cuts[i], pieceAt(left, middle), pieceAt(reached, middle)});
  }
  return strips;
}

bool covers(const Strip& strip, const MapPiece& piece, const geo::View& view,
            const geo::View& now) {
  constexpr double kTolerancePx = 0.5;
  const Warp warp = warpTo(now, piece, view);
  return strip.fromPx * warp.scale + warp.x >= piece.fromPx - kTolerancePx &&
         strip.toPx * warp.scale + warp.x <= piece.toPx + kTolerancePx && warp.y >= -kTolerancePx &&
         view.heightPx * warp.scale + warp.y <= view.heightPx + kTolerancePx;
}

void setWarp(const gl::Program& program, std::string_view name, const Warp& warp) {
  program.set(name, static_cast<float>(warp.scale), static_cast<float>(warp.x),
              static_cast<float>(warp.y), 0.0f);
}

void setBox(const gl::Program& program, std::string_view name, const MapPiece& piece,
            const geo::View& view) {
  program.set(name, static_cast<float>(piece.fromPx), 0.0f, static_cast<float>(piece.toPx),
              static_cast<float>(view.heightPx));
}

gl::PixelRect allOf(const gl::Framebuffer& target) {
  return {0, 0, target.widthPx(), target.heightPx()};
}

}  // namespace

Crossfade::Crossfade(Programs programs)
    : programs_(std::move(programs)), quad_(nothing_, 0, {}, gl::Advance::PerInstance) {}

geo::Result<Crossfade> Crossfade::create() {
  using namespace embedded;
  const auto linked = [](std::string_view name, std::string_view pieces) {
    return gl::Program::link(name, {layerVert()}, {pieces, journeyFrag()});
  };
  auto maps = linked("journey", "");
  auto ground = linked("journey on ground", "#define BETWEEN\n");
  auto one = linked("journey of one map", "#define ONE\n");
  auto fade = gl::Program::link("fade", {layerVert()}, {fadeFrag()});
  for (const auto* program : {&maps, &ground, &one, &fade}) {
    if (!*program) return tl::unexpected(program->error());
  }
  return Crossfade({std::move(*maps), std::move(*ground), std::move(*one), std::move(*fade)});
}

void Crossfade::drawMaps(const Moment& moment, const gl::Framebuffer& target) const {
  const MapLayers &left = moment.left, &reached = moment.reached;
  gl::beginPass(target.id(), allOf(target));
  for (const Strip& strip : stripsOf(left.pieces, reached.pieces, target.widthPx())) {
    gl::clipTo({strip.fromPx, 0, strip.toPx - strip.fromPx, target.heightPx()});
    if (moment.fade <= 0 && covers(strip, strip.left, left.view, moment.now)) {
      drawOne(left, strip.left, moment.now);
    } else if (moment.fade >= 1 && covers(strip, strip.reached, reached.view, moment.now)) {
      drawOne(reached, strip.reached, moment.now);
    } else {
      drawStrip(moment, strip);
    }
  }
}

void Crossfade::drawOne(const MapLayers& layers, const MapPiece& piece,
                        const geo::View& now) const {
  const gl::Program& program = programs_.oneMap;
  gl::useTexture(program, "u_left", layers.map.texture());
  setWarp(program, "u_leftWarp", warpTo(now, piece, layers.view));
  gl::drawInstances(program, quad_, 0, 1, 4);
}

void Crossfade::drawStrip(const Moment& moment, const Strip& strip) const {
  const auto& [left, reached, between, now, fade, outside] = moment;
  const gl::Program& program = between ? programs_.mapsOnGround : programs_.maps;
  gl::useTexture(program, "u_left", left.map.texture(), 0);
  gl::useTexture(program, "u_reached", reached.map.texture(), 1);
  program.set("u_fade", static_cast<float>(fade));
  program.set("u_outside", outside.r / 255.0f, outside.g / 255.0f, outside.b / 255.0f, 1.0f);
  setWarp(program, "u_leftWarp", warpTo(now, strip.left, left.view));
  setWarp(program, "u_reachedWarp", warpTo(now, strip.reached, reached.view));
  setBox(program, "u_leftPx", strip.left, left.view);
  setBox(program, "u_reachedPx", strip.reached, reached.view);
  if (between) {
    const geo::View& view = between->view;
    gl::useTexture(program, "u_between", between->picture.texture(), 2);
    setWarp(program, "u_betweenWarp",
            warpTo(now, middleOf(strip.reached, reached.view), view,
                   {view.widthPx * 0.5, view.heightPx * 0.5}));
  }
  gl::drawInstances(program, quad_, 0, 1, 4);
}

void Crossfade::drawFurniture(const Moment& moment, const gl::Framebuffer& target) const {
  const MapLayers &left = moment.left, &reached = moment.reached;
  gl::beginPass(target.id(), allOf(target));
  gl::useTexture(programs_.fade, "u_left", left.furniture.texture(), 0);
  gl::useTexture(programs_.fade, "u_reached", reached.furniture.texture(), 1);
  programs_.fade.set("u_fade", static_cast<float>(moment.fade));
  for (const gl::PixelRect& rect : rectsOf(inEither(left.furnished, reached.furnished))) {
    gl::clipTo(rect);
    gl::drawInstances(programs_.fade, quad_, 0, 1, 4);
  }
}

bool coverTogether(const MapLayers& left, const std::vector<MapPiece>& reachedPieces,
                   const geo::View& reached, const geo::View& now) {
  return std::ranges::all_of(stripsOf(left.pieces, reachedPieces, now.widthPx),
                             [&](const Strip& strip) {
                               return covers(strip, strip.left, left.view, now) ||
                                      covers(strip, strip.reached, reached, now);
                             });
}

}  // namespace viewer
