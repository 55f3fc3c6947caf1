#include "geo/io/story_writer.hpp"

#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_blocks.hpp"
#include "geo/io/toml_table.hpp"
#include "geo/io/toml_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr const char* kNotInBrackets =
    "its story is written in brackets: write each step below a line [[story]]";

/// The step without what the file has no words for: a width without a centre, say.
StoryStep written(StoryStep step) {
  if (step.extent) step.centre.reset();
  if (!step.centre) step.widthKm = 0;
  if (!step.play) step.playSeconds = 0;
  if (step.compare.empty()) step.before.reset();
  if (!step.before) step.compare.clear();
  return step;
}

/// The text as it is, cut into what can be moved.
struct OldText {
  std::string_view text, newline;
  Zone zone;
  std::vector<StoryStep> steps;
  std::vector<std::string> writtenIds;  // empty where the file gives none
  std::vector<StoryBlock> blocks;

  std::string_view block(std::size_t i) const {
    return text.substr(blocks[i].begin, blocks[i].end - blocks[i].begin);
  }
};

/// The ids as they are written, less those that readStory passes over.
std::vector<std::string> idsIn(const toml::table& root) {
  std::vector<std::string> ids;
  const toml::array* story = root["story"].as_array();
  for (std::size_t i = 0; story && i < story->size(); ++i) {
    const toml::table* step = (*story)[i].as_table();
    ids.push_back(step ? (*step)["id"].value_or(std::string{}) : std::string{});
    const bool usable =
        ids.back().size() <= kLongestStoryText && ids.back().find('\0') == std::string::npos;
    if (!usable) ids.back().clear();
  }
  return ids;
}

Result<OldText> readOld(std::string_view text, const std::string& file) {
  const auto root = parseToml(text, file);
  if (!root) return tl::unexpected(root.error());
  Report known;
  auto outline = parseScenarioToml(text, file, known);
  if (!outline) return tl::unexpected(outline.error());
  const std::size_t firstBreak = text.find('\n');
  const bool windows =
      firstBreak != std::string_view::npos && firstBreak > 0 && text[firstBreak - 1] == '\r';
  OldText old{text,         windows ? "\r\n" : "\n",      outline->scenario.zone, {},
              idsIn(*root), storyBlocks(tomlPieces(text))};
  old.steps = std::move(outline->scenario.story);
  if (old.writtenIds.size() > kMostSteps) {
    return fail(Failure::Kind::Unsupported, "its story has more than 500 steps", file);
  }
  if (old.blocks.size() == old.writtenIds.size() && old.blocks.size() == old.steps.size()) {
    return old;
  }
  return fail(Failure::Kind::Unsupported, kNotInBrackets, file);
}

/// A step of the new story, and where its text comes from.
struct NewStep {
  StoryStep step;
  std::optional<std::size_t> old;  // its block in the old text
  bool needsId = false;            // its id must stand in the file
  std::string text;
};

/// An id that is made from a title changes with it, and with the steps before: then it is written.
void markIds(const OldText& old, std::vector<NewStep>& steps) {
  for (bool settled = false; !settled;) {
    std::vector<StepName> names;
    for (const NewStep& step : steps) {
      const bool own = step.needsId || !step.old;
      names.push_back({own ? step.step.id : old.writtenIds[*step.old], step.step.title});
    }
    const auto ids = stepIds(names);
    settled = true;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (ids[i] == steps[i].step.id || steps[i].needsId) continue;
      steps[i].needsId = true;
      settled = false;
    }
  }
}

std::string textOf(const OldText& old, const NewStep& step) {
  const StepValues values = valuesOf(step.step, old.zone, old.newline);
  if (!step.old) return blockText(values, old.newline);
  StepValues before = valuesOf(old.steps[*step.old], old.zone, old.newline);
  if (step.needsId) before.front().second = tomlText(old.writtenIds[*step.old]);
  return changedBlock(old.block(*step.old), before, values, old.newline);
}

