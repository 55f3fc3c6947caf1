// Jobs and their deliveries, many times over. Nothing here waits for time to pass: threads meet at
// futures, and the limit of a wait only turns a hang into a failure.
#include "viewer/jobs/jobs.hpp"

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::ElementsAre;

constexpr int kRounds = 200;
constexpr std::chrono::seconds kHang{30};

/// Counts what the worker tells and waits for it.
class Wakes {
 public:
  void operator()() {
    const std::scoped_lock lock{mutex_};
    ++count_;
    threads_.push_back(std::this_thread::get_id());
    changed_.notify_all();
  }
  bool waitFor(int count) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, kHang, [&] { return count_ >= count; });
  }
  int count() {
    const std::scoped_lock lock{mutex_};
    return count_;
  }
  std::vector<std::thread::id> threads() {
    const std::scoped_lock lock{mutex_};
    return threads_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int count_ = 0;
  std::vector<std::thread::id> threads_;
};

/// A one-way signal between two threads.
class Signal {
 public:
  void give() { promise_.set_value(); }
  bool wait() const { return future_.wait_for(kHang) == std::future_status::ready; }

 private:
  std::promise<void> promise_;
  std::shared_future<void> future_ = promise_.get_future().share();
};

/// Jobs with all that a test needs to watch them. What was delivered is told by name.
struct WatchedJobs {
  Wakes wakes;
  std::vector<std::string> delivered;
  std::atomic<int> runs = 0;
  Jobs jobs{[this] { wakes(); }};

  Job named(std::string name) {
    return [this, name](const std::stop_token&) -> Delivery {
      ++runs;
      return [this, name] { delivered.push_back(name); };
    };
  }
  /// Says that it has begun, then ends when `go` is given.
  Job gated(std::string name, Signal& begun, const Signal& go) {
    return [this, name, &begun, &go](const std::stop_token&) -> Delivery {
      ++runs;
      begun.give();
      EXPECT_TRUE(go.wait());
      return [this, name] { delivered.push_back(name); };
    };
  }
  /// Says that it has begun, then ends only when it is asked to stop.
  Job stubborn(std::string name, Signal& begun) {
    return [this, name, &begun](const std::stop_token& token) -> Delivery {
      ++runs;
      Signal asked;
      const std::stop_callback whenAsked(token, [&] { asked.give(); });
      begun.give();
      EXPECT_TRUE(asked.wait()) << name << " was not asked to stop";
      return [this, name] { delivered.push_back(name); };
    };
  }
};

TEST(Jobs, RunOnAWorkerAndDeliverOnTheDrainingThread) {
  for (int round = 0; round < kRounds; ++round) {
    std::thread::id jobThread, deliveryThread;
    Wakes wakes;
    Jobs jobs([&] { wakes(); });
    jobs.submit("a", [&](const std::stop_token&) -> Delivery {
      jobThread = std::this_thread::get_id();
      return [&] { deliveryThread = std::this_thread::get_id(); };
    });
    ASSERT_TRUE(wakes.waitFor(1));
    EXPECT_EQ(deliveryThread, std::thread::id{}) << "delivered before the drain";
    jobs.drain();
    EXPECT_EQ(deliveryThread, std::this_thread::get_id());
    EXPECT_NE(jobThread, std::this_thread::get_id());
    EXPECT_THAT(wakes.threads(), ElementsAre(jobThread));
  }
}

TEST(Jobs, DeliverOnceAndInTheOrderInWhichTheyEnded) {
  for (int round = 0; round < kRounds; ++round) {
    WatchedJobs watched;
    for (const char* name : {"a", "b", "c", "d"}) watched.jobs.submit(name, watched.named(name));
    ASSERT_TRUE(watched.wakes.waitFor(4));
    EXPECT_TRUE(watched.jobs.drain());
    EXPECT_FALSE(watched.jobs.drain()) << "there is no more";
    EXPECT_THAT(watched.delivered, ElementsAre("a", "b", "c", "d"));
    EXPECT_EQ(watched.wakes.count(), 4);
  }
}

TEST(Jobs, ANewerJobReplacesAWaitingOne) {
  for (int round = 0; round < kRounds; ++round) {
    Signal begun, go;
    WatchedJobs watched;
    watched.jobs.submit("first", watched.gated("first", begun, go));
    ASSERT_TRUE(begun.wait());
    for (const char* name : {"old", "older", "new"}) watched.jobs.submit("b", watched.named(name));
    watched.jobs.submit("c", watched.named("other"));
    go.give();
    ASSERT_TRUE(watched.wakes.waitFor(3));
    watched.jobs.drain();
    EXPECT_THAT(watched.delivered, ElementsAre("first", "new", "other"));
    EXPECT_EQ(watched.runs, 3) << "a replaced job ran";
  }
}

TEST(Jobs, ANewerJobStopsARunningOne) {
  for (int round = 0; round < kRounds; ++round) {
    Signal begun;
    WatchedJobs watched;
    watched.jobs.submit("a", watched.stubborn("old", begun));
    ASSERT_TRUE(begun.wait());
    watched.jobs.submit("a", watched.named("new"));
    ASSERT_TRUE(watched.wakes.waitFor(2));
    watched.jobs.drain();
    EXPECT_THAT(watched.delivered, ElementsAre("new"));
  }
}

