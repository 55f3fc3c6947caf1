#include "viewer/cli/presenter.hpp"

#include "viewer/render/sheet.hpp"
#include "viewer/session/story_view.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

constexpr float kLightShare = 0.014f;  // of the picture's height

/// The hour on the presenter's wrist.
std::string timeOfDay() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

geo::View viewOf(const Rect& pane, const Wall& wall) {
  return wallView(std::max(1, static_cast<int>(pane.widthPx)),
                  std::max(1, static_cast<int>(pane.heightPx)), wall);
}

/// The next step, or this one at the date that is looked at ahead; nothing after the last one. In
/// the projection that the map is in.
std::optional<Session> comingUp(const Session& session, const ConsoleState& console,
                                const geo::View& view) {
  const Session& before = *session.briefing->before;
  const std::size_t step = session.briefing->step;
  const auto ahead = lookAheadOf(console, step);
  const std::size_t wanted = ahead ? step : step + 1;
  if (wanted >= session.story->size()) return std::nullopt;
  Session coming = onWall(before, (*session.story)[wanted], view);
  coming.tables = session.tables;
  if (ahead) coming.clock = showing(coming.clock, *ahead);
  if (coming.projection->definition() == session.projection->definition()) {
    coming.projection = session.projection;
    return coming;
  }
  return reprojected(std::move(coming), session.projection);
}

}  // namespace

geo::Result<void> Presenter::follow(Window& main, const Session& session, ConsoleState& console) {
  const bool begins = session.briefing && !std::exchange(briefing_, session.briefing.has_value());
  if (!session.briefing) {
    briefing_ = secondMonitor_ = false;
    audience_.reset();
    next_.reset();
    awake_.reset();
    main.followMonitors();
    return {};
  }
  if (begins) {
    started_ = Clock::now();
    awake_.emplace();
    console.wanted = false;
  }
  followMonitors(main, console);
  if (audience_ || !console.wanted) return {};
  auto opened = AudienceWindow::open(main);
  if (!opened) {
    console.wanted = false;
    return tl::unexpected(opened.error());
  }
  audience_ = std::move(*opened);
  return {};
}

void Presenter::followMonitors(Window& main, ConsoleState& console) {
  if (audience_ && audience_->closing()) console.wanted = false;
  if (audience_ && !audience_->followMonitors()) console.wanted = false;
  if (!console.wanted) audience_.reset();
  main.followMonitors();
  const bool hadOne = std::exchange(secondMonitor_, hasSecondMonitor(main));
  if (hadOne || !secondMonitor_) return;
  console.wanted = true;
  if (audience_ && !audience_->fills()) audience_->fillSecondMonitor();
}

ConsoleLayout Presenter::layoutIn(const WindowSize& main, float uiScale) const {
  const WindowSize wall = audienceSize();
  const float aspect = static_cast<float>(std::max(wall.widthPx, 1)) /
                       static_cast<float>(std::max(wall.heightPx, 1));
  return consoleLayoutFor(static_cast<float>(main.widthPx), static_cast<float>(main.heightPx),
                          uiScale, aspect);
}

PanePicture Presenter::drawNext(const Session& session, const ScenePtr& scene,
                                const ConsoleState& console, const Rect& pane) {
  const auto coming = comingUp(session, console, viewOf(pane, session.wall));
  if (!coming || !scene || pane.empty()) return {};
  if (!next_) {
    auto made = MapRenderer::create();
    if (!made) return {};
    next_ = std::move(*made);
    nextScene_ = nullptr;
  }
  if (nextScene_ != scene) next_->setScene(nextScene_ = scene);
  const auto drawn = next_->draw(sheetFrom(*coming, *scene, &next_->memo()));
  return drawn ? PanePicture{(*drawn)->texture().id()} : PanePicture{};
}

ConsoleInfo Presenter::infoFor(const Session& session, const ScenePtr& scene,
                               const ConsoleState& console, const gl::Framebuffer* now,
                               const ConsoleLayout& layout) {
  ConsoleInfo info;
  info.layout = layout;
  if (now) info.now = {now->texture().id()};
  info.next = drawNext(session, scene, console, layout.next);
  info.clock = timeOfDay();
  info.elapsedSeconds = std::chrono::duration<double>(Clock::now() - started_).count();
  return info;
}

void Presenter::show(const gl::Framebuffer& map, const Session& session,
                     const std::optional<geo::Screen>& light) {
  if (const auto curtain = curtainColor(session)) return audience_->show(*curtain);
  std::optional<WallLight> spot;
  const float radius = kLightShare * static_cast<float>(map.heightPx());
  if (light) spot = WallLight{light->xPx, light->yPx, radius};
  audience_->show(map.texture(), spot);
}

std::optional<geo::Color> curtainColor(const Session& session) {
  if (!session.briefing || session.briefing->curtain == Curtain::Open) return std::nullopt;
  const std::uint8_t grey = session.briefing->curtain == Curtain::White ? 255 : 0;
  return geo::Color{grey, grey, grey, 255};
}

}  // namespace viewer::cli
