#include "geo/io/story_blocks.hpp"

#include "geo/io/toml_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace geo {

namespace {

using Kind = TomlPiece::Kind;

constexpr std::string_view kKeys[] = {
    "id",     "title",      "at",      "sources", "extent", "centre",       "width_km", "crs",
    "layers", "highlights", "compare", "before",  "play",   "play_seconds", "caption",  "notes"};

/// Keys that only say something together.
constexpr std::array<std::string_view, 3> kTogether[] = {
    {"extent", "centre", "width_km"}, {"compare", "before"}, {"play", "play_seconds"}};

bool beginsStep(const TomlPiece& piece) {
  return piece.kind == Kind::Header && piece.isArray && piece.path.size() == 1 &&
         piece.path[0] == "story";
}

/// Whether a header is of a table within a step.
bool isWithinStep(const TomlPiece& piece) {
  return piece.path.size() > 1 && piece.path[0] == "story";
}

std::size_t firstOfKind(const std::vector<TomlPiece>& pieces, std::size_t before, Kind kind) {
  while (before > 0 && pieces[before - 1].kind == kind) --before;
  return before;
}

/// After the last line of the step whose header is at `header`, with comments right below it that
/// do not belong to what follows.
std::size_t endOfStep(const std::vector<TomlPiece>& pieces, std::size_t header) {
  std::size_t end = header + 1;
  for (std::size_t i = end; i < pieces.size(); ++i) {
    if (pieces[i].kind == Kind::Header && !isWithinStep(pieces[i])) break;
    if (pieces[i].kind == Kind::Header || pieces[i].kind == Kind::KeyValue) end = i + 1;
  }
  std::size_t after = end;
  while (after < pieces.size() && pieces[after].kind == Kind::Comment) ++after;
  return after == pieces.size() || pieces[after].kind == Kind::Blank ? after : end;
}

const std::string* valueAt(const StepValues& values, std::string_view key) {
  const auto found = std::ranges::find(values, key, &StepValues::value_type::first);
  return found == values.end() ? nullptr : &found->second;
}

bool differs(const StepValues& a, const StepValues& b, std::string_view key) {
  const std::string* one = valueAt(a, key);
  const std::string* other = valueAt(b, key);
  return one && other ? *one != *other : one != other;
}

/// Whether the key's value differs, or that of a key that says something only together with it.
bool differsWithOthers(const StepValues& a, const StepValues& b, std::string_view key) {
  for (const auto& keys : kTogether) {
    if (std::ranges::find(keys, key) == keys.end()) continue;
    return std::ranges::any_of(keys, [&](std::string_view each) { return differs(a, b, each); });
  }
  return differs(a, b, key);
}

/// The lines of a block, cut so that they can be changed one by one.
class BlockLines {
 public:
  BlockLines(std::string_view text, std::string_view newline)
      : text_(text), newline_(newline), pieces_(tomlPieces(text)) {
    const auto header = std::ranges::find_if(pieces_, beginsStep);
    header_ = static_cast<std::size_t>(header - pieces_.begin());
    for (const TomlPiece& piece : pieces_) {
      lines_.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
    }
  }

  void set(std::string_view key, const std::string& value) {
    const auto at = find(key);
    if (!at) return insert(key, value);
    const TomlPiece& piece = pieces_[*at];
    lines_[*at].replace(piece.valueBegin - piece.begin, piece.valueEnd - piece.valueBegin, value);
  }

  void remove(std::string_view key) {
    if (const auto at = find(key)) lines_[*at].clear();
  }

  std::string take() && {
    std::string all;
    for (const std::string& line : lines_) all += line;
    return all;
  }

 private:
  /// The line of a key of the step itself, not of a table within it.
  std::optional<std::size_t> find(std::string_view key) const {
    for (std::size_t i = header_ + 1; i < pieces_.size(); ++i) {
      if (pieces_[i].kind == Kind::Header) break;
      const bool named = pieces_[i].kind == Kind::KeyValue && pieces_[i].path.size() == 1;
      if (named && pieces_[i].path[0] == key) return i;
    }
    return std::nullopt;
  }

