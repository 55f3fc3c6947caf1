// A whole window's frame, 1920x1080: panels, map, and both brought together, as the loop does it,
// into a framebuffer in place of the window's.
#include "viewer/cli/window_loop.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/platform/offscreen.hpp"

#include <backends/imgui_impl_opengl3.h>

#include <benchmark/benchmark.h>
#include <imgui.h>

namespace {

using namespace viewer;

class WindowStage {
 public:
  WindowStage() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {1920, 1080};
    applyTheme(ImGui::GetStyle(), 1);
    info_.fonts = loadFonts(*ImGui::GetIO().Fonts, 1);
    info_.layout = layoutFor(1920, 1080, 1);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    geo::View view;
    view.widthPx = static_cast<int>(info_.layout.map.widthPx);
    view.heightPx = static_cast<int>(info_.layout.map.heightPx);
    geo::Report report;
    map_ = *cli::openMap({}, {view}, report);
    renderer_->setScene(map_.scene);
  }
  ~WindowStage() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  void carryOut(const Command& command) { map_.session = apply(map_.session, command).session; }
  const Session& session() const { return map_.session; }

  void frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    Commands commands;
    drawPanels(map_.session, info_, state_, commands);
    const gl::Framebuffer& map = **renderer_->draw(sheetFrom(map_.session, *map_.scene));
    gl::beginPass(window_->id(), {0, 0, 1920, 1080});
    gl::clear({230, 230, 230, 255});
    const int bottom = 1080 - static_cast<int>(info_.layout.map.yPx) - map.heightPx();
    gl::copyPixels(map, {0, 0, map.widthPx(), map.heightPx()}, window_->id(),
                   static_cast<int>(info_.layout.map.xPx), bottom);
    gl::beginPass(window_->id(), {0, 0, 1920, 1080});
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    benchmark::DoNotOptimize(window_->readPixel(0, 0));
  }

 private:
  geo::Result<OffscreenContext> context_ = OffscreenContext::create();
  geo::Result<MapRenderer> renderer_ = MapRenderer::create();
  geo::Result<gl::Framebuffer> window_ = gl::Framebuffer::create(1920, 1080);
  PanelInfo info_;
  PanelState state_;
  cli::OpenedMap map_;
};

void windowFrameWhileScrubbing(benchmark::State& state) {
  WindowStage stage;
  stage.frame();
  for (auto _ : state) {
    const Clock& clock = stage.session().clock;
    if (clock.window.to >= clock.range.to) stage.carryOut(command::GoToStart{});
    stage.carryOut(command::Step{});
    stage.frame();
  }
}
BENCHMARK(windowFrameWhileScrubbing)->Unit(benchmark::kMillisecond)->MinTime(3);

/// With what the window opens with, or with all of the furniture and a graticule.
enum class Laid { AtFirst, All };

void windowFrameWhilePanning(benchmark::State& state, Laid laid) {
  WindowStage stage;
  if (laid == Laid::All) {
    stage.carryOut(command::SetFurniture{Furniture::Full});
    stage.carryOut(command::SetGrid{Grid::LonLat});
  }
  stage.frame();
  int count = 0;
  for (auto _ : state) {
    const float dx = (count++ / 40) % 2 == 0 ? 7.0f : -7.0f;
    stage.carryOut(command::Pan{dx, dx > 0 ? 3.0f : -3.0f});
    stage.frame();
  }
}
BENCHMARK_CAPTURE(windowFrameWhilePanning, atFirst, Laid::AtFirst)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(3);
BENCHMARK_CAPTURE(windowFrameWhilePanning, all, Laid::All)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(3);

}  // namespace
