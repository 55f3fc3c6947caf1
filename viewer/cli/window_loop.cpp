#include "viewer/cli/window_loop.hpp"

#include "viewer/cli/inputs.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/files/part_registry.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/platform/display_loss.hpp"
#include "viewer/render/pick.hpp"
#include "viewer/render/pick_events.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

constexpr double kFrameSeconds = 1.0 / 60;
/// Dear ImGui needs a few frames after an event until hover and focus have settled.
constexpr int kFramesAfterEvent = 3;
constexpr double kBriefingPulseSeconds = 0.5;

/// What is shown until the first scenario has been read.
geo::ScenarioPtr emptyScenario() {
  geo::Scenario scenario;
  scenario.extent = {43, 37.5, 51, 42.6};
  const geo::Moment start = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
  scenario.range = {start, start + std::chrono::days{365}};
  scenario.opening = {start, start + std::chrono::days{1}};
  return std::make_shared<const geo::Scenario>(std::move(scenario));
}

/// Nothing can be asked or told any more; a supervisor may begin anew.
void leaveWithoutDisplay() {
  removeParts();
  printError("the display has gone");
  std::_Exit(kFailed);
}

geo::View viewOf(const Rect& map, float contentScale) {
  geo::View view;
  view.widthPx = std::max(1, static_cast<int>(map.widthPx));
  view.heightPx = std::max(1, static_cast<int>(map.heightPx));
  view.pxPerPt = contentScale * 96.0f / 72.0f;
  return view;
}

}  // namespace

WindowLoop::WindowLoop(Window window, MapRenderer renderer, JourneyPicture journey, Session session)
    : window_(std::move(window)),
      renderer_(std::move(renderer)),
      journey_(std::move(journey)),
      session_(std::move(session)),
      exports_([] { Window::wake(); }),
      liveReads_([] { Window::wake(); }),
      finders_([] { Window::wake(); }),
      jobs_([] { Window::wake(); }) {
  marks_.shapes.making = ShapeMemo::Making::Later;
}

geo::Result<void> WindowLoop::run(const MapArguments& arguments,
                                  std::optional<Presentation> presentation) {
  if (auto good = checkArguments(arguments); !good) return good;
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  auto window = Window::open(viewport->widthPx, viewport->heightPx, "truceline");
  if (!window) return tl::unexpected(window.error());
  whenDisplayIsLost(leaveWithoutDisplay);
  auto renderer = MapRenderer::create();
  if (!renderer) return tl::unexpected(renderer.error());
  auto journey = JourneyPicture::create();
  if (!journey) return tl::unexpected(journey.error());
  auto session = openSession(emptyScenario(), std::make_shared<const geo::BaseMap>(), *viewport);
  if (!session) return tl::unexpected(session.error());
  WindowLoop loop(std::move(*window), std::move(*renderer), std::move(*journey),
                  std::move(*session));
  loop.arguments_ = arguments;
  loop.session_.wall = wallOf(arguments.look);
  loop.presentation_ = std::move(presentation);
  loop.fitFontsToMonitor();
  loop.fitMapToLayout();
  loop.openInBackground(arguments);
  loop.runFrames();
  return {};
}

void WindowLoop::runFrames() {
  while (!quit_ && !window_.closing()) {
    if (framesToDraw_ > 0 || isMoving(session_)) {
      window_.waitForEvents(secondsToSleepAtMost());
    } else if (session_.briefing) {
      window_.waitForEvents(kBriefingPulseSeconds);  // clocks go on, the pointer is hidden
    } else {
      window_.waitForEvents(std::nullopt);
      framesToDraw_ = kFramesAfterEvent;
    }
    try {
      const bool delivered = jobs_.drain(), found = finders_.drain();
      exports_.drain();
      if (delivered || found) framesToDraw_ = std::max(framesToDraw_, kFramesAfterEvent);
    } catch (const std::exception& error) {
      tell(Message::Weight::Error, error.what());
    }
    for (const std::string& path : window_.takeDropped()) {
      carryOut(Commands{command::OpenInput{path}});
    }
    frame();
    --framesToDraw_;
  }
}

/// Frames come at most 60 times a second, also where the display does not hold them back.
double WindowLoop::secondsToSleepAtMost() const {
  const double passed = std::chrono::duration<double>(Clock::now() - lastFrame_).count();
  return std::max(0.0, kFrameSeconds - passed);
}

