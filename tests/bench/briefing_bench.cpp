// How fast the pictures of a briefing follow one another while the camera travels from step to
// step; off screen, 1920x1080, as the wall has them.
#include "viewer/cli/open_map.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/render/journey_picture.hpp"
#include "viewer/session/command.hpp"
#include "viewer/session/journey.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace viewer;

geo::View wall() {
  geo::View view;
  view.widthPx = 1920;
  view.heightPx = 1080;
  view.pxPerPt = 1080 / kWallHeightPt;
  return view;
}

struct Briefing {
  geo::Result<OffscreenContext> context = OffscreenContext::create();
  geo::Result<MapRenderer> renderer = MapRenderer::create();
  geo::Result<JourneyPicture> journey = JourneyPicture::create();
  cli::OpenedMap map;

  Briefing() {
    geo::Report report;
    map = *cli::openMap({}, {wall()}, report);
    renderer->setScene(map.scene);
    tell(command::StartBriefing{});
  }
  void tell(const Command& command) { map.session = apply(map.session, command).session; }
  bool travels() const { return map.session.briefing->move.has_value(); }
  /// One frame of the window's loop; the camera waits while its journey is prepared.
  void frame(double seconds) {
    if (!journey->isPreparing()) tell(command::Tick{seconds});
    const Session& session = map.session;
    const Sheet sheet = sheetFrom(arrived(session), *map.scene);
    const auto picture = travels() ? journey->onTheWay(*renderer, sheet, *session.briefing->move)
                                   : journey->atRest(*renderer, sheet);
    // Reading one pixel back waits for the drawing to end, as showing it would.
    benchmark::DoNotOptimize((*picture)->readPixel(0, 0));
    gl::finish();
  }
};

/// From one step to another and back; the slowest frame counts as well as the median.
void frameWhileTravelling(benchmark::State& state) {
  Briefing briefing;
  const std::size_t ends[] = {static_cast<std::size_t>(state.range(0)) - 1,
                              static_cast<std::size_t>(state.range(1)) - 1};
  briefing.tell(command::SetTravel{Travel::AtOnce});
  briefing.tell(command::GoToStep{ends[0]});
  briefing.tell(command::SetTravel{Travel::Smooth});
  briefing.frame(0);
  std::vector<double> costs;
  int journeys = 0;
  for (auto _ : state) {
    if (!briefing.travels()) briefing.tell(command::GoToStep{ends[++journeys % 2]});
    const auto begin = std::chrono::steady_clock::now();
    briefing.frame(1.0 / 30);
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - begin;
    costs.push_back(passed.count());
  }
  std::ranges::sort(costs);
  state.SetLabel(briefing.context->driver().renderer);
  state.counters["median_ms"] = costs[costs.size() / 2];
  state.counters["slowest_ms"] = costs.back();
}
BENCHMARK(frameWhileTravelling)
    ->ArgNames({"from", "to"})
    ->Args({1, 11})
    ->Args({3, 4})
    ->Args({4, 5})
    ->Args({7, 8})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->MinTime(5);

}  // namespace
