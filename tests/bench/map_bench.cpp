// How fast the bundled scenario opens, scrubs, pans and renders; off screen, 1920x1080, with the
// whole window measured apart (window_bench.cpp).
#include "viewer/cli/window_loop.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace viewer;

geo::View screen(int widthPx = 1920, int heightPx = 1080) {
  geo::View view;
  view.widthPx = widthPx;
  view.heightPx = heightPx;
  return view;
}

cli::OpenedMap opened(benchmark::State& state) {
  geo::Report report;
  auto map = cli::openMap({}, {screen()}, report);
  if (!map) {
    state.SkipWithError(geo::describe(map.error()).c_str());
    return {};
  }
  return std::move(*map);
}

/// Reading the scenario and the base map, projecting and building every mesh.
void openScenario(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(opened(state));
}
BENCHMARK(openScenario)->Unit(benchmark::kMillisecond);

/// A context, a renderer and the bundled map, ready to draw.
struct Stage {
  geo::Result<OffscreenContext> context = OffscreenContext::create();
  geo::Result<MapRenderer> renderer = MapRenderer::create();
  cli::OpenedMap map;

  explicit Stage(benchmark::State& state) : map(opened(state)) {
    if (!context || !renderer) {
      state.SkipWithError("no way to draw off screen");
    } else if (map.scene) {
      state.SetLabel(context->driver().renderer);
      renderer->setScene(map.scene);
    }
  }
  void draw() {
    const auto picture = renderer->draw(sheetFrom(map.session, *map.scene));
    // Reading one pixel back waits for the drawing to end, as showing it would.
    if (picture) benchmark::DoNotOptimize((*picture)->readPixel(0, 0));
  }
};

/// One day further each frame, from the war through the hand-overs: the date stamp changes always.
void frameWhileScrubbing(benchmark::State& state) {
  Stage stage(state);
  stage.draw();
  Session& session = stage.map.session;
  for (auto _ : state) {
    session = apply(session, command::Step{}).session;
    if (session.clock.window.to >= session.clock.range.to) {
      session = apply(session, command::GoToStart{}).session;
    }
    stage.draw();
  }
}
BENCHMARK(frameWhileScrubbing)->Unit(benchmark::kMillisecond)->MinTime(3);

/// The same with two dates on the map: the one on the left stays.
void frameWhileScrubbingAndComparing(benchmark::State& state) {
  Stage stage(state);
  Session& session = stage.map.session;
  session.compare = {static_cast<CompareMode>(state.range(0)), session.clock.window, 0.5f};
  stage.draw();
  for (auto _ : state) {
    session = apply(session, command::Step{}).session;
    if (session.clock.window.to >= session.clock.range.to) {
      session = apply(session, command::GoToStart{}).session;
    }
    stage.draw();
  }
}
BENCHMARK(frameWhileScrubbingAndComparing)
    ->ArgName("mode")
    ->Arg(static_cast<int>(CompareMode::Swipe))
    ->Arg(static_cast<int>(CompareMode::Side))
    ->Arg(static_cast<int>(CompareMode::Ghost))
    ->Unit(benchmark::kMillisecond)
    ->MinTime(3);

/// The line of a swipe is dragged to and fro.
void frameWhileDraggingTheLine(benchmark::State& state) {
  Stage stage(state);
  Session& session = stage.map.session;
  session.compare = {CompareMode::Swipe, session.clock.range, 0.5f};
  stage.draw();
  int count = 0;
  for (auto _ : state) {
    const int step = count++ % 200;
    const float share = static_cast<float>(step < 100 ? step : 200 - step) / 100.0f;
    session = apply(session, command::MoveSplit{share}).session;
    stage.draw();
  }
}
BENCHMARK(frameWhileDraggingTheLine)->Unit(benchmark::kMillisecond)->MinTime(3);

/// The map follows the pointer: a few pixels each frame, to and fro.
void frameWhilePanning(benchmark::State& state) {
  Stage stage(state);
  stage.draw();
  Session& session = stage.map.session;
  int count = 0;
  for (auto _ : state) {
    const float dx = (count++ / 40) % 2 == 0 ? 7.0f : -7.0f;
    session = apply(session, command::Pan{dx, 3.0f * (dx > 0 ? 1.0f : -1.0f)}).session;
    stage.draw();
  }
}
BENCHMARK(frameWhilePanning)->Unit(benchmark::kMillisecond)->MinTime(3);

/// Each frame at another scale.
void frameWhileZooming(benchmark::State& state) {
  Stage stage(state);
  stage.draw();
  Session& session = stage.map.session;
  int count = 0;
  for (auto _ : state) {
    const double factor = (count++ / 20) % 2 == 0 ? 1.06 : 1 / 1.06;
    session = apply(session, command::ZoomAt{{960, 540}, factor}).session;
    stage.draw();
  }
}
BENCHMARK(frameWhileZooming)->Unit(benchmark::kMillisecond)->MinTime(3);

/// From a session to PNG bytes, as the render verb does it once the data are read.
void renderToPng(benchmark::State& state) {
  Stage stage(state);
  for (auto _ : state) {
    const auto picture = takePicture(stage.map.session, *stage.map.scene, *stage.renderer);
    benchmark::DoNotOptimize(encodePng(*picture, 96));
  }
}
BENCHMARK(renderToPng)->Unit(benchmark::kMillisecond);

}  // namespace
