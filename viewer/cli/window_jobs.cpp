// What the window's loop has done by workers: opening, building scenes, comparing dates, reading
// rasters, saving pictures. What they bring is taken on the main thread.
#include "geo/base/time_text.hpp"
#include "geo/io/live_address.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/room_check.hpp"
#include "viewer/cli/step_arguments.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

geo::Network WindowLoop::network() const {
  return arguments_.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
}

void WindowLoop::openInBackground(const MapArguments& arguments) {
  busy_ = arguments.inputs.empty() ? "Opening the bundled scenario"
                                   : "Opening " + geo::withoutPassword(arguments.inputs.front());
  const geo::View viewport = session_.view;
  jobs_.submit("open", [this, arguments, viewport](const std::stop_token&) -> Delivery {
    auto report = std::make_shared<geo::Report>();
    auto opened = std::make_shared<geo::Result<OpenedMap>>(
        openMap(arguments, {.viewport = viewport, .live = Opening::Live::Later}, *report));
    return [this, arguments, report, opened] {
      busy_.clear();
      if (!*opened) {
        tell(Message::Weight::Error, geo::describe(opened->error()));
        return;
      }
      const geo::View now = session_.view;
      auto rasters = std::move(session_.rasters);  // the user's, whatever scenario they lie under
      auto tables = std::move(session_.tables);
      (*opened)->session.wall = session_.wall;
      session_ = std::move((*opened)->session);
      legibility_.reset();
      session_.rasters = std::move(rasters);
      for (UserTable& table : tables) session_ = withTable(std::move(session_), std::move(table));
      session_.view.widthPx = now.widthPx;
      session_.view.heightPx = now.heightPx;
      session_.view.pxPerPt = now.pxPerPt;
      scene_ = (*opened)->scene;
      hashes_ = (*opened)->hashes;
      takePlace((*opened)->place);
      renderer_.setScene(scene_);
      arguments_ = arguments;
      for (const std::string& path : rastersOf(*session_.scenario, arguments)) {
        const bool isThere =
            std::ranges::find(session_.rasters, path, &UserRaster::path) != session_.rasters.end();
        if (!isThere) addRasterInBackground(path);
      }
      tellReport(*report);
      const auto asks = std::ranges::find_if(session_.tables, asksForSystem);
      if (asks != session_.tables.end() && !presentation_) panels_.reportOf = asks->id;
      beginPresentation();
    };
  });
}

void WindowLoop::beginPresentation() {
  const auto wanted = std::exchange(presentation_, std::nullopt);
  if (!wanted) return;
  const auto step = wanted->from.empty() ? std::optional<std::size_t>(0)
                                         : stepNamed(*session_.story, wanted->from);
  if (!step || *step >= session_.story->size()) {
    return tell(Message::Weight::Error, wanted->from.empty() ? "The scenario has no story to tell"
                                                             : "No such step: " + wanted->from);
  }
  if (wanted->fullScreen) carryOut(Commands{command::ToggleFullScreen{}});
  carryOut(Commands{command::StartBriefing{*step, wanted->stepSeconds, wanted->loop}});
}

void WindowLoop::takePlace(const ScenarioPlace& place) {
  places_.push_back(place);
  layouts_.clear();
  if (!place.bundle) return;
  tell(Message::Weight::Info, fmt::format("{}: {}", place.bundle->file().filename().string(),
                                          describe(place.bundle->manifest())));
}

/// The old picture stays until the new scene is there; latest wins.
void WindowLoop::buildSceneInBackground(const Session& now) {
  jobs_.submit("scene", [this, now](const std::stop_token&) -> Delivery {
    const ScenePtr scene =
        buildScene(*now.scenario, *now.baseMap, *now.projection, sceneLookOf(now));
    return [this, scene, scenario = now.scenario, projection = now.projection] {
      if (session_.scenario != scenario) return;
      if (session_.projection != projection) {
        auto moved = reprojected(session_, projection);
        if (!moved) return;
        session_ = std::move(*moved);
        showStepAnew();
      }
      scene_ = scene;
      renderer_.setScene(scene_);
    };
  });
}

/// A step that waited for its projection.
void WindowLoop::showStepAnew() {
  if (session_.briefing) {
    session_ = settled(std::move(session_));
  } else if (session_.shownStep) {
    carryOut(Commands{command::ShowStep{*session_.shownStep}});
  }
}

/// One at a time: while the date moves each answer is shown before the next one is asked for.
void WindowLoop::compareInBackground() {
  if (comparing_ || !comparesDates(session_) || changesAreCurrent(session_)) return;
  comparing_ = true;
  const Session now = session_;
  jobs_.submit("changes", [this, now](const std::stop_token&) -> Delivery {
    const DatedChangesPtr made = datedChangesOf(now);
    return [this, made] {
      comparing_ = false;
      if (made->scenario == session_.scenario) session_.differences = made;
    };
  });
}

/// With the story, the look and the wall of now.
void WindowLoop::checkRoomInBackground(const Room& room) {
  if (!scene_) return;
  finders_.submit(
      "room", [this, now = session_, scene = scene_, room](const std::stop_token&) -> Delivery {
        auto type = TypeSetter::create();
        if (!type) {
          return
              [this, error = type.error()] { tell(Message::Weight::Error, geo::describe(error)); };
        }
        const auto found =
            std::make_shared<const Legibility>(legibilityOf(now, scene, room, *type));
        return [this, found, scenario = now.scenario] {
          if (session_.scenario == scenario) legibility_ = found;
        };
      });
}

void WindowLoop::addRasterInBackground(const std::string& path) {
  busy_ = "Opening " + path;
  jobs_.submit("add " + path,
               [this, path, network = network()](const std::stop_token&) -> Delivery {
                 auto raster = std::make_shared<geo::Result<UserRaster>>(openRaster(path, network));
                 return [this, raster] {
                   busy_.clear();
                   if (*raster) {
                     carryOut(Commands{command::AddRaster{std::move(**raster)}});
                   } else {
                     tell(Message::Weight::Error, geo::describe(raster->error()));
                   }
                 };
               });
}

/// One at a time for each: the old picture stays on its place until the new one is there.
void WindowLoop::readRastersInBackground() {
  for (const UserRaster& raster : session_.rasters) {
    const bool wanted = isShown(session_, raster.id) && !isCurrent(raster, session_);
    if (!wanted || !readingRasters_.insert(raster.id).second) continue;
    jobs_.submit(raster.id,
                 [this, raster, now = session_,
                  network = network()](const std::stop_token& stop) -> Delivery {
                   const auto read = readRaster(raster, now, network, stop);
                   return [this, id = raster.id, path = raster.path, read] {
                     readingRasters_.erase(id);
                     const auto found = std::ranges::find(session_.rasters, id, &UserRaster::id);
                     if (found == session_.rasters.end() || found->path != path) return;
                     if (read) {
                       found->picture = *read;
                     } else {
                       tell(Message::Weight::Error, geo::describe(read.error()));
                       carryOut(Commands{command::RemoveRaster{id}});
                     }
                   };
                 });
  }
}

}  // namespace viewer::cli
