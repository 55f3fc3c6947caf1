#include "viewer/platform/screen_box.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr ScreenBox kLaptop{0, 0, 1280, 800}, kProjector{1280, 0, 1024, 768}, kDark{};

TEST(ScreenBox, AWindowLiesWhereMostOfItIs) {
  const std::vector<ScreenBox> monitors{kLaptop, kProjector};
  EXPECT_EQ(monitorUnder(monitors, {1100, 100, 300, 200}), 0u);
  EXPECT_EQ(monitorUnder(monitors, {1200, 100, 300, 200}), 1u);
  EXPECT_EQ(monitorUnder(monitors, {3000, 100, 300, 200}), std::nullopt);
  EXPECT_EQ(monitorUnder(monitors, {0, -500, 300, 500}), std::nullopt);
  EXPECT_EQ(monitorUnder({}, kLaptop), std::nullopt);
}

TEST(ScreenBox, AMirrorIsNoSecondMonitor) {
  const ScreenBox mirror{0, 0, 1024, 768};
  EXPECT_EQ(monitorApartFrom(std::vector{kLaptop, mirror}, kLaptop), std::nullopt);
  EXPECT_EQ(monitorApartFrom(std::vector{kLaptop, mirror, kProjector}, mirror), 2u);
  EXPECT_EQ(monitorApartFrom(std::vector{kLaptop, kDark}, kLaptop), std::nullopt);
  EXPECT_EQ(monitorApartFrom(std::vector{kProjector, kLaptop}, kLaptop), 0u);
  EXPECT_EQ(monitorApartFrom(std::vector{kLaptop}, kLaptop), std::nullopt);
}

}  // namespace
}  // namespace viewer
