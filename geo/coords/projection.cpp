#include "geo/coords/projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>
#include <utility>

#include <fmt/format.h>
#include <proj.h>

namespace geo {

namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

/// A PROJ transformation with a context of its own: never shared between threads at one time.
struct Transformer {
  std::unique_ptr<PJ_CONTEXT, ContextDeleter> context;
  PjPtr pj;
};

std::unique_ptr<PJ_CONTEXT, ContextDeleter> quietContext() {
  std::unique_ptr<PJ_CONTEXT, ContextDeleter> context{proj_context_create()};
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  return context;
}

std::optional<Transformer> makeTransformer(const std::string& definition) {
  Transformer made{quietContext(), nullptr};
  PjPtr raw{proj_create_crs_to_crs(made.context.get(), "OGC:CRS84", definition.c_str(), nullptr)};
  if (!raw) return std::nullopt;
  made.pj.reset(proj_normalize_for_visualization(made.context.get(), raw.get()));
  if (!made.pj) return std::nullopt;
  return made;
}

constexpr std::string_view kCrsType = " +type=crs";

/// As people write it: a projection made from the definition of another is called as that one is.
std::string withoutType(std::string_view definition) {
  std::string text(definition);
  const std::size_t at = text.find(kCrsType);
  if (at != std::string::npos) text.erase(at, kCrsType.size());
  return text;
}

/// The definition as a CRS: a PROJ string gets "+type=crs". WKT may quote one, so only its start
/// counts.
std::string asCrs(std::string_view definition) {
  std::string text(definition);
  text.erase(0, std::min(text.find_first_not_of(" \t\n"), text.size()));
  const bool projString = text.starts_with('+') || text.starts_with("proj=");
  if (projString && text.find("type=crs") == std::string::npos) text += kCrsType;
  return text;
}

/// What is drawn: the horizontal CRS without a datum shift bound to it.
PjPtr unbound(PJ_CONTEXT* context, PjPtr crs) {
  if (proj_get_type(crs.get()) != PJ_TYPE_BOUND_CRS) return crs;
  return PjPtr{proj_get_source_crs(context, crs.get())};
}

bool isPlanar(PJ_TYPE type) {
  return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS ||
         type == PJ_TYPE_OTHER_CRS;
}

struct Axes {
  double unitFactor = 1;  // metres or radians per unit
  bool mirrored = false;  // an axis counts to the west: PROJ swaps axes but never turns them
};

Axes axesOf(PJ_CONTEXT* context, const PJ* crs) {
  Axes axes;
  const PjPtr system{proj_crs_get_coordinate_system(context, crs)};
  if (!system) return axes;
  for (int i = 0; i < proj_cs_get_axis_count(context, system.get()); ++i) {
    const char* direction = nullptr;
    proj_cs_get_axis_info(context, system.get(), i, nullptr, nullptr, &direction, &axes.unitFactor,
                          nullptr, nullptr, nullptr);
    axes.mirrored = axes.mirrored || (direction && std::string_view(direction) == "west");
  }
  return axes;
}

/// Whether a point came back to where it started: outside its domain a projection may give numbers
/// that belong to another place. A tenth of a thousandth of a degree is far above what rounding and
/// the choice among datum shifts do, and far below what such numbers are off by.
bool isSame(LonLat a, LonLat b) {
  constexpr double kSlackDegrees = 1e-4;
  const double shrink = std::cos(a.latDegrees * std::numbers::pi / 180);
  const double lonDegrees = std::remainder(a.lonDegrees - b.lonDegrees, 360.0) * shrink;
  return std::abs(lonDegrees) < kSlackDegrees &&
         std::abs(a.latDegrees - b.latDegrees) < kSlackDegrees;
}

/// Past a pole there is no place, whatever PROJ makes of it.
bool isOnEarth(LonLat at) {
  return std::isfinite(at.lonDegrees) && std::abs(at.latDegrees) <= 90;
}

constexpr Projected kNowhere{std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::quiet_NaN()};

std::optional<LonLat> inverseOf(PJ* pj, Projected at) {
  const PJ_COORD out = proj_trans(pj, PJ_INV, proj_coord(at.xMetres, at.yMetres, 0, 0));
  const LonLat place{out.xy.x, out.xy.y};
  return isOnEarth(place) ? std::optional{place} : std::nullopt;
}

/// `farthest`: plane coordinates beyond it are what PROJ makes of infinity (Mercator's poles).
/// So many points are worth a look at the ground that they lie on.
constexpr std::size_t kManyPoints = 5000;

struct Forward {
  PJ* pj;
  double farthest;  // plane units from the origin

