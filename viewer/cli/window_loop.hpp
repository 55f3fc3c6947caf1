// The window's loop: events to commands, commands to the next session, the session to a picture.
// Sleeps while nothing happens.
#pragma once

#include "geo/base/report.hpp"
#include "geo/io/network.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/jobs/jobs.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/platform/window.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/command.hpp"

#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace viewer::cli {

/// A scenario with all that a window needs to show it; made on a worker.
struct OpenedMap {
  Session session;
  ScenePtr scene;
};

/// Reads, projects and builds; pure but for the files that it reads.
geo::Result<OpenedMap> openMap(const MapArguments& arguments, const geo::View& viewport,
                               geo::Report& report);

class WindowLoop {
 public:
  /// Opens the window and runs until it is closed.
  static geo::Result<void> run(const MapArguments& arguments);

 private:
  WindowLoop(Window window, MapRenderer renderer, Session session);

  void openInBackground(const MapArguments& arguments);
  void buildSceneInBackground(const Session& now);
  void compareInBackground();
  void readRastersInBackground();
  void addRasterInBackground(const std::string& path);
  geo::Network network() const;
  void runFrames();
  double secondsToSleepAtMost() const;
  void frame();
  void drawMap();
  void carryOut(const Commands& commands);
  void carryOut(const Effect& effect);
  void saveSnapshot(std::string path);
  void tell(Message::Weight weight, std::string text);
  void tellReport(const geo::Report& report);
  void fitFontsToMonitor();
  void fitMapToLayout();
  void nameWindow();

  using Clock = std::chrono::steady_clock;

  Window window_;
  MapRenderer renderer_;
  Session session_;
  ScenePtr scene_;
  MapArguments arguments_;
  PanelState panels_;
  Fonts fonts_;
  float fontScale_ = 0;
  Layout layout_;
  std::string title_, busy_;
  int framesToDraw_ = 3;
  bool quit_ = false;
  std::set<std::string, std::less<>> readingRasters_;  // ids whose picture a job is reading
  bool comparing_ = false;                             // a job is looking for what changed
  Clock::time_point lastFrame_ = Clock::now();
  double frameMilliseconds_ = 0;
  Jobs jobs_;  // last: its deliveries speak to what is above
};

}  // namespace viewer::cli
