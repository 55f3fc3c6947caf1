#include "geo/io/scenario_check.hpp"

#include "geo/io/overlap_check.hpp"
#include "geo/io/row_checks.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_check.hpp"
#include "geo/io/text_file.hpp"

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace geo {

namespace {

namespace fs = std::filesystem;

/// Adds problems to a report, but none about a field of which it said something before.
class Teller {
 public:
  explicit Teller(Report& report) : report_(report) {
    for (const Problem& problem : report.problems()) {
      told_.insert({problem.file, problem.line, problem.field});
    }
  }

  void tell(const std::string& file, int line, Finding&& finding) {
    if (told_.contains({file, line, finding.hint.field})) return;
    if (finding.severity == Problem::Severity::Error) {
      report_.error(file, line, std::move(finding.what), std::move(finding.hint));
    } else {
      report_.warn(file, line, std::move(finding.what), std::move(finding.hint));
    }
  }

 private:
  Report& report_;
  std::set<std::tuple<std::string, int, std::string>> told_;
};

void checkLayer(const Scenario& scenario, const Layer& layer, const std::string& file,
                Teller& teller) {
  for (const Feature& feature : layer.features) {
    for (const RowCheck check : rowChecks()) {
      auto finding = check({scenario, layer, feature});
      if (finding) teller.tell(file, feature.line, std::move(*finding));
    }
  }
  for (OverlapFinding& overlap : findOverlaps(scenario, layer)) {
    teller.tell(file, layer.features[overlap.row].line, std::move(overlap.finding));
  }
}

/// Where the steps of the story stand in their file, which is read again for that.
std::vector<StepLines> storyLines(const Scenario& scenario, const fs::path& toml) {
  std::vector<StepLines> lines;
  Report known;
  if (const auto text = readTextFile(toml, known)) {
    auto outline = parseScenarioToml(*text, toml.string(), known);
    if (outline) lines = std::move(outline->storyLines);
  }
  lines.resize(scenario.story.size());  // no more than the others where it changed meanwhile
  return lines;
}

void checkStory(const Scenario& scenario, const fs::path& toml, Teller& teller) {
  if (scenario.story.empty()) return;
  for (auto& [line, finding] : findStoryDoubts(scenario, storyLines(scenario, toml))) {
    teller.tell(toml.string(), line, std::move(finding));
  }
}

}  // namespace

void checkScenario(const Scenario& scenario, const fs::path& path, Report& report) {
  std::error_code error;
  const bool isFolder = fs::is_directory(path, error);
  const fs::path folder = isFolder ? path : path.parent_path();
  Teller teller(report);
  for (const Layer& layer : scenario.layers) {
    checkLayer(scenario, layer, (folder / layer.file).string(), teller);
  }
  checkStory(scenario, isFolder ? folder / "scenario.toml" : path, teller);
}

}  // namespace geo
