// The window's loop: events to commands, commands to the next session, the session to a picture.
// Sleeps while nothing happens.
#pragma once

#include "geo/base/report.hpp"
#include "geo/io/network.hpp"
#include "viewer/cli/live_reads.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/presenter.hpp"
#include "viewer/cli/window_exports.hpp"
#include "viewer/jobs/jobs.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/platform/window.hpp"
#include "viewer/render/journey_picture.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/export.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace viewer::cli {

/// How the story is told as soon as the scenario has been read.
struct Presentation {
  std::string from;  // the id or number of a step; empty: the first
  std::optional<double> stepSeconds{};
  Loop loop = Loop::No;
  bool fullScreen = true;
};

class WindowLoop {
 public:
  /// Opens the window and runs until it is closed.
  static geo::Result<void> run(const MapArguments& arguments,
                               std::optional<Presentation> presentation = {});

 private:
  WindowLoop(Window window, MapRenderer renderer, JourneyPicture journey, Session session);

  void openInBackground(const MapArguments& arguments);
  void takePlace(const ScenarioPlace& place);
  void buildSceneInBackground(const Session& now);
  void showStepAnew();
  void beginPresentation();
  void compareInBackground();
  void checkRoomInBackground(const Room& room);
  void readRastersInBackground();
  void makeTableShapesInBackground();
  void addRasterInBackground(const std::string& path);
  /// A table, or else a raster.
  void addFileInBackground(const command::OpenInput& order);
  void takeTables(const std::vector<UserTable>& tables, const std::string& input);
  void placeTablesInBackground();
  void filterTablesInBackground();
  /// Tables whose reference system was named in their report are read again in it.
  void readInSystemsInBackground();
  void takeReadAgain(const std::string& id, const geo::Result<UserTable>& read);
  void takeFilter(const UserTable& asked, const geo::Result<TableFilter>& found);
  void indexSearchInBackground();
  void listRowsInBackground();
  void pick(geo::Screen at);
  geo::Network network() const;
  void runFrames();
  std::string busyText() const;
  double secondsToSleepAtMost() const;
  void frame();
  void drawMap();
  const gl::Framebuffer* mapPicture();
  JourneyPicture::Drawn drawnMap();
  void carryOut(const Commands& commands);
  void carryOut(const Effect& effect);
  void saveSnapshot(std::string path);
  void saveScenario();
  void saveStory();
  void takeOut(const command::TakeOut& order);
  void exportPicture(const ExportWish& wish);
  void copyCommand(const ExportWish& wish);
  /// The session as the wish has it, and where it goes.
  struct Ordered {
    Session session;
    ExportTarget target;
  };
  geo::Result<Ordered> ordered(const ExportWish& wish) const;
  void tellWritten(const std::string& path, const geo::Result<void>& written);
  void readyExportDialog();
  ExportInfo exportInfo();
  void tell(Message::Weight weight, std::string text);
  void tellReport(const geo::Report& report);
  void fitFontsToMonitor();
  void fitMapToLayout();
  void nameWindow();

  using Clock = std::chrono::steady_clock;

  Window window_;
  MapRenderer renderer_;
  JourneyPicture journey_;
  ScenePtr journeyScene_;
  Presenter presenter_;
  std::optional<Presentation> presentation_;  // until it has begun
  Session session_;
  ScenePtr scene_;
  std::string hashes_;                     // of the data
  std::vector<ScenarioPlace> places_{{}};  // of all that was opened: its tables may be shown still;
                                           // the last is the scenario's
  MapArguments arguments_;
  PanelState panels_;
  Fonts fonts_;
  float fontScale_ = 0;
  Layout layout_;
  std::string title_, busy_;
  std::atomic<int> percentRead_ = 0;  // of a file that is being read; set by workers
  int framesToDraw_ = 3;
  bool quit_ = false;
  MarkMemo marks_;
  std::set<std::string, std::less<>> placingTables_;   // ids whose places a job is finding
  std::set<std::string, std::less<>> shapingTables_;   // ids whose lines and areas a job makes
  std::set<std::string, std::less<>> readingRasters_;  // ids whose picture a job is reading
  bool comparing_ = false;                             // a job is looking for what changed
  Clock::time_point lastFrame_ = Clock::now();
  double frameMilliseconds_ = 0;
  std::optional<MapRenderer> preview_;  // while the dialog is open
  ScenePtr previewScene_;
  std::vector<PageLayoutPtr> layouts_;
  WindowExports exports_;
  TableRowsPtr tableRows_;
  int takenOut_ = 0;          // files of rows that were ordered
  bool listingRows_ = false;  // a job is sorting a table's rows
  LegibilityPtr legibility_;  // of the room that was last asked about
  SearchIndexPtr search_;
  SearchSource searchAsked_;  // what it is, or is being, made of
  LiveReads liveReads_;
  Jobs finders_;  // for what may take long and nothing else waits for
  Jobs jobs_;     // last, with the one above: deliveries speak to what is before them
};

}  // namespace viewer::cli
