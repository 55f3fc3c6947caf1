// Work off the main thread. A job is a pure function on values it owns; what it returns is a
// delivery, run on the main thread when it drains the inbox.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace viewer {

/// Run on the main thread: takes the result to where it belongs.
using Delivery = std::function<void()>;
/// Run on the worker. Should look at the token now and then and give up when it is asked to.
using Job = std::function<Delivery(std::stop_token)>;

class Jobs {
 public:
  /// `wake` is called from the worker whenever a delivery has arrived.
  explicit Jobs(std::function<void()> wake);
  /// Asks the running job to give up, drops the others and waits.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// A newer job of the same subject replaces an older one: a waiting one is dropped, a running one
  /// is asked to stop and its delivery thrown away.
  void submit(std::string subject, Job job);

  /// Runs the deliveries that have arrived, in the order in which their jobs ended. Throws what a
  /// job or a delivery threw; the deliveries behind it are then run by the next call. Says whether
  /// there were any.
  bool drain();

  /// Whether something is running or waiting.
  bool busy() const;

 private:
  struct Entry {
    std::string subject;
    std::uint64_t number = 0;
    Job job;
    std::stop_source stop;
  };
  struct Arrival {
    std::string subject;
    std::uint64_t number = 0;
    Delivery delivery;
  };
  void work(const std::stop_token& quit);
  std::optional<Arrival> nextArrival();
  bool isNewest(std::string_view subject, std::uint64_t number) const;

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any ready_;
  std::deque<Entry> waiting_;
  std::vector<std::pair<std::string, std::uint64_t>> newest_;  // by subject
  std::deque<Arrival> inbox_;
  std::stop_source running_;
  std::optional<std::string> runningSubject_;
  std::uint64_t lastNumber_ = 0;
  std::jthread worker_;  // last: it must end before the rest is gone
};

}  // namespace viewer