void WindowLoop::frame() {
  const auto start = Clock::now();
  const double passed = std::chrono::duration<double>(start - lastFrame_).count();
  lastFrame_ = start;
  if (isMoving(session_) || session_.briefing) {
    const double seconds = journey_.isPreparing() ? 0 : std::min(passed, 1.0);
    carryOut(Commands{command::Tick{seconds}});
  }
  fitFontsToMonitor();
  if (auto good = presenter_.follow(window_, session_, panels_.briefing.console); !good) {
    tell(Message::Weight::Error, geo::describe(good.error()));
  }
  fitMapToLayout();
  Commands commands;
  window_.beginPanels();
  PanelInfo info;
  info.layout = layout_;
  info.fonts = fonts_;
  info.uiScale = fontScale_;
  info.frameMilliseconds = frameMilliseconds_;
  info.cursor = positionUnderMouse(session_, layout_);
  info.busy = busyText();
  info.exports = exportInfo();
  info.search = search_;
  info.legibility = legibility_;
  info.tableRows = tableRows_;
  if (presenter_.hasAudience()) {
    info.console = presenter_.infoFor(session_, scene_, panels_.briefing.console, mapPicture(),
                                      presenter_.layoutIn(window_.size(), fontScale_));
  }
  drawPanels(session_, info, panels_, commands);
  const bool onWall = session_.briefing && !presenter_.hasAudience();
  window_.showPointer(!onWall || !mouseRests(panels_.briefing));
  if (wantsFrames()) framesToDraw_ = std::max(framesToDraw_, 2);
  carryOut(commands);
  const Commands read = liveReads_.follow(session_);
  carryOut(read);
  compareInBackground();
  readRastersInBackground();
  placeTablesInBackground();
  filterTablesInBackground();
  readInSystemsInBackground();
  indexSearchInBackground();
  listRowsInBackground();
  drawMap();
  makeTableShapesInBackground();
  nameWindow();
  frameMilliseconds_ = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  window_.endPanels();
  if (!commands.empty() || !read.empty())
    framesToDraw_ = std::max(framesToDraw_, kFramesAfterEvent);
}

/// What is being done, and how much of it where that is known.
std::string WindowLoop::busyText() const {
  if (busy_.empty()) return liveReads_.busy();
  const int percent = percentRead_;
  return percent > 0 ? fmt::format("{}: {} %", busy_, percent) : busy_;
}

/// When the window comes onto a monitor of another density everything follows.
void WindowLoop::fitFontsToMonitor() {
  const float scale = window_.size().contentScale * static_cast<float>(arguments_.look.uiScale);
  if (scale == fontScale_) return;
  const bool first = fontScale_ == 0;
  fontScale_ = scale;
  applyTheme(window_.style(), scale);
  fonts_ = loadFonts(window_.fontAtlas(), scale);
  if (!first) window_.renewFontTexture();
}

void WindowLoop::fitMapToLayout() {
  const WindowSize size = window_.size();
  const PanelsShown panels = session_.briefing ? PanelsShown::No : panels_.panels;
  layout_ = layoutFor(static_cast<float>(size.widthPx), static_cast<float>(size.heightPx),
                      fontScale_, panels, panels_.lanes.wantedPx);
  geo::View wanted = viewOf(layout_.map, fontScale_);
  if (presenter_.hasAudience()) {
    layout_.map = presenter_.layoutIn(size, fontScale_).now;
    wanted.widthPx = std::max(1, presenter_.audienceSize().widthPx);
    wanted.heightPx = std::max(1, presenter_.audienceSize().heightPx);
  }
  if (session_.briefing) {
    wanted.pxPerPt = wallView(wanted.widthPx, wanted.heightPx, session_.wall).pxPerPt;
  }
  const geo::View& view = session_.view;
  if (view.widthPx != wanted.widthPx || view.heightPx != wanted.heightPx ||
      view.pxPerPt != wanted.pxPerPt) {
    carryOut(Commands{command::Resize{wanted.widthPx, wanted.heightPx, wanted.pxPerPt}});
  }
}

void WindowLoop::carryOut(const Commands& commands) {
  for (const Command& command : commands) {
    const SceneLook before = sceneLookOf(session_);
    Applied applied = apply(std::move(session_), command);
    session_ = std::move(applied.session);
    if (sceneLookOf(session_) != before) buildSceneInBackground(session_);
    for (const Effect& effect : applied.effects) carryOut(effect);
  }
}

