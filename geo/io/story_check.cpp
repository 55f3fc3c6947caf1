#include "geo/io/story_check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

/// Finds the features that highlights name; a layer's rows are sorted when first asked for.
class FeatureIndex {
 public:
  explicit FeatureIndex(const Scenario& scenario) : scenario_(scenario) {}

  struct Found {
    const Layer* layer = nullptr;
    const Feature* feature = nullptr;
  };
  Found find(std::string_view highlight) {
    const auto [layerId, featureId] = highlightName(highlight);
    const Layer* layer = scenario_.layer(layerId);
    if (!layer) return {};
    const Rows& rows = rowsOf(*layer);
    const auto found = rows.find(featureId);
    return {layer, found == rows.end() ? nullptr : found->second};
  }

 private:
  using Rows = std::map<std::string_view, const Feature*>;

  const Rows& rowsOf(const Layer& layer) {
    const auto [at, isNew] = rows_.try_emplace(&layer);
    if (!isNew) return at->second;
    for (const Feature& feature : layer.features) at->second.emplace(feature.id, &feature);
    return at->second;
  }

  const Scenario& scenario_;
  std::map<const Layer*, Rows> rows_;
};

/// A step, what is said of it so far, and where.
struct StepChecker {
  const Scenario& scenario;
  std::size_t index;
  const StepLines& lines;
  std::vector<StoryFinding>& findings;

  const StoryStep& step() const { return scenario.story[index]; }

  void tell(std::string_view key, const std::string& what, std::string advice) const {
    findings.push_back({lines.of(key),
                        {Problem::Severity::Warning,
                         fmt::format("{} ({})", what, nameOfStep(index, step().id)),
                         {std::string(key), std::move(advice)}}});
  }
};

void checkWords(const StepChecker& checker) {
  const StoryStep& step = checker.step();
  if (step.caption.empty()) {
    checker.tell("caption", "empty", "say in a few words what the picture shows");
  }
  if (step.sources.empty()) {
    checker.tell("sources", "empty: nobody is named who says so",
                 "write the ids of rows in the sources file");
  }
}

void checkTimes(const StepChecker& checker) {
  const StoryStep& step = checker.step();
  const auto check = [&checker](std::string_view key, const std::optional<TimeSpan>& span) {
    if (!span || meets(*span, checker.scenario.range)) return;
    checker.tell(key, "outside of the timeline", "choose a time between its 'from' and 'to'");
  };
  check("at", step.window);
  check("play", step.play);
  check("before", step.before);
  if (step.before && step.before->from >= step.window.from) {
    checker.tell("before", "not before 'at'", "exchange the two");
  }
}

bool isEverShown(const StoryStep& step, const Feature& feature) {
  const auto shown = [&feature](TimeSpan span) {
    return validityIn(feature.valid, span) != Validity::Never;
  };
  return shown(step.window) || (step.play && shown(*step.play)) ||
         (step.before && shown(*step.before));
}

bool isLayerShown(const StoryStep& step, const Layer& layer) {
  if (!step.layers) return layer.visible;
  return std::ranges::find(*step.layers, layer.id) != step.layers->end();
}

void checkHighlights(const StepChecker& checker, FeatureIndex& index) {
  const StoryStep& step = checker.step();
  for (const std::string& highlight : step.highlights) {
    const auto [layer, feature] = index.find(highlight);
    if (!feature) continue;  // told when the scenario was read
    if (!hasPlace(*feature)) {
      checker.tell("highlights", fmt::format("'{}' has no place", highlight),
                   "say in the caption that it has none");
    } else if (!isEverShown(step, *feature)) {
      checker.tell("highlights", fmt::format("'{}' is not valid at the time shown", highlight),
                   "mend 'at', or remove it");
    } else if (!isLayerShown(step, *layer)) {
      checker.tell("highlights", fmt::format("the layer of '{}' is not shown", highlight),
                   "add the layer to 'layers', or remove it");
    }
  }
}

}  // namespace

std::vector<StoryFinding> findUnknownNames(const Scenario& scenario,
                                           const std::vector<StepLines>& lines) {
  std::vector<StoryFinding> findings;
  std::set<std::string_view> sources;
  for (const Source& source : scenario.sources) sources.insert(source.id);
  FeatureIndex features(scenario);
  for (std::size_t i = 0; i < scenario.story.size(); ++i) {
    const StepChecker checker{scenario, i, lines[i], findings};
    for (const std::string& id : checker.step().sources) {
      if (sources.contains(id)) continue;
      checker.tell("sources", fmt::format("'{}' is not in the sources file", id),
                   "add it there, or mend the id");
    }
    for (const std::string& highlight : checker.step().highlights) {
      const auto [layer, feature] = features.find(highlight);
      const bool unread = layer && layer->features.empty();  // which was told as such
      if (feature || unread) continue;
      checker.tell("highlights", fmt::format("there is no '{}'", highlight),
                   "write the id of a layer, a slash, and the id of one of its rows");
    }
  }
  return findings;
}

std::vector<StoryFinding> findStoryDoubts(const Scenario& scenario,
                                          const std::vector<StepLines>& lines) {
  std::vector<StoryFinding> findings;
  FeatureIndex features(scenario);
  for (std::size_t i = 0; i < scenario.story.size(); ++i) {
    const StepChecker checker{scenario, i, lines[i], findings};
    checkWords(checker);
    checkTimes(checker);
    checkHighlights(checker, features);
  }
  return findings;
}

}  // namespace geo
