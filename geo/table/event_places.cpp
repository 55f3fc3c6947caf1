#include "geo/table/event_places.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <span>
#include <thread>

namespace geo {

namespace {

constexpr std::size_t kFewestForThread = 20000;

std::vector<Projected> projectAll(const Projection& projection, std::span<const LonLat> places) {
  const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t parts = std::clamp<std::size_t>(places.size() / kFewestForThread, 1, most);
  const std::size_t each = (places.size() + parts - 1) / parts;
  std::vector<std::future<std::vector<Projected>>> running;
  for (std::size_t first = each; first < places.size(); first += each) {
    const auto part = places.subspan(first, std::min(each, places.size() - first));
    running.push_back(
        std::async(std::launch::async, [&projection, part] { return projection.forward(part); }));
  }
  auto all = projection.forward(places.first(std::min(each, places.size())));
  all.reserve(places.size());
  for (auto& part : running) {
    const auto more = part.get();
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace

EventPlaces placesOn(const ProjectionPtr& projection, const EventTable& table) {
  const auto plane = projectAll(*projection, table.events.places);
  PlaneBox box;
  for (const Projected& p : plane) {
    if (std::isfinite(p.xMetres) && std::isfinite(p.yMetres)) box.include(p);
  }
  EventPlaces places;
  places.projection = projection;
  places.shapes = framesOn(*projection, table);
  places.x.reserve(plane.size());
  places.y.reserve(plane.size());
  if (!box.empty()) {
    constexpr double kMostSteps = std::numeric_limits<std::int32_t>::max();
    places.corner = {box.minX, box.minY};
    const double side = std::max(box.width(), box.height());
    if (side > 0) places.step = side / kMostSteps;
  }
  for (const Projected& p : plane) {
    const bool inside = std::isfinite(p.xMetres) && std::isfinite(p.yMetres);
    const auto steps = [&](double from, double to) {
      return inside ? static_cast<std::int32_t>(std::llround((to - from) / places.step))
                    : EventPlaces::kNone;
    };
    places.x.push_back(steps(places.corner.xMetres, p.xMetres));
    places.y.push_back(steps(places.corner.yMetres, p.yMetres));
    places.outside += inside ? 0u : 1u;
  }
  return places;
}

}  // namespace geo
