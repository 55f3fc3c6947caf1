#include "geo/io/story_toml.hpp"

#include "geo/io/toml_table.hpp"
#include "geo/io/toml_values.hpp"
#include "geo/scenario/base_map.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

using Need = TomlTable::Need;

constexpr double kWidestKm = 40'000;  // around the Earth
constexpr double kLongestPlaySeconds = 3600;
constexpr std::size_t kLongestName = 100;  // bytes of an id in a message

/// Texts and lists of one step, none longer than they may be.
class StepTable {
 public:
  StepTable(const toml::table& from, std::string name, const std::string& file, Report& report)
      : from_(from), table_(from, std::move(name), file, report) {}

  TomlTable& table() { return table_; }
  bool has(std::string_view key) const { return from_.contains(key); }

  std::string text(std::string_view key, Need need = Need::Optional) {
    std::string written = table_.text(key, need);
    if (written.size() <= kLongestStoryText) return written;
    table_.warn(key, "longer than 100,000 bytes: left out", "shorten it");
    return {};
  }

  std::optional<TimeSpan> period(std::string_view key, const Zone& zone,
                                 Need need = Need::Optional) {
    return text(key, need).empty() ? std::nullopt : table_.period(key, zone);
  }

  std::optional<std::vector<std::string>> ids(std::string_view key) {
    auto names = table_.texts(key);
    if (!names) return names;
    std::size_t bytes = 0;
    for (const std::string& name : *names) bytes += name.size();
    if (names->size() <= kMostStoryIds && bytes <= kLongestStoryText) return names;
    table_.warn(key, "more than 1,000 ids, or 100,000 bytes: left out", "shorten it");
    return std::nullopt;
  }

 private:
  const toml::table& from_;
  TomlTable table_;
};

std::optional<LonLat> readCentre(TomlTable& table) {
  const auto numbers = table.numbers("centre");
  if (!numbers) return std::nullopt;
  const bool place =
      numbers->size() == 2 && std::abs((*numbers)[0]) <= 180 && std::abs((*numbers)[1]) <= 90;
  if (place) return LonLat{(*numbers)[0], (*numbers)[1]};
  table.error("centre", "not a place", "write [lon, lat] in degrees");
  return std::nullopt;
}

/// Kilometres, or 0 where there is no width that can be used.
double readWidth(TomlTable& table) {
  const auto kilometres = table.number("width_km");
  if (!kilometres) return 0;
  if (*kilometres > 0 && *kilometres <= kWidestKm) return *kilometres;
  table.error("width_km", "not more than 0, or more than 40,000",
              "write the picture's width on the ground in kilometres, such as 60");
  return 0;
}

void readCamera(StepTable& from, StoryStep& step) {
  TomlTable& table = from.table();
  step.extent = readBox(table, "extent");
  const auto centre = readCentre(table);
  const double widthKm = readWidth(table);
  if (step.extent && (from.has("centre") || from.has("width_km"))) {
    table.error(from.has("centre") ? "centre" : "width_km", "beside 'extent': left out",
                "write 'extent', or 'centre' and 'width_km'");
  } else if (centre && widthKm > 0) {
    step.centre = centre;
    step.widthKm = widthKm;
  } else if (from.has("centre") != from.has("width_km")) {
    const bool bare = from.has("centre");
    table.error(bare ? "width_km" : "centre", "missing: the view is that at the start",
                "write 'centre' and 'width_km'");
  }
}

void readPlay(StepTable& from, const Zone& zone, StoryStep& step) {
  TomlTable& table = from.table();
  const auto play = from.period("play", zone);
  const auto seconds = table.number("play_seconds");
  if (!from.has("play") && !from.has("play_seconds")) return;
  if (!from.has("play") || !from.has("play_seconds")) {
    table.error(from.has("play") ? "play_seconds" : "play", "missing: nothing is played",
                "write 'play', the time to play, and 'play_seconds', how long it takes");
  } else if (seconds && (*seconds <= 0 || *seconds > kLongestPlaySeconds)) {
    table.error("play_seconds", "not more than 0, or more than an hour: nothing is played",
                "write seconds, such as 8");
  } else if (play && seconds) {
    step.play = play;
    step.playSeconds = *seconds;
  }
}