  /// Below the nearest key that usually stands before it, or below the header.
  void insert(std::string_view key, const std::string& value) {
    std::size_t after = header_;
    for (const std::string_view earlier : kKeys) {
      if (earlier == key) break;
      if (const auto at = find(earlier)) after = *at;
    }
    std::string& line = lines_[after];
    if (!line.empty() && line.back() != '\n') line += newline_;
    line += std::string(key) + " = " + value + std::string(newline_);
  }

  std::string_view text_, newline_;
  std::vector<TomlPiece> pieces_;
  std::size_t header_ = 0;
  std::vector<std::string> lines_;  // one a piece
};

}  // namespace

std::vector<StoryBlock> storyBlocks(const std::vector<TomlPiece>& pieces) {
  std::vector<StoryBlock> blocks;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!beginsStep(pieces[i])) continue;
    const std::size_t first = firstOfKind(pieces, i, Kind::Comment);
    const std::size_t lead = firstOfKind(pieces, first, Kind::Blank);
    blocks.push_back(
        {pieces[lead].begin, pieces[first].begin, pieces[endOfStep(pieces, i) - 1].end});
  }
  return blocks;
}

StepValues valuesOf(const StoryStep& step, const Zone& zone, std::string_view newline) {
  StepValues values;
  const auto add = [&values](std::string_view key, bool given, const auto& text) {
    if (given) values.emplace_back(key, text());
  };
  const auto addText = [&add](std::string_view key, const std::string& text) {
    add(key, !text.empty(), [&text] { return tomlText(text); });
  };
  const auto addLong = [&](std::string_view key, const std::string& text) {
    add(key, !text.empty(), [&] { return tomlLongText(text, newline); });
  };
  const auto addSpan = [&](std::string_view key, const std::optional<TimeSpan>& span) {
    add(key, span.has_value(), [&] { return tomlWindow(*span, zone); });
  };
  addText("id", step.id);
  addText("title", step.title);
  addSpan("at", step.window);
  add("sources", !step.sources.empty(), [&] { return tomlTexts(step.sources); });
  add("extent", step.extent.has_value(), [&] {
    const GeoBox& box = *step.extent;
    return tomlNumbers(std::array{box.west, box.south, box.east, box.north});
  });
  add("centre", step.centre.has_value(), [&] {
    return tomlNumbers(std::array{step.centre->lonDegrees, step.centre->latDegrees});
  });
  add("width_km", step.centre.has_value(), [&] { return tomlNumber(step.widthKm); });
  addText("crs", step.crs);
  add("layers", step.layers.has_value(), [&] { return tomlTexts(*step.layers); });
  add("highlights", !step.highlights.empty(), [&] { return tomlTexts(step.highlights); });
  addText("compare", step.compare);
  addSpan("before", step.before);
  addSpan("play", step.play);
  add("play_seconds", step.play.has_value(), [&] { return tomlNumber(step.playSeconds); });
  addLong("caption", step.caption);
  addLong("notes", step.notes);
  return values;
}

std::string blockText(const StepValues& values, std::string_view newline) {
  std::string text = "[[story]]" + std::string(newline);
  for (const auto& [key, value] : values) {
    text += std::string(key) + " = " + value + std::string(newline);
  }
  return text;
}

std::string changedBlock(std::string_view block, const StepValues& old, const StepValues& values,
                         std::string_view newline) {
  BlockLines lines(block, newline);
  for (const std::string_view key : kKeys) {
    const std::string* value = valueAt(values, key);
    if (value && differs(old, values, key)) lines.set(key, *value);
    if (!value && differsWithOthers(old, values, key)) lines.remove(key);
  }
  return std::move(lines).take();
}

}  // namespace geo