TEST(Jobs, AJobOfAnotherSubjectStopsNothing) {
  Signal begun, go;
  WatchedJobs watched;
  std::atomic<bool> asked = false;
  watched.jobs.submit("a", [&](const std::stop_token& token) -> Delivery {
    begun.give();
    EXPECT_TRUE(go.wait());
    asked = token.stop_requested();
    return {};
  });
  ASSERT_TRUE(begun.wait());
  watched.jobs.submit("b", watched.named("b"));
  go.give();
  ASSERT_TRUE(watched.wakes.waitFor(2));
  EXPECT_FALSE(asked);
  watched.jobs.drain();
  EXPECT_THAT(watched.delivered, ElementsAre("b"));
}

TEST(Jobs, AResultThatHasGoneStaleIsDropped) {
  for (int round = 0; round < kRounds; ++round) {
    Signal begun, go;
    WatchedJobs watched;
    watched.jobs.submit("a", watched.named("old"));
    ASSERT_TRUE(watched.wakes.waitFor(1));
    watched.jobs.submit("a", watched.gated("new", begun, go));
    watched.jobs.drain();
    EXPECT_THAT(watched.delivered, ElementsAre());
    go.give();
    ASSERT_TRUE(watched.wakes.waitFor(2));
    watched.jobs.drain();
    EXPECT_THAT(watched.delivered, ElementsAre("new"));
  }
}

TEST(Jobs, ADeliveryCanMakeALaterOneStale) {
  Signal begun, go;
  WatchedJobs watched;
  watched.jobs.submit("a", [&](const std::stop_token&) -> Delivery {
    return [&] {
      watched.delivered.push_back("a");
      watched.jobs.submit("b", watched.gated("new b", begun, go));
    };
  });
  watched.jobs.submit("b", watched.named("old b"));
  ASSERT_TRUE(watched.wakes.waitFor(2));
  watched.jobs.drain();
  EXPECT_THAT(watched.delivered, ElementsAre("a"));
  go.give();
  ASSERT_TRUE(watched.wakes.waitFor(3));
  watched.jobs.drain();
  EXPECT_THAT(watched.delivered, ElementsAre("a", "new b"));
}

TEST(Jobs, AnExceptionComesOutOfTheDrainAndTakesNothingWithIt) {
  for (int round = 0; round < kRounds; ++round) {
    WatchedJobs watched;
    watched.jobs.submit("a", watched.named("a"));
    watched.jobs.submit("b", [](const std::stop_token&) -> Delivery {
      throw std::runtime_error("no more memory");
    });
    watched.jobs.submit("c", watched.named("c"));
    ASSERT_TRUE(watched.wakes.waitFor(3));
    try {
      watched.jobs.drain();
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "no more memory");
    }
    watched.jobs.drain();
    EXPECT_THAT(watched.delivered, ElementsAre("a", "c"));
  }
}

TEST(Jobs, TheExceptionOfAReplacedJobIsDropped) {
  Signal begun, go;
  WatchedJobs watched;
  watched.jobs.submit("a", [&](const std::stop_token&) -> Delivery {
    begun.give();
    EXPECT_TRUE(go.wait());
    throw std::runtime_error("stale");
  });
  ASSERT_TRUE(begun.wait());
  watched.jobs.submit("a", watched.named("new"));
  go.give();
  ASSERT_TRUE(watched.wakes.waitFor(2));
  EXPECT_NO_THROW(watched.jobs.drain());
  EXPECT_THAT(watched.delivered, ElementsAre("new"));
}

TEST(Jobs, EndWithOneRunningAndOthersWaiting) {
  for (int round = 0; round < kRounds; ++round) {
    Signal begun;
    std::atomic<int> ran = 0;
    {
      WatchedJobs watched;
      watched.jobs.submit("running", watched.stubborn("running", begun));
      ASSERT_TRUE(begun.wait());
      for (const char* name : {"b", "c"}) {
        watched.jobs.submit(name, [&](const std::stop_token&) -> Delivery {
          ++ran;
          return {};
        });
      }
    }
    EXPECT_EQ(ran, 0) << "a waiting job ran while all was being ended";
  }
}

TEST(Jobs, EndBeforeTheyHaveBegun) {
  for (int round = 0; round < kRounds; ++round) {
    WatchedJobs watched;
    if (round % 2 == 0) watched.jobs.submit("a", watched.named("a"));
  }
}

TEST(Jobs, TellWhetherTheyAreBusy) {
  Signal begun, go, secondBegun, secondGo;
  WatchedJobs watched;
  EXPECT_FALSE(watched.jobs.busy());
  watched.jobs.submit("a", watched.gated("a", begun, go));
  EXPECT_TRUE(watched.jobs.busy()) << "waiting";
  ASSERT_TRUE(begun.wait());
  EXPECT_TRUE(watched.jobs.busy()) << "running";
  watched.jobs.submit("", watched.gated("no subject", secondBegun, secondGo));
  go.give();
  ASSERT_TRUE(secondBegun.wait());
  EXPECT_TRUE(watched.jobs.busy()) << "running without a subject";
  secondGo.give();
  ASSERT_TRUE(watched.wakes.waitFor(2));
  EXPECT_FALSE(watched.jobs.busy()) << "delivered, not yet drained";
}

TEST(Jobs, NothingToDeliverIsNoFailure) {
  WatchedJobs watched;
  watched.jobs.submit("a", [](const std::stop_token&) -> Delivery { return {}; });
  ASSERT_TRUE(watched.wakes.waitFor(1));
  EXPECT_NO_THROW(watched.jobs.drain());
}

}  // namespace
}  // namespace viewer