void readCompare(StepTable& from, const Zone& zone, StoryStep& step) {
  TomlTable& table = from.table();
  const std::string way = from.text("compare");
  const auto before = from.period("before", zone);
  const bool known = std::ranges::find(kCompareWays, way) != kCompareWays.end();
  if (!way.empty() && !known) {
    table.error("compare", fmt::format("'{}' is unknown: one date is shown", way),
                fmt::format("write one of {}", fmt::join(kCompareWays, ", ")));
  } else if (from.has("compare") != from.has("before")) {
    table.error(from.has("compare") ? "before" : "compare", "missing: one date is shown",
                "write 'compare', the way two dates are shown, and 'before', the earlier one");
  } else if (known && before) {
    step.compare = way;
    step.before = before;
  }
}

bool isLayer(const Scenario& scenario, std::string_view id) {
  if (scenario.layer(id)) return true;
  if (std::ranges::find(kBaseLayerIds, id) != kBaseLayerIds.end()) return true;
  for (std::size_t i = 1; i <= scenario.tables.size(); ++i) {
    if (id == fmt::format("table.{}", i)) return true;
  }
  return false;
}

void readLayers(StepTable& from, const Scenario& scenario, StoryStep& step) {
  step.layers = from.ids("layers");
  if (!step.layers) return;
  for (const std::string& id : *step.layers) {
    if (isLayer(scenario, id)) continue;
    from.table().error("layers", fmt::format("there is no layer '{}'", id),
                       fmt::format("mend the id, or remove it; layers of the base map are {}",
                                   fmt::join(kBaseLayerIds, ", ")));
  }
}

/// All but its id.
StoryStep readStep(StepTable& from, const Scenario& scenario) {
  StoryStep step;
  const Zone& zone = scenario.zone;
  step.title = from.text("title", Need::Required);
  step.caption = from.text("caption");
  step.notes = from.text("notes");
  step.sources = from.ids("sources").value_or(std::vector<std::string>{});
  readCamera(from, step);
  step.crs = from.text("crs").empty() ? std::string{} : readCrs(from.table());
  step.window = from.period("at", zone, Need::Required).value_or(scenario.opening);
  readPlay(from, zone, step);
  readLayers(from, scenario, step);
  step.highlights = from.ids("highlights").value_or(std::vector<std::string>{});
  readCompare(from, zone, step);
  return step;
}

StepLines linesOf(const toml::table& step) {
  StepLines lines{static_cast<int>(step.source().begin.line), {}};
  for (const auto& [key, node] : step) {
    lines.keys.emplace(key.str(), static_cast<int>(key.source().begin.line));
  }
  return lines;
}

std::string writtenName(const toml::table& step) {
  const auto id = step["id"].value_or(std::string_view{});
  const auto name = id.empty() ? step["title"].value_or(std::string_view{}) : id;
  return std::string(name.size() <= kLongestName ? name : std::string_view{});
}

void nameSteps(const std::vector<std::string>& written, std::vector<StoryStep>& steps) {
  std::vector<StepName> names;
  for (std::size_t i = 0; i < steps.size(); ++i) names.push_back({written[i], steps[i].title});
  const auto ids = stepIds(names);
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i].id = ids[i];
}

}  // namespace

int StepLines::of(std::string_view key) const {
  const auto found = keys.find(key);
  return found == keys.end() ? begin : found->second;
}

std::string nameOfStep(std::size_t index, std::string_view idOrTitle) {
  return idOrTitle.empty() ? fmt::format("step {}", index + 1)
                           : fmt::format("step {} '{}'", index + 1, idOrTitle);
}

StoryOutline readStory(TomlTable& root, const std::string& file, const Scenario& scenario,
                       Report& report) {
  StoryOutline story;
  Report found;
  std::vector<std::string> ids;
  for (const toml::table* from : root.tables("story")) {
    if (story.steps.size() == kMostSteps) {
      root.warn("story", "more than 500 steps: the others are left out", "shorten it");
      break;
    }
    StepTable step(*from, nameOfStep(story.steps.size(), writtenName(*from)), file, found);
    ids.push_back(step.text("id"));
    story.lines.push_back(linesOf(*from));
    story.steps.push_back(readStep(step, scenario));
    step.table().reportUnknown();
  }
  nameSteps(ids, story.steps);
  for (const Problem& problem : found.problems()) {  // none keeps the scenario from being shown
    report.warn(problem.file, problem.line, problem.what, {problem.field, problem.advice});
  }
  return story;
}

}  // namespace geo