  /// Wherever the formula leads.
  Projected unchecked(LonLat at) const {
    if (!isOnEarth(at)) return kNowhere;
    const PJ_COORD out = proj_trans(pj, PJ_FWD, proj_coord(at.lonDegrees, at.latDegrees, 0, 0));
    const bool near = std::abs(out.xy.x) < farthest && std::abs(out.xy.y) < farthest;
    return near ? Projected{out.xy.x, out.xy.y} : kNowhere;
  }

  /// Only where the inverse leads back.
  Projected operator()(LonLat at) const {
    const Projected projected = unchecked(at);
    if (!std::isfinite(projected.xMetres)) return kNowhere;
    const auto back = inverseOf(pj, projected);
    return back && isSame(at, *back) ? projected : kNowhere;
  }

  /// Whether it does at all nodes of a grid over the box of the points: then it need not be asked
  /// for each of them.
  bool leadsBackAround(std::span<const LonLat> points) const {
    constexpr int kNodes = 32;
    PlaneBox box;  // in degrees
    for (const LonLat& p : points) {
      if (isOnEarth(p)) box.include({p.lonDegrees, p.latDegrees});
    }
    if (box.empty()) return false;
    for (int i = 0; i <= kNodes; ++i) {
      for (int j = 0; j <= kNodes; ++j) {
        const LonLat node{std::lerp(box.minX, box.maxX, i / double{kNodes}),
                          std::lerp(box.minY, box.maxY, j / double{kNodes})};
        if (!std::isfinite((*this)(node).xMetres)) return false;
      }
    }
    return true;
  }
};

/// The eastern edge, counted on past 180 degrees where the box crosses the date line.
double unwrappedEast(const GeoBox& box) {
  return box.east < box.west ? box.east + 360 : box.east;
}

/// Twice around the Earth and more: no place is drawn farther out.
constexpr double kFarthestMetres = 1e8;

/// Steps along each edge of a box: enough for curved edges to stay within a pixel of a wall poster.
constexpr int kEdgeSteps = 64;

}  // namespace

struct Projection::Pool {
  std::mutex mutex;
  std::vector<Transformer> idle;

  Transformer take(const std::string& definition) {
    {
      const std::scoped_lock lock{mutex};
      if (!idle.empty()) {
        Transformer taken = std::move(idle.back());
        idle.pop_back();
        return taken;
      }
    }
    auto made = makeTransformer(definition);
    return made ? std::move(*made) : Transformer{};
  }
  void giveBack(Transformer transformer) {
    const std::scoped_lock lock{mutex};
    idle.push_back(std::move(transformer));
  }
};

/// Opens the constructor to std::make_shared, for create() alone.
struct Projection::Shared : Projection {};

Projection::Projection() : pool_(std::make_unique<Pool>()) {}
Projection::~Projection() = default;

