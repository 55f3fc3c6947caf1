#include "viewer/panels/ticks.hpp"

#include "geo/base/time_text.hpp"
#include "viewer/panels/axis_scale.hpp"

#include <chrono>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

namespace chrono = std::chrono;
using geo::Moment;

geo::Moment on(std::string_view day) {
  return geo::parsePeriod(day)->from;
}

float widthOf(std::string_view label) {
  return 7.0f * static_cast<float>(label.size());
}

std::vector<std::string> labelsOf(const std::vector<Tick>& ticks) {
  std::vector<std::string> labels;
  for (const Tick& tick : ticks) {
    if (!tick.label.empty()) labels.push_back(tick.label);
  }
  return labels;
}

struct Case {
  geo::TimeSpan axis;
  float widthPx;
};

/// From an hour to a century, from odd places, on narrow and wide axes.
std::vector<Case> cases() {
  std::vector<Case> all;
  const double hour = 3600, century = 100 * 365.25 * 86400;
  for (double seconds = hour; seconds < century * 1.2; seconds *= 1.37) {
    for (const char* from : {"1899-12-31", "1970-01-01", "2020-02-29", "2020-11-10T17:42:13Z"}) {
      const Moment start = on(from);
      for (const float widthPx : {120.0f, 333.0f, 780.0f, 1260.0f, 2500.0f}) {
        all.push_back({{start, shifted(start, seconds)}, widthPx});
      }
    }
  }
  return all;
}

std::string describe(const Case& c) {
  return geo::formatMoment(c.axis.from) + " to " + geo::formatMoment(c.axis.to) + " on " +
         std::to_string(c.widthPx);
}

TEST(Ticks, LieInTheAxisInStrictOrderWhereTheirMomentIs) {
  for (const Case& c : cases()) {
    const AxisScale scale{c.axis, 0, c.widthPx};
    const auto ticks = ticksFor(c.axis, c.widthPx, widthOf);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      ASSERT_GE(ticks[i].at, c.axis.from) << describe(c);
      ASSERT_LT(ticks[i].at, c.axis.to) << describe(c);
      ASSERT_NEAR(ticks[i].xPx, xFromMoment(scale, ticks[i].at), 1e-3) << describe(c);
      if (i > 0) {
        ASSERT_LT(ticks[i - 1].at, ticks[i].at) << describe(c);
      }
    }
  }
}

TEST(Ticks, LabelsNeverMeetNorLeaveTheAxis) {
  for (const Case& c : cases()) {
    float end = -kTickLabelGapPx;
    for (const Tick& tick : ticksFor(c.axis, c.widthPx, widthOf)) {
      if (tick.label.empty()) continue;
      const float from = tick.xPx + kTickLabelOffsetPx;
      ASSERT_GE(from, end + kTickLabelGapPx - 0.01f) << describe(c) << ": " << tick.label;
      end = from + widthOf(tick.label);
      ASSERT_LE(end, c.widthPx) << describe(c) << ": " << tick.label;
    }
  }
}

TEST(Ticks, StandOnTheBoundariesOfUnits) {
  for (const Case& c : cases()) {
    for (const Tick& tick : ticksFor(c.axis, c.widthPx, widthOf)) {
      const auto sinceMidnight = tick.at - geo::startOfDay(tick.at);
      ASSERT_EQ(sinceMidnight % chrono::minutes{1}, chrono::seconds{0});
      if (c.axis.to - c.axis.from > chrono::days{200}) {
        ASSERT_EQ(sinceMidnight, chrono::seconds{0}) << describe(c);
      }
      if (c.axis.to - c.axis.from > chrono::days{366 * 20}) {
        const chrono::year_month_day date{chrono::floor<chrono::days>(tick.at)};
        ASSERT_EQ(date.day(), chrono::day{1}) << describe(c);
      }
    }
  }
}

TEST(Ticks, AreAtLeastTwoWhereThereIsRoom) {
  for (const Case& c : cases()) {
    if (c.widthPx < 300) continue;
    ASSERT_GE(ticksFor(c.axis, c.widthPx, widthOf).size(), 2u) << describe(c);
    ASSERT_GE(labelsOf(ticksFor(c.axis, c.widthPx, widthOf)).size(), 1u) << describe(c);
  }
}

TEST(Ticks, AreNotCrowded) {
  for (const Case& c : cases()) {
    const auto ticks = ticksFor(c.axis, c.widthPx, widthOf);
    ASSERT_LE(static_cast<float>(ticks.size()), c.widthPx / 5) << describe(c);
  }
}

struct LabelRow {
  const char *from, *to;
  float widthPx;
  std::vector<std::string> labels;
};

TEST(Ticks, LabelsSayWhatTheOthersLeaveOut) {
  const LabelRow rows[] = {
      {"2020-01-01", "2025-01-01", 250, {"2020", "2021", "2022", "2023", "2024"}},
      {"2020-10-05", "2021-10-01", 240, {"2021", "Apr", "Jul"}},
      {"2020-11-01", "2021-03-01", 400, {"Nov 2020", "Dec", "2021", "Feb"}},
      {"2020-11-09", "2020-11-13", 360, {"9 Nov 2020", "10 Nov", "11 Nov", "12 Nov"}},
      {"2020-11-09T12:00:00Z",
       "2020-11-10T12:00:00Z",
       300,
       {"9 Nov 2020 12:00", "10 Nov", "06:00"}},
      {"1920-01-01", "2020-01-01", 300, {"1920", "1940", "1960", "1980", "2000"}},
  };
  for (const LabelRow& row : rows) {
    const auto ticks = ticksFor({on(row.from), on(row.to)}, row.widthPx, widthOf);
    EXPECT_EQ(labelsOf(ticks), row.labels) << row.from;
  }
}

/// Without it nobody could tell which year, or which day, the axis shows.
TEST(Ticks, SomeLabelNamesTheDayAndYearOnWideAxes) {
  for (const Case& c : cases()) {
    if (c.widthPx < 700) continue;
    const auto labels = labelsOf(ticksFor(c.axis, c.widthPx, widthOf));
    ASSERT_FALSE(labels.empty());
    bool named = false;
    for (const std::string& label : labels) named = named || label.size() == 4 || label.size() >= 8;
    EXPECT_TRUE(named) << describe(c) << ": " << labels.front();
  }
}

TEST(Ticks, AnAxisWithoutLengthHasNone) {
  const Moment day = on("2020-11-10");
  EXPECT_TRUE(ticksFor({day, day}, 500, widthOf).empty());
  EXPECT_TRUE(ticksFor({day, day + chrono::days{9}}, 0, widthOf).empty());
  EXPECT_TRUE(ticksFor({geo::kBeginningOfTime, geo::kEndOfTime}, 500, widthOf).empty());
}

}  // namespace
}  // namespace viewer
