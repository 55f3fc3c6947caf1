#include "viewer/cli/window_exports.hpp"

#include "viewer/cli/user_rasters.hpp"
#include "viewer/platform/offscreen.hpp"

#include <algorithm>
#include <utility>

namespace viewer::cli {

namespace {

/// The rasters as the picture's own view needs them.
geo::Result<Session> withRasters(Session session, geo::Network network,
                                 const std::stop_token& stop) {
  for (UserRaster& raster : session.rasters) {
    if (!isShown(session, raster.id)) continue;
    auto picture = readRaster(raster, session, network, stop);
    if (!picture) return tl::unexpected(picture.error());
    raster.picture = std::move(*picture);
  }
  return session;
}

geo::Result<void> make(Session wanted, const MapScene& scene, ScenePtr held,
                       const ExportTarget& target, geo::Network network, const ExportWatch& watch) {
  const auto session = withRasters(std::move(wanted), network, watch.stop);
  if (!session) return tl::unexpected(session.error());
  const auto context = OffscreenContext::create();
  if (!context) return tl::unexpected(context.error());
  auto renderer = MapRenderer::create();
  if (!renderer) return tl::unexpected(renderer.error());
  renderer->setScene(std::move(held));
  const auto work = drawExport(*session, scene, *renderer, target, watch);
  if (!work) return tl::unexpected(work.error());
  return watch.stop.stop_requested() ? stopped(target) : (*work)();
}

}  // namespace

WindowExports::WindowExports(std::function<void()> wake) : wake_(wake), jobs_(std::move(wake)) {}

void WindowExports::start(Session session, ScenePtr scene, ExportTarget target,
                          geo::Network network,
                          std::function<void(const geo::Result<void>&)> done) {
  const std::string path = target.path.string();
  stop(path);
  const Entry& entry = entries_.emplace_back(
      Entry{path, std::make_shared<std::atomic<float>>(0.0f), std::stop_source{}});
  const ExportWatch watch{entry.stop.get_token(), [share = entry.share, wake = wake_](float now) {
                            *share = now;
                            wake();
                          }};
  jobs_.submit(
      "export " + path,
      [this, session = std::move(session), scene = std::move(scene), target = std::move(target),
       network, watch, path, done = std::move(done)](const std::stop_token& quit) -> Delivery {
        std::stop_source either;
        const std::stop_callback byUser(watch.stop, [&] { either.request_stop(); });
        const std::stop_callback byEnd(quit, [&] { either.request_stop(); });
        const auto made =
            make(session, *scene, scene, target, network, {either.get_token(), watch.progress});
        return [this, made, path, done] {
          std::erase_if(entries_, [&](const Entry& ended) { return ended.path == path; });
          done(made);
        };
      });
}

void WindowExports::stop(const std::string& path) {
  for (Entry& entry : entries_) {
    if (entry.path == path) entry.stop.request_stop();
  }
}

std::vector<ExportInfo::Running> WindowExports::running() const {
  std::vector<ExportInfo::Running> running;
  for (const Entry& entry : entries_) running.push_back({entry.path, *entry.share});
  return running;
}

}  // namespace viewer::cli
