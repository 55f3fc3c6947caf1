#include "viewer/cli/picture_jobs.hpp"

#include "viewer/cli/verbs.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <future>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return whole < 60 ? fmt::format("{} s", whole)
                    : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

/// Pictures that have been drawn and are still being encoded.
class Pending {
 public:
  Pending(std::size_t most, Progress& progress)
      : most_(std::max<std::size_t>(most, 1)), progress_(progress) {}

  void add(PendingFile work, std::string name) {
    while (running_.size() >= most_) finishOldest();
    running_.push_back({std::async(std::launch::async, std::move(work)), std::move(name)});
  }
  void finishAll() {
    while (!running_.empty()) finishOldest();
  }
  void failed(const geo::Failure& failure) {
    progress_.clear();
    reportFailure(failure);
    ++failed_;
  }
  std::size_t countFailed() const { return failed_; }

 private:
  struct Running {
    std::future<geo::Result<void>> result;
    std::string name;
  };
  void finishOldest() {
    Running oldest = std::move(running_.front());
    running_.pop_front();
    if (const auto written = oldest.result.get(); !written) failed(written.error());
    progress_.done(oldest.name);
  }

  std::size_t most_, failed_ = 0;
  Progress& progress_;
  std::deque<Running> running_;
};

}  // namespace

Progress::Progress(std::size_t count, bool quiet)
    : count_(count), shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::done(std::string_view what) {
  ++done_;
  if (!shown_) return;
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
  const double left =
      passed.count() / static_cast<double>(done_) * static_cast<double>(count_ - done_);
  fmt::print(stderr, "\r\033[K{} of {}, {} left: {}", done_, count_, duration(left),
             oneLine(std::string(what)));
  std::fflush(stderr);
}

std::size_t makePictures(std::vector<PictureJob> jobs, MapRenderer& renderer, std::size_t workers,
                         bool quiet) {
  Progress progress(jobs.size(), quiet);
  Pending pending(workers, progress);
  ScenePtr held;
  for (PictureJob& job : jobs) {
    if (job.scene != held) renderer.setScene(held = job.scene);
    auto work = drawExport(job.session, *job.scene, renderer, job.target);
    if (work) {
      pending.add(std::move(*work), job.target.path.string());
    } else {
      pending.failed(work.error());
      progress.done(job.target.path.string());
    }
  }
  pending.finishAll();
  return pending.countFailed();
}

}  // namespace viewer::cli
