// What a step of the clock and a step of the axis cost the panels, with up to a million rows: the
// medians and the 95th percentiles are counters beside the mean.
#include "viewer/panels/panel_cache.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/session/command.hpp"

#include <algorithm>
#include <random>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace {

using namespace viewer;
namespace chrono = std::chrono;

constexpr int kYears = 20;
constexpr std::size_t kColumns = 960;  // of the histogram: an axis 1920 pixels wide

geo::Moment startOfRange() {
  return chrono::sys_days{chrono::year{2005} / 1 / 1};
}

class RandomRows {
 public:
  geo::Feature row(int longestDays) {
    const geo::Moment from = startOfRange() + chrono::days{pick(kYears * 365)};
    const geo::Moment to = from + chrono::days{1 + pick(longestDays)};
    geo::Feature feature;
    feature.id = feature.name = fmt::format("row {}", ++count_);
    // One in four is known to some days only.
    const chrono::days doubt{pick(3) == 0 ? 1 + pick(5) : 0};
    feature.valid = {{from, from + doubt}, {to, to + doubt}};
    feature.values = {fmt::format("kind_{}", pick(9))};
    return feature;
  }
  int pick(int most) { return std::uniform_int_distribution(0, most)(random_); }

 private:
  std::mt19937 random_{2020};
  int count_ = 0;
};

geo::Layer layerOf(std::string id, geo::LayerKind kind, std::size_t rows, int longestDays) {
  RandomRows random;
  geo::Layer layer;
  layer.id = layer.title = std::move(id);
  layer.kind = kind;
  layer.columns = {"kind"};
  for (std::size_t i = 0; i < rows; ++i) {
    layer.features.push_back(random.row(longestDays));
    if (kind != geo::LayerKind::Count) layer.features.back().geometry = geo::LonLat{46, 40};
  }
  return layer;
}

/// Half of the rows are posts, a quarter events, a quarter counts with no place.
Session synthetic(std::size_t rows) {
  auto scenario = std::make_shared<geo::Scenario>();
  scenario->crs = "EPSG:32638";
  scenario->extent = {45.5, 38.8, 47.5, 40.5};
  scenario->range = {startOfRange(), startOfRange() + chrono::days{kYears * 365}};
  scenario->opening = {startOfRange() + chrono::days{3650}, startOfRange() + chrono::days{3651}};
  scenario->layers = {layerOf("posts", geo::LayerKind::Site, rows / 2, 30),
                      layerOf("events", geo::LayerKind::Event, rows / 4, 2),
                      layerOf("counts", geo::LayerKind::Count, rows / 4, 10)};
  geo::View view;
  view.widthPx = 1920;
  view.heightPx = 1080;
  return *openSession(scenario, std::make_shared<const geo::BaseMap>(), view);
}

/// Times each step by itself.
template <class Step>
void measure(benchmark::State& state, const Step& step) {
  std::vector<double> microseconds;
  for (auto _ : state) {
    const auto start = chrono::steady_clock::now();
    step();
    microseconds.push_back(
        chrono::duration<double, std::micro>(chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(microseconds);
  const auto at = [&](double share) {
    const double last = static_cast<double>(microseconds.size()) - 1;
    return microseconds[static_cast<std::size_t>(share * last)];
  };
  state.counters["median_us"] = at(0.5);
  state.counters["p95_us"] = at(0.95);
}

struct Panels {
  PanelCache cache;
  LanesState lanes;

  Panels() { toggleLanes(lanes); }
  /// What the panels work out before they draw: counts, lists, histogram, lanes.
  void refresh(const Session& session) {
    viewer::refresh(cache, session);
    viewer::refresh(cache.events, session, kColumns);
    const AxisScale scale{session.clock.axis, 190, 1730};
    viewer::refresh(cache.lanes, session, lanes, scale, 1);
    viewer::fillSeen(cache.lanes, session, 0, 400);
  }
};

void carryOut(Session& session, const Command& command) {
  session = apply(std::move(session), command).session;
}

/// A day further: counts, lists and the picture's words; histogram and lanes are kept.
void stepOfTheClock(benchmark::State& state) {
  Session session = synthetic(static_cast<std::size_t>(state.range(0)));
  const MapScene scene{session.scenario->epoch(), {}, {}, {}};
  Panels panels;
  panels.refresh(session);
  measure(state, [&] {
    if (session.clock.window.to >= session.clock.range.to) carryOut(session, command::GoToStart{});
    carryOut(session, command::Step{});
    panels.refresh(session);
    benchmark::DoNotOptimize(frameFrom(session, scene));
  });
}
BENCHMARK(stepOfTheClock)->Arg(1000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMicrosecond);

/// The axis moves or zooms: histogram and lanes are worked out anew.
void stepOfTheAxis(benchmark::State& state, LaneMode mode) {
  Session session = synthetic(static_cast<std::size_t>(state.range(0)));
  Panels panels;
  panels.lanes.mode = mode;
  panels.refresh(session);
  int count = 0;
  measure(state, [&] {
    const double factor = (count++ / 15) % 2 == 0 ? 1.3 : 1 / 1.3;
    carryOut(session, command::ZoomAxis{session.clock.window.from, factor});
    panels.refresh(session);
  });
}
BENCHMARK_CAPTURE(stepOfTheAxis, lanesByLayer, LaneMode::Layers)
    ->Arg(1000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(stepOfTheAxis, lanesByKind, LaneMode::Kinds)
    ->Arg(1000)
    ->Arg(100000)
    ->Arg(1000000)
    ->Unit(benchmark::kMicrosecond);

/// Sorting all times when a scenario is opened.
void buildTimeIndex(benchmark::State& state) {
  const Session session = synthetic(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(geo::TimeIndex(*session.scenario));
}
BENCHMARK(buildTimeIndex)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace
