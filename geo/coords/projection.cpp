#include "geo/coords/projection.hpp"

#include <cmath>
#include <mutex>
#include <numbers>

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

bool isPlanar(PJ_TYPE type) {
  return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS ||
         type == PJ_TYPE_OTHER_CRS;
}

/// The definition as a CRS: a bare "+proj=…" string gets "+type=crs".
std::string asCrs(std::string_view definition) {
  std::string text(definition);
  if (text.find("+proj=") != std::string::npos && text.find("+type=crs") == std::string::npos) {
    text += " +type=crs";
  }
  return text;
}

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

Projection::Projection() : pool_(std::make_unique<Pool>()) {}
Projection::~Projection() = default;

Result<ProjectionPtr> Projection::create(std::string_view definition) {
  const std::string text = asCrs(definition);
  const auto context = quietContext();
  const PjPtr crs{proj_create(context.get(), text.c_str())};
  if (!crs)
    return fail(Failure::Kind::Invalid, "no such coordinate system", std::string(definition));
  const PJ_TYPE type = proj_get_type(crs.get());
  if (!isPlanar(type)) {
    const bool bound = type == PJ_TYPE_BOUND_CRS;
    if (!bound) {
      return fail(Failure::Kind::Unsupported, "not a coordinate system that a map can be drawn in",
                  std::string(definition));
    }
  }
  auto transformer = makeTransformer(text);
  if (!transformer) {
    return fail(Failure::Kind::Unsupported, "no transformation to this coordinate system",
                std::string(definition));
  }
  std::shared_ptr<Projection> made{new Projection};
  made->definition_ = text;
  const char* name = proj_get_name(crs.get());
  made->name_ = name && std::string_view(name) != "unknown" ? name : std::string(definition);
  const char* wkt = proj_as_wkt(context.get(), crs.get(), PJ_WKT1_ESRI, nullptr);
  made->esriWkt_ = wkt ? wkt : "";
  if (const PjPtr axes{proj_crs_get_coordinate_system(context.get(), crs.get())}) {
    double factor = 1;
    const char* unit = nullptr;
    proj_cs_get_axis_info(context.get(), axes.get(), 0, nullptr, nullptr, nullptr, &factor, &unit,
                          nullptr, nullptr);
    const bool angular = type == PJ_TYPE_GEOGRAPHIC_2D_CRS;
    constexpr double kEarthRadiusMetres = 6371008.8;  // IUGG mean radius
    made->metresPerUnit_ = angular ? factor * kEarthRadiusMetres : factor;
  }
  made->pool_->giveBack(std::move(*transformer));
  return made;
}

std::vector<Projected> Projection::forward(std::span<const LonLat> points) const {
  std::vector<Projected> out(points.size());
  Transformer transformer = pool_->take(definition_);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const PJ_COORD in = proj_coord(points[i].lonDegrees, points[i].latDegrees, 0, 0);
    const PJ_COORD at = proj_trans(transformer.pj.get(), PJ_FWD, in);
    const bool ok = std::isfinite(at.xy.x) && std::isfinite(at.xy.y);
    out[i] = ok ? Projected{at.xy.x, at.xy.y} : Projected{std::nan(""), std::nan("")};
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
  const PJ_COORD out =
      proj_trans(transformer.pj.get(), PJ_INV, proj_coord(at.xMetres, at.yMetres, 0, 0));
  pool_->giveBack(std::move(transformer));
  if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return std::nullopt;
  return LonLat{out.lp.lam, out.lp.phi};
}

std::optional<PlaneBox> Projection::boundsOf(const GeoBox& box) const {
  std::vector<LonLat> grid;
  for (int i = 0; i <= kEdgeSteps; ++i) {
    for (int j = 0; j <= kEdgeSteps; ++j) {
      const bool edge = i == 0 || j == 0 || i == kEdgeSteps || j == kEdgeSteps;
      if (!edge && (i % 8 != 0 || j % 8 != 0)) continue;
      grid.push_back({std::lerp(box.west, box.east, i / double{kEdgeSteps}),
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
  const double lon = (box.west + box.east) / 2, lat = (box.south + box.north) / 2;
  const double height = box.north - box.south;
  if (box.east - box.west <= 6 && std::abs(lat) < 80) {
    const int zone = std::clamp(static_cast<int>(std::floor((lon + 180) / 6)) + 1, 1, 60);
    return fmt::format("EPSG:{}", (lat < 0 ? 32700 : 32600) + zone);
  }
  if (std::abs(lat) < 5) return fmt::format("+proj=merc +lon_0={:.4f} +datum=WGS84", lon);
  return fmt::format(
      "+proj=lcc +lat_0={:.4f} +lon_0={:.4f} +lat_1={:.4f} +lat_2={:.4f} +datum=WGS84 +units=m",
      lat, lon, box.south + height / 6, box.north - height / 6);
}

}  // namespace geo
