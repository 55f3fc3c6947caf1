// Random valid times of all forms, for the tests of what is asked of them.
#pragma once

#include "geo/base/time.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace geo::tests {

/// Moments from a handful, so that ends fall together often.
class RandomTimes {
 public:
  explicit RandomTimes(unsigned seed) : random_(seed) {}

  Moment moment() { return Moment{std::chrono::seconds{pick(0, 24)}}; }

  UncertainMoment uncertain(Moment open) {
    const int form = pick(0, 5);
    if (form == 0) return {open, open};
    const auto [low, high] = std::minmax({moment(), moment()});
    if (form == 1)
      return open == kEndOfTime ? UncertainMoment{low, open} : UncertainMoment{open, high};
    return form < 4 ? UncertainMoment{low, low} : UncertainMoment{low, high};
  }

  ValidTime validTime() {
    while (true) {
      const ValidTime valid{uncertain(kBeginningOfTime), uncertain(kEndOfTime)};
      if (valid.from.earliest < valid.to.latest) return valid;
    }
  }

  TimeSpan window() {
    const Moment from = moment();
    return {from, from + std::chrono::seconds{pick(1, 10)}};
  }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  std::mt19937 random_;
};

}  // namespace geo::tests
