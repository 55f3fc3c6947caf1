// What is valid in a window, by the ticks that meshes hold.
#include "viewer/render/labels.hpp"

#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Random = std::mt19937;

/// A day in a short range, so that ends often fall together, or an open end.
geo::Moment randomMoment(Random& random, geo::Moment epoch, geo::Moment open) {
  const auto days = static_cast<int>(random() % 14);
  return days == 0 ? open : epoch + std::chrono::days{days - 7};
}

TEST(ValidityInSeconds, IsTheRuleForMoments) {
  Random random(8);
  const geo::Moment epoch{std::chrono::sys_days{std::chrono::year{2022} / 1 / 1}};
  int counts[3] = {};
  for (int i = 0; i < 20000; ++i) {
    geo::UncertainMoment from{randomMoment(random, epoch, geo::kBeginningOfTime),
                              randomMoment(random, epoch, geo::kBeginningOfTime)};
    geo::UncertainMoment to{randomMoment(random, epoch, geo::kEndOfTime),
                            randomMoment(random, epoch, geo::kEndOfTime)};
    if (from.latest < from.earliest) std::swap(from.earliest, from.latest);
    if (to.latest < to.earliest) std::swap(to.earliest, to.latest);
    const geo::ValidTime valid{from, to};
    const geo::Moment start = epoch + std::chrono::days{static_cast<int>(random() % 16) - 8};
    const geo::TimeSpan window{start, start + std::chrono::hours{1 + random() % 100}};
    const WindowSeconds seconds{geo::ticksSince(epoch, window.from),
                                geo::ticksSince(epoch, window.to)};
    const geo::Validity expected = geo::validityIn(valid, window);
    ASSERT_EQ(validityIn(validSeconds(valid, epoch), seconds), expected);
    ++counts[static_cast<int>(expected)];
  }
  for (const int count : counts) EXPECT_GT(count, 1000);
}

}  // namespace
}  // namespace viewer
