#include "geo/io/bundle_notes.hpp"

#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_writer.hpp"
#include "geo/io/toml_table.hpp"

#include <utility>

namespace geo {

namespace {

/// Also of a kind that the reader passes over, such as notes that are too long.
Result<bool> holdsNotes(std::string_view toml, const std::string& file) {
  const auto root = parseToml(toml, file);
  if (!root) return tl::unexpected(root.error());
  const toml::array* const steps = (*root)["story"].as_array();
  if (!steps) return false;
  for (const toml::node& node : *steps) {
    const toml::table* const step = node.as_table();
    const toml::node* const notes = step ? step->get("notes") : nullptr;
    if (notes && notes->value_or(std::string_view("other than a text")) != "") return true;
  }
  return false;
}

}  // namespace

Result<std::string> withoutNotes(std::string_view toml, const std::string& file) {
  const auto holds = holdsNotes(toml, file);
  if (!holds) return tl::unexpected(holds.error());
  if (!*holds) return std::string(toml);
  Report known;
  auto outline = parseScenarioToml(toml, file, known);
  if (!outline) return tl::unexpected(outline.error());
  for (StoryStep& step : outline->scenario.story) step.notes.clear();
  auto text = withStory(toml, outline->scenario.story, file);
  if (!text) return text;
  const auto still = holdsNotes(*text, file);
  if (!still) return tl::unexpected(still.error());
  if (!*still) return text;
  return fail(Failure::Kind::Unsupported, "a step's notes cannot be taken out", file);
}

}  // namespace geo
