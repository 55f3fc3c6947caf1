#include "viewer/jobs/jobs.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace viewer {

Jobs::Jobs(std::function<void()> wake)
    : wake_(std::move(wake)), worker_([this](const std::stop_token& quit) { work(quit); }) {}

Jobs::~Jobs() {
  {
    const std::scoped_lock lock{mutex_};
    waiting_.clear();
    running_.request_stop();
  }
  worker_.request_stop();
  worker_.join();
}

void Jobs::submit(std::string subject, Job job) {
  const std::scoped_lock lock{mutex_};
  std::erase_if(waiting_, [&](const Entry& entry) { return entry.subject == subject; });
  if (runningSubject_ == subject) running_.request_stop();
  const std::uint64_t number = ++lastNumber_;
  std::erase_if(newest_, [&](const auto& entry) { return entry.first == subject; });
  newest_.emplace_back(subject, number);
  waiting_.push_back({std::move(subject), number, std::move(job), {}});
  ready_.notify_one();
}

bool Jobs::isNewest(std::string_view subject, std::uint64_t number) const {
  return std::ranges::any_of(
      newest_, [&](const auto& entry) { return entry.first == subject && entry.second == number; });
}

bool Jobs::drain() {
  // One at a time: a delivery may throw, which leaves the others for the next time, and may submit
  // what makes a later one stale.
  bool any = false;
  while (const auto arrival = nextArrival()) {
    any = true;
    if (arrival->delivery) arrival->delivery();
  }
  return any;
}

std::optional<Jobs::Arrival> Jobs::nextArrival() {
  const std::scoped_lock lock{mutex_};
  while (!inbox_.empty()) {
    Arrival arrival = std::move(inbox_.front());
    inbox_.pop_front();
    if (isNewest(arrival.subject, arrival.number)) return arrival;
  }
  return std::nullopt;
}

bool Jobs::busy() const {
  const std::scoped_lock lock{mutex_};
  return !waiting_.empty() || runningSubject_.has_value();
}

void Jobs::work(const std::stop_token& quit) {
  for (;;) {
    Entry entry;
    {
      std::unique_lock lock{mutex_};
      if (!ready_.wait(lock, quit, [this] { return !waiting_.empty(); })) return;
      entry = std::move(waiting_.front());
      waiting_.pop_front();
      running_ = entry.stop;
      runningSubject_ = entry.subject;
    }
    Delivery delivery;
    try {
      delivery = entry.job(entry.stop.get_token());
    } catch (...) {
      // Thrown again where the main thread drains: there it is told like any other failure.
      delivery = [error = std::current_exception()] { std::rethrow_exception(error); };
    }
    {
      const std::scoped_lock lock{mutex_};
      inbox_.push_back({std::move(entry.subject), entry.number, std::move(delivery)});
      runningSubject_.reset();
    }
    wake_();
  }
}

}  // namespace viewer
