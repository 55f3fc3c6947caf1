// Pictures from the command line: one, or a series in one process.
#pragma once

#include "viewer/layers/scene.hpp"
#include "viewer/snapshot/export.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>
#include <vector>

namespace viewer::cli {

/// One picture of a series.
struct PictureJob {
  Session session;
  ScenePtr scene;
  ExportTarget target;
};

/// Shows on a terminal how far a series has come and how long it still takes; elsewhere nothing.
class Progress {
 public:
  Progress(std::size_t count, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void done(std::string_view what);
  /// Makes room for a line of its own on standard error.
  void clear();

 private:
  std::size_t count_, done_ = 0;
  bool shown_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Draws one after the other and encodes up to `workers` of them at the same time. What goes wrong
/// with one is told on standard error and does not keep the others from being made. How many
/// failed.
std::size_t makePictures(std::vector<PictureJob> jobs, MapRenderer& renderer, std::size_t workers,
                         bool quiet);

}  // namespace viewer::cli
