// The panels' small texts and what typed text becomes.
#include "tiny_scenario.hpp"
#include "viewer/panels/date_entry.hpp"
#include "viewer/panels/status_text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::on;

TEST(StatusText, EachClickLeadsToAnotherFormatAndRoundAgain) {
  std::set<geo::PlaceFormat> met;
  std::set<std::string_view> titles;
  geo::PlaceFormat format = geo::PlaceFormat::Utm;
  while (met.insert(format).second) {
    titles.insert(titleOf(format));
    format = nextFormat(format);
  }
  EXPECT_EQ(format, geo::PlaceFormat::Utm);
  EXPECT_EQ(met.size(), kPlaceFormats.size());
  EXPECT_EQ(titles.size(), kPlaceFormats.size());
}

TEST(StatusText, ScalesKeepThreeDigits) {
  struct Row {
    double denominator;
    const char* text;
  };
  for (const Row& row :
       {Row{1234567, "1:1,230,000"}, Row{999.6, "1:1,000"}, Row{999400, "1:999,000"},
        Row{999600, "1:1,000,000"}, Row{5000, "1:5,000"}, Row{42, "1:42"}, Row{0, "1:–"},
        Row{-3, "1:–"}, Row{NAN, "1:–"}, Row{INFINITY, "1:–"}}) {
    EXPECT_EQ(formatScale(row.denominator), row.text) << row.denominator;
  }
}

std::optional<Command> entered(std::string_view text) {
  return commandForDate(tests::tinySession().clock, text);
}

TEST(DateEntry, ADayOrMomentGoesThere) {
  for (const char* text : {"2020-11-10", " 2020-11-10 ", "2020-11-10T17:30", "2020-11-10T17:30Z"}) {
    const auto command = entered(text);
    ASSERT_TRUE(command) << text;
    const auto* goTo = std::get_if<command::GoTo>(&*command);
    ASSERT_TRUE(goTo) << text;
    EXPECT_EQ(geo::startOfDay(goTo->at), on("2020-11-10")) << text;
  }
}

TEST(DateEntry, LongerSpansBecomeTheWindow) {
  struct Row {
    const char *text, *from, *to;
  };
  for (const Row& row :
       {Row{"2020-11", "2020-11-01", "2020-12-01"}, Row{"2021", "2021-01-01", "2022-01-01"},
        Row{"2020-11-10..2020-12-01", "2020-11-10", "2020-12-02"},
        Row{"2020-11 .. 2021-02", "2020-11-01", "2021-03-01"}}) {
    const auto command = entered(row.text);
    ASSERT_TRUE(command) << row.text;
    const auto* window = std::get_if<command::SetWindow>(&*command);
    ASSERT_TRUE(window) << row.text;
    EXPECT_EQ(window->window, (geo::TimeSpan{on(row.from), on(row.to)})) << row.text;
  }
}

TEST(DateEntry, RefusesWhatIsNoDateOfTheTimeline) {
  for (const char* text : {"", "soon", "2020-13-01", "10 Nov 2020", "2019-12-31", "2022-01-01",
                           "2020-12-01..2020-11-10", "2020-11-10..", ".."}) {
    EXPECT_FALSE(entered(text)) << text;
  }
}

}  // namespace
}  // namespace viewer