Result<ProjectionPtr> Projection::create(std::string_view definition) {
  const auto failure = [definition](Failure::Kind kind, const char* what) {
    return fail(kind, what, std::string(definition));
  };
  const std::string text = asCrs(definition);
  const auto context = quietContext();
  PjPtr crs{proj_create(context.get(), text.c_str())};
  if (crs) crs = unbound(context.get(), std::move(crs));
  if (!crs) return failure(Failure::Kind::Invalid, "no such coordinate system");
  const PJ_TYPE type = proj_get_type(crs.get());
  const Axes axes = axesOf(context.get(), crs.get());
  if (!isPlanar(type) || axes.mirrored) {
    return failure(Failure::Kind::Unsupported,
                   "not a coordinate system that a map can be drawn in");
  }
  auto transformer = makeTransformer(text);
  if (!transformer) {
    return failure(Failure::Kind::Unsupported, "no transformation to this coordinate system");
  }
  const auto made = std::make_shared<Shared>();
  made->definition_ = text;
  const char* name = proj_get_name(crs.get());
  made->name_ = name && std::string_view(name) != "unknown" ? name : withoutType(definition);
  const char* wkt = proj_as_wkt(context.get(), crs.get(), PJ_WKT1_ESRI, nullptr);
  made->esriWkt_ = wkt ? wkt : "";
  const char* wkt2 = proj_as_wkt(context.get(), crs.get(), PJ_WKT2_2019, nullptr);
  made->wkt_ = wkt2 ? wkt2 : "";
  constexpr double kEarthRadiusMetres = 6371008.8;  // IUGG mean radius
  const bool angular = type == PJ_TYPE_GEOGRAPHIC_2D_CRS;
  made->metresPerUnit_ = angular ? axes.unitFactor * kEarthRadiusMetres : axes.unitFactor;
  made->pool_->giveBack(std::move(*transformer));
  return made;
}

std::vector<Projected> Projection::forward(std::span<const LonLat> points) const {
  std::vector<Projected> out(points.size(), kNowhere);
  Transformer transformer = pool_->take(definition_);
  if (!transformer.pj) return out;
  const Forward forward{transformer.pj.get(), kFarthestMetres / metresPerUnit_};
  const bool whole = points.size() >= kManyPoints && forward.leadsBackAround(points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    out[i] = whole ? forward.unchecked(points[i]) : forward(points[i]);
  }
  pool_->giveBack(std::move(transformer));
  return out;
}

std::optional<Projected> Projection::forward(LonLat at) const {
  const Projected out = forward(std::span{&at, 1}).front();
  return std::isfinite(out.xMetres) ? std::optional{out} : std::nullopt;
}

std::optional<LonLat> Projection::inverse(Projected at) const {
  Transformer transformer = pool_->take(definition_);
  if (!transformer.pj) return std::nullopt;
  const auto place = inverseOf(transformer.pj.get(), at);
  pool_->giveBack(std::move(transformer));
  return place;
}

std::optional<PlaneBox> Projection::boundsOf(const GeoBox& box) const {
  std::vector<LonLat> grid;
  for (int i = 0; i <= kEdgeSteps; ++i) {
    for (int j = 0; j <= kEdgeSteps; ++j) {
      const bool edge = i == 0 || j == 0 || i == kEdgeSteps || j == kEdgeSteps;
      if (!edge && (i % 8 != 0 || j % 8 != 0)) continue;
      grid.push_back({std::lerp(box.west, unwrappedEast(box), i / double{kEdgeSteps}),
                      std::lerp(box.south, box.north, j / double{kEdgeSteps})});
    }
  }
  PlaneBox bounds;
  for (const Projected& p : forward(grid)) {
    if (std::isfinite(p.xMetres)) bounds.include(p);
  }
  return bounds.empty() ? std::nullopt : std::optional{bounds};
}

std::string fittingProjection(const GeoBox& box) {
  const double width = unwrappedEast(box) - box.west, height = box.north - box.south;
  const double lon = std::remainder(box.west + width / 2, 360.0);
  const double lat = (box.south + box.north) / 2;
  if (width <= 6 && std::abs(lat) < 80) {
    const int zone = std::clamp(static_cast<int>(std::floor((lon + 180) / 6)) + 1, 1, 60);
    return fmt::format("EPSG:{}", (lat < 0 ? 32700 : 32600) + zone);
  }
  if (width > 180 || height > 90) {
    return fmt::format("+proj=eqearth +lon_0={:.4f} +datum=WGS84 +units=m", lon);
  }
  if (std::abs(lat) < 5) {
    return fmt::format("+proj=merc +lon_0={:.4f} +datum=WGS84 +units=m", lon);
  }
  return fmt::format(
      "+proj=lcc +lat_0={:.4f} +lon_0={:.4f} +lat_1={:.4f} +lat_2={:.4f} +datum=WGS84 +units=m",
      lat, lon, box.south + height / 6, box.north - height / 6);
}

}  // namespace geo