void WindowLoop::carryOut(const Effect& effect) {
  if (const auto* pick = std::get_if<effect::Pick>(&effect)) {
    this->pick(pick->at);
  } else if (const auto* save = std::get_if<effect::SaveSnapshot>(&effect)) {
    saveSnapshot(save->path);
  } else if (std::holds_alternative<effect::SaveScenario>(effect)) {
    saveScenario();
  } else if (std::holds_alternative<effect::SaveStory>(effect)) {
    saveStory();
  } else if (const auto* check = std::get_if<effect::CheckRoom>(&effect)) {
    checkRoomInBackground(check->room);
  } else if (const auto* taken = std::get_if<effect::TakeOut>(&effect)) {
    takeOut(taken->order);
  } else if (const auto* order = std::get_if<effect::Export>(&effect)) {
    exportPicture(order->wish);
  } else if (const auto* stop = std::get_if<effect::StopExport>(&effect)) {
    exports_.stop(stop->path);
  } else if (const auto* copied = std::get_if<effect::CopyCommand>(&effect)) {
    copyCommand(copied->wish);
  } else if (const auto* open = std::get_if<effect::OpenInput>(&effect)) {
    if (!isScenarioPath(open->order.path)) return addFileInBackground(open->order);
    MapArguments other = arguments_;
    other.inputs = {open->order.path};
    other.at = other.from = other.to = other.bbox = other.crs = "";
    other.layers = other.hide = other.rasters = {};
    other.comparing = {};
    openInBackground(other);
  } else if (const auto* reproject = std::get_if<effect::Reproject>(&effect)) {
    Session wanted = session_;
    wanted.projection = reproject->projection;
    buildSceneInBackground(wanted);
  } else if (const auto* copy = std::get_if<effect::CopyText>(&effect)) {
    window_.copyText(copy->text);
  } else if (std::holds_alternative<effect::ToggleFullScreen>(effect)) {
    presenter_.hasAudience() ? presenter_.toggleFullScreen() : window_.toggleFullScreen();
  } else if (std::holds_alternative<effect::Quit>(effect)) {
    quit_ = true;
  }
}

/// Tables lie over the scenario.
void WindowLoop::pick(geo::Screen at) {
  if (!scene_) return;
  const Sheet sheet = sheetFrom(session_, *scene_, &marks_);
  if (auto events = eventsAt(session_, sheet, at)) {
    return carryOut(Commands{command::SelectEvents{std::move(events)}});
  }
  carryOut(Commands{command::Select{pickAt(sheet, *scene_, at)}});
}

void WindowLoop::tell(Message::Weight weight, std::string text) {
  carryOut(Commands{command::Tell{{weight, std::move(text)}}});
  framesToDraw_ = std::max(framesToDraw_, kFramesAfterEvent);
}

void WindowLoop::tellReport(const geo::Report& report) {
  constexpr std::size_t kMostTold = 4;
  const auto& problems = report.problems();
  for (std::size_t i = 0; i < std::min(problems.size(), kMostTold); ++i) {
    tell(Message::Weight::Warning, geo::describe(problems[i]));
  }
  if (problems.size() > kMostTold) {
    tell(Message::Weight::Warning,
         fmt::format("and {} more: truceline check names them all", problems.size() - kMostTold));
  }
}

/// "what is selected · date · scenario · truceline"; only the last until a scenario is open. While
/// a briefing is given the step comes first.
void WindowLoop::nameWindow() {
  const geo::Scenario& scenario = *session_.scenario;
  std::string title = "truceline";
  if (!scenario.title.empty()) {
    title = fmt::format("{} · {} · {}", formatWindow(session_.clock.window, session_.clock.zone),
                        scenario.title, title);
  }
  if (session_.briefing) {
    const std::size_t step = session_.briefing->step;
    title = fmt::format("Step {} of {}: {} · {}", step + 1, session_.story->size(),
                        (*session_.story)[step].title, title);
  } else if (session_.selection) {
    title = geo::featureOf(scenario, *session_.selection).name + " · " + title;
  }
  if (title == title_) return;
  title_ = title;
  window_.setTitle(title_);
}

}  // namespace viewer::cli
