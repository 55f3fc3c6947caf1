// An expert's questions, answered by the queries that the map is drawn with. The answers in
// tests/data/questions.csv were taken from the collected facts, not from the scenario.
//
// A row asks: of `layer`, in the period `at`, at `point` (lon lat; or anywhere), of the rows with
// `where` (column=value or column!=value, & between them): which values of `what` are there?
// `expect` is the set of them, | between: all there are, or at least these after "... ". A value
// that begins with ~ stands for every text that holds it; none means no row at all.
#include "geo/base/time_text.hpp"
#include "geo/io/csv.hpp"
#include "geo/scenario/query.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using Question = std::map<std::string, std::string>;
using Values = std::set<std::string>;

std::vector<Question> readQuestions() {
  Report report;
  const CsvTable table = parseCsv(
      testing_files::contentOf(testing_files::dataFolder() / "questions.csv"), "questions", report);
  EXPECT_EQ(testing_files::textOf(report), "");
  std::vector<Question> questions;
  for (const CsvRow& row : table.rows) {
    Question& question = questions.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      question[table.columns[i]] = row.fields[i];
    }
  }
  return questions;
}

std::vector<std::string> splitAt(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return pieces;
}

struct Asked {
  const Scenario& scenario;
  const Layer& layer;
  TimeSpan window;
};

/// A column of the row, or what the map shows of it besides.
std::string valueIn(const Asked& asked, const Feature& feature, const std::string& what) {
  if (what == "id") return feature.id;
  if (what == "name") return feature.name;
  if (what == "place") return hasPlace(feature) ? "placed" : "unplaced";
  if (what == "certainty") {
    return validityIn(feature.valid, asked.window) == Validity::Certain ? "certain" : "possible";
  }
  if (what == "publisher") {
    return asked.scenario.sources.at(static_cast<std::size_t>(feature.source)).publisher;
  }
  EXPECT_THAT(asked.layer.columns, testing::Contains(what));
  const std::string value(valueOf(asked.layer, feature, what));
  return what == "holder" && value.empty() ? "nobody" : value;
}

bool fulfils(const Asked& asked, const Feature& feature, const std::string& where) {
  return std::ranges::all_of(splitAt(where, " & "), [&](const std::string& condition) {
    const auto equals = condition.find('=');
    const bool negated = condition[equals - 1] == '!';
    const std::string column = condition.substr(0, equals - (negated ? 1 : 0));
    return (valueIn(asked, feature, column) == condition.substr(equals + 1)) != negated;
  });
}

std::optional<LonLat> pointIn(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto numbers = splitAt(text, " ");
  return LonLat{std::stod(numbers.at(0)), std::stod(numbers.at(1))};
}

Values answerTo(const Scenario& scenario, Question question) {
  const Layer* layer = scenario.layer(question["layer"]);
  const auto window = parsePeriod(question["at"], testing_bundled::scenario().zone);
  if (!layer || !window) return {"(the question has no such layer or time)"};
  const Asked asked{scenario, *layer, *window};
  const auto point = pointIn(question["point"]);
  Values values;
  for (const std::size_t row :
       point ? validRowsAt(*layer, *window, *point) : validRows(*layer, *window)) {
    const Feature& feature = layer->features[row];
    if (fulfils(asked, feature, question["where"])) {
      values.insert(valueIn(asked, feature, question["what"]));
    }
  }
  return values;
}

bool matches(const std::string& value, const std::string& expected) {
  return expected.starts_with('~') ? value.find(expected.substr(1)) != std::string::npos
                                   : value == expected;
}

bool agrees(const Values& values, std::string_view expect) {
  if (expect == "none") return values.empty();
  const bool atLeast = expect.starts_with("... ");
  const auto expected = splitAt(expect.substr(atLeast ? 4 : 0), " | ");
  const bool allFound = std::ranges::all_of(expected, [&](const std::string& text) {
    return std::ranges::any_of(values, [&](const auto& value) { return matches(value, text); });
  });
  const bool noOther = std::ranges::all_of(values, [&](const std::string& value) {
    return std::ranges::any_of(expected, [&](const auto& text) { return matches(value, text); });
  });
  return allFound && (atLeast || noOther);
}

TEST(Questions, AreAnsweredAsTheFactsHaveIt) {
  const auto questions = readQuestions();
  EXPECT_GE(questions.size(), 50u);
  for (Question question : questions) {
    const Values answer = answerTo(testing_bundled::scenario(), question);
    EXPECT_TRUE(agrees(answer, question["expect"]))
        << question["question"] << " (" << question["layer"] << " at " << question["at"] << ", "
        << question["point"] << ", " << question["where"] << ")\n  " << question["what"]
        << " should be " << question["expect"] << " by " << question["dossier"] << " but is "
        << testing::PrintToString(answer);
  }
}

TEST(Questions, SayWhereTheirAnswersComeFrom) {
  std::set<std::string> asked;
  for (Question question : readQuestions()) {
    EXPECT_NE(question["dossier"], "") << question["question"];
    EXPECT_NE(question["expect"], "") << question["question"];
    const std::string key = question["question"] + question["layer"] + question["at"];
    EXPECT_TRUE(asked.insert(key).second) << "asked twice: " << question["question"];
  }
}

struct Agreement {
  Values values;
  std::string_view expect;
  bool agree;
};

TEST(Questions, TellRightFromWrong) {
  const Agreement rows[] = {
      {{}, "none", true},
      {{"a"}, "none", false},
      {{"a"}, "a", true},
      {{"a"}, "b", false},
      {{}, "a", false},
      {{"a", "b"}, "a", false},
      {{"a", "b"}, "a | b", true},
      {{"a"}, "a | b", false},
      {{"a", "b"}, "... a", true},
      {{"b"}, "... a", false},
      {{"a post"}, "~post", true},
      {{"a site"}, "~post", false},
      {{"a post", "x"}, "~post", false},
  };
  for (const Agreement& row : rows) {
    EXPECT_EQ(agrees(row.values, row.expect), row.agree)
        << testing::PrintToString(row.values) << " and " << row.expect;
  }
}

}  // namespace
}  // namespace geo