std::vector<NewStep> matched(const OldText& old, const std::vector<StoryStep>& steps) {
  std::map<std::string_view, std::size_t> oldIds;
  for (std::size_t i = 0; i < old.steps.size(); ++i) oldIds.emplace(old.steps[i].id, i);
  std::vector<NewStep> story;
  for (const StoryStep& step : steps) {
    const auto found = oldIds.find(step.id);
    story.push_back({written(step), {}, false, {}});
    if (found != oldIds.end()) story.back().old = found->second;
  }
  markIds(old, story);
  for (NewStep& step : story) step.text = textOf(old, step);
  return story;
}

void endLine(std::string& text, std::string_view newline) {
  if (!text.empty() && text.back() != '\n') text += newline;
}

/// The old text with each block that stays as a place, filled in the new order; new steps follow
/// the one before them.
class NewText {
 public:
  NewText(const OldText& old, const std::vector<NewStep>& story) : old_(old), story_(story) {}

  std::string make() && {
    std::set<std::size_t> kept;
    for (const NewStep& step : story_) {
      if (step.old) kept.insert(*step.old);
    }
    for (std::size_t i = 0; i < old_.blocks.size(); ++i) {
      const StoryBlock& block = old_.blocks[i];
      const bool stays = kept.contains(i);
      const bool isPlace = stays || (kept.empty() && i == 0 && !story_.empty());
      copyTo(isPlace ? block.begin : block.lead);
      if (isPlace) fillPlace();
      at_ = block.end;
    }
    copyTo(old_.text.size());
    if (next_ < story_.size()) {
      endLine(text_, old_.newline);
      text_ += old_.newline;
      fillPlace();
    }
    return std::move(text_);
  }

 private:
  void copyTo(std::size_t end) {
    if (at_ < end) endLine(text_, old_.newline);  // a block that was the file's last
    text_ += old_.text.substr(at_, end - at_);
    at_ = end;
  }

  void put(const NewStep& step) {
    endLine(text_, old_.newline);
    text_ += step.text;
  }

  /// The next step that has a block, with the new ones before it where it is the first, and after.
  void fillPlace() {
    bool first = true, filled = false;
    for (; next_ < story_.size(); ++next_) {
      const NewStep& step = story_[next_];
      if (filled && step.old) return;
      if (!first) {
        endLine(text_, old_.newline);
        text_ += old_.newline;
      }
      put(step);
      first = false;
      filled = filled || step.old.has_value();
    }
  }

  const OldText& old_;
  const std::vector<NewStep>& story_;
  std::string text_;
  std::size_t at_ = 0, next_ = 0;
};

/// What is written must be what is read again.
Result<std::string> checked(std::string text, const std::vector<NewStep>& story,
                            const std::string& file) {
  Report known;
  const auto read = parseScenarioToml(text, file, known);
  const auto refused = [&file](const std::string& which) {
    return fail(Failure::Kind::Unsupported, which + " cannot be written in scenario.toml", file);
  };
  const std::vector<StoryStep> got = read ? read->scenario.story : std::vector<StoryStep>{};
  for (std::size_t i = 0; i < std::min(got.size(), story.size()); ++i) {
    if (got[i] != story[i].step) return refused(nameOfStep(i, story[i].step.id));
  }
  if (!read || got.size() != story.size()) return refused("the story");
  return text;
}

Result<void> checkIds(const std::vector<StoryStep>& steps, const std::string& file) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].id.empty() && ids.insert(steps[i].id).second) continue;
    return fail(Failure::Kind::Invalid, nameOfStep(i, steps[i].title) + " has no id of its own",
                file);
  }
  return {};
}

}  // namespace

Result<std::string> withStory(std::string_view toml, const std::vector<StoryStep>& steps,
                              const std::string& file) {
  const auto ids = checkIds(steps, file);
  if (!ids) return tl::unexpected(ids.error());
  const auto old = readOld(toml, file);
  if (!old) return tl::unexpected(old.error());
  const auto story = matched(*old, steps);
  return checked(NewText(*old, story).make(), story, file);
}

}  // namespace geo
