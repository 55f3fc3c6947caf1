// Events are chosen by what is measured.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

class ChooseMeasured : public testing::Test {
 protected:
  ChooseMeasured() {
    const geo::RawTable raw =
        geo::textTable({"lon", "lat"}, {{"46.75", "39.82"}, {"46.76", "39.83"}, {"46.75", "39.5"}});
    const auto table = std::make_shared<const geo::EventTable>(geo::assemble(raw, {}));
    driver.session = apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
  }
  void measure(Measured::Kind kind, std::vector<geo::LonLat> points) {
    driver.session.measured = Measured{kind, std::move(points)};
    for (int i = 0; i < 3; ++i) driver.frame();
  }
  std::size_t chosen() const {
    return driver.session.selectedEvents ? driver.session.selectedEvents->events.size() : 0;
  }
  Driver driver;
};

TEST_F(ChooseMeasured, InsideAnArea) {
  measure(Measured::Kind::Area, {{46.7, 39.8}, {46.8, 39.8}, {46.8, 39.9}, {46.7, 39.9}});
  driver.click("toolbar/choose-measured");
  EXPECT_EQ(chosen(), 2u);
}

TEST_F(ChooseMeasured, NearALineAsFarAsOneSays) {
  measure(Measured::Kind::Line, {{46.7, 39.6}, {46.8, 39.6}});
  driver.click("toolbar/choose-measured");
  EXPECT_EQ(chosen(), 0u);
  ASSERT_FALSE(driver.session.messages.empty()) << "and it is said";
  driver.state.measuring.nearKm = 15;
  driver.click("toolbar/choose-measured");
  EXPECT_EQ(chosen(), 1u);
  driver.state.measuring.nearKm = 30;
  driver.click("toolbar/choose-measured");
  EXPECT_EQ(chosen(), 3u);
}

TEST_F(ChooseMeasured, OnlyWhereThereIsSomethingToChooseBy) {
  driver.frame();
  EXPECT_FALSE(driver.has("toolbar/choose-measured"));
  measure(Measured::Kind::Area, {{46.7, 39.8}, {46.8, 39.8}});
  EXPECT_FALSE(driver.has("toolbar/choose-measured"));
}

}  // namespace
}  // namespace viewer
