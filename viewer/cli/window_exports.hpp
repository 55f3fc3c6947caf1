// Pictures that are made beside the window: on a thread and with a driver context of their own, so
// that the map stays as quick as it is.
#pragma once

#include "geo/io/network.hpp"
#include "viewer/jobs/jobs.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/panels/export_dialog.hpp"
#include "viewer/snapshot/export.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace viewer::cli {

class WindowExports {
 public:
  /// `wake` is called from the worker when there is something to show or to drain.
  explicit WindowExports(std::function<void()> wake);

  /// `done` is called by drain(), on the main thread.
  void start(Session session, ScenePtr scene, ExportTarget target, geo::Network network,
             std::function<void(const geo::Result<void>&)> done);
  /// Leaves nothing of the file.
  void stop(const std::string& path);
  void drain() { jobs_.drain(); }

  std::vector<ExportInfo::Running> running() const;

 private:
  struct Entry {
    std::string path;
    std::shared_ptr<std::atomic<float>> share;
    std::stop_source stop;
  };
  std::function<void()> wake_;
  std::vector<Entry> entries_;
  Jobs jobs_;  // last: its deliveries speak to what is above
};

}  // namespace viewer::cli
