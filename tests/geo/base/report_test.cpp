#include "geo/base/report.hpp"

#include "geo/base/result.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

TEST(Report, KeepsProblemsInTheirOrder) {
  Report first, second;
  EXPECT_TRUE(first.empty());
  first.error("sites.csv", 3, "no id");
  second.warn("region.gpkg", 0, "no layer 'coast'");
  first.append(second);
  ASSERT_EQ(first.problems().size(), 2u);
  EXPECT_EQ(describe(first.problems()[0]), "sites.csv:3: error: no id");
  EXPECT_EQ(describe(first.problems()[1]), "region.gpkg: warning: no layer 'coast'");
}

TEST(Report, SaysWhereWhatAndWhatToDo) {
  Report report;
  report.warn("sites.csv", 3, "empty", {.field = "source", .advice = "name one"});
  report.error("sites.csv", 0, "not a table", {.advice = "write one"});
  EXPECT_EQ(describe(report.problems()[0]), "sites.csv:3: warning: source: empty; name one");
  EXPECT_EQ(describe(report.problems()[1]), "sites.csv: error: not a table; write one");
}

TEST(Failure, SaysWhatAndThenOnWhat) {
  EXPECT_EQ(describe(Failure{Failure::Kind::NotFound, "no such file", "a.csv"}),
            "no such file: a.csv");
  EXPECT_EQ(describe(Failure{Failure::Kind::Usage, "no layer", {}}), "no layer");
}

}  // namespace
}  // namespace geo
