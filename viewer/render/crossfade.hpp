// Two maps, each moved to where a camera is between them, one fading into the other: a picture that
// costs the same whatever is on them.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/map_layers.hpp"

namespace viewer {

/// Columns in which neither of two pictures goes from one piece to another.
struct Strip {
  int fromPx, toPx;
  const MapPiece &left, &reached;
};

class Crossfade {
 public:
  static geo::Result<Crossfade> create();

  struct Moment {
    const MapLayers &left, &reached;
    const Ground* between;  // shows where neither does; null where that is nowhere
    geo::View now;
    double fade;  // from 0, only the one, to 1, only the other
    geo::Color outside;
  };
  void drawMaps(const Moment& moment, const gl::Framebuffer& target) const;
  /// Over what the target shows, where either has any; does not move.
  void drawFurniture(const Moment& moment, const gl::Framebuffer& target) const;

 private:
  struct Programs {
    gl::Program maps, mapsOnGround, oneMap, fade;
  };
  explicit Crossfade(Programs programs);
  void drawStrip(const Moment& moment, const Strip& strip) const;
  void drawOne(const MapLayers& layers, const MapPiece& piece, const geo::View& now) const;
  Programs programs_;
  gl::Buffer nothing_;
  gl::VertexArray quad_;  // no attributes: the corner comes from the vertex number
};

/// Whether a camera at `now` sees nothing that both maps lack.
bool coverTogether(const MapLayers& left, const std::vector<MapPiece>& reachedPieces,
                   const geo::View& reached, const geo::View& now);

}  // namespace viewer
