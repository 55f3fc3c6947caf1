#include "viewer/text/runs.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>

#include <fribidi.h>

namespace viewer {

namespace {

using Line = std::vector<std::uint32_t>;

hb_unicode_general_category_t categoryOf(std::uint32_t character) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
}

hb_script_t scriptOf(std::uint32_t character) {
  return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

bool isShared(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

bool isMark(std::uint32_t character) {
  const hb_unicode_general_category_t category = categoryOf(character);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/// Invisible hints such as joiners, which no face needs to have. Arabic's number signs have the
/// same category, yet are seen, and are told by their script.
bool isHint(std::uint32_t character) {
  return categoryOf(character) == HB_UNICODE_GENERAL_CATEGORY_FORMAT &&
         isShared(scriptOf(character));
}

bool isControl(std::uint32_t character) {
  const hb_unicode_general_category_t category = categoryOf(character);
  return category == HB_UNICODE_GENERAL_CATEGORY_CONTROL ||
         category == HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR ||
         category == HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR;
}

/// UAX 9 up to rule L1, the paragraph's direction taken from its first strong letter.
std::vector<FriBidiLevel> levelsOf(const Line& line) {
  const auto count = static_cast<FriBidiStrIndex>(line.size());
  std::vector<FriBidiCharType> types(line.size());
  std::vector<FriBidiBracketType> brackets(line.size());
  std::vector<FriBidiLevel> levels(line.size(), 0);
  fribidi_get_bidi_types(line.data(), count, types.data());
  fribidi_get_bracket_types(line.data(), count, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction,
                                          levels.data()) == 0 ||
      fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types.data(), count, 0, direction, levels.data(),
                           nullptr, nullptr) == 0) {
    std::ranges::fill(levels, FriBidiLevel{0});
  }
  return levels;
}

/// Shared characters take the script before them; those at the start, the first that comes.
std::vector<hb_script_t> scriptsOf(const Line& line) {
  std::vector<hb_script_t> scripts(line.size());
  std::ranges::transform(line, scripts.begin(), scriptOf);
  const auto real = std::ranges::find_if_not(scripts, isShared);
  hb_script_t current = real == scripts.end() ? HB_SCRIPT_LATIN : *real;
  for (hb_script_t& script : scripts) {
    if (isShared(script)) script = current;
    current = script;
  }
  return scripts;
}

std::uint16_t faceFor(const std::u32string& seen, FaceTable& faces, FontStyle style) {
  const std::vector<std::uint16_t>& chain = faces.chain(style);
  if (seen.empty()) return chain.front();
  const auto embedded = std::ranges::find_if(chain, [&](std::uint16_t index) {
    return std::ranges::all_of(seen, [&](char32_t c) { return faces.face(index).covers(c); });
  });
  if (embedded != chain.end()) return *embedded;
  if (const auto system = faces.systemFace(seen, style)) return *system;
  return seen.size() > 1 ? faceFor(seen.substr(0, 1), faces, style) : chain.front();
}

std::vector<std::uint16_t> facesOf(const Line& line, FaceTable& faces, FontStyle style) {
  std::vector<std::uint16_t> chosen(line.size());
  for (std::size_t first = 0; first < line.size();) {
    std::size_t end = first + 1;
    while (end < line.size() && (isMark(line[end]) || isHint(line[end]))) ++end;
    std::u32string seen;
    std::ranges::copy_if(std::span(line).subspan(first, end - first), std::back_inserter(seen),
                         isSeen);
    std::fill_n(chosen.begin() + static_cast<std::ptrdiff_t>(first), end - first,
                faceFor(seen, faces, style));
    first = end;
  }
  return chosen;
}

/// Rule L2 on whole runs: from the highest level down to the lowest odd one, each sequence of
/// runs at that level or above is turned round.
void putInVisualOrder(std::vector<TextRun>& runs) {
  const auto highest = std::ranges::max_element(runs, {}, &TextRun::level);
  if (highest == runs.end()) return;
  for (int level = highest->level; level > 0; --level) {
    const auto isWithin = [level](const TextRun& run) { return run.level >= level; };
    for (auto from = std::ranges::find_if(runs, isWithin); from != runs.end();) {
      const auto to = std::find_if_not(from, runs.end(), isWithin);
      std::reverse(from, to);
      from = std::find_if(to, runs.end(), isWithin);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> decodeLine(std::string_view utf8) {
  const HarfBuzzBuffer buffer(hb_buffer_create());
  const auto bytes = static_cast<int>(utf8.size());
  hb_buffer_add_utf8(buffer.get(), utf8.data(), bytes, 0, bytes);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  Line line(count);
  std::transform(infos, infos + count, line.begin(), [](const hb_glyph_info_t& info) {
    return isControl(info.codepoint) ? std::uint32_t{' '} : info.codepoint;
  });
  return line;
}

bool isSeen(std::uint32_t character) {
  constexpr std::uint32_t kGraphemeJoiner = 0x034F;
  const bool selects = (character >= 0xFE00 && character <= 0xFE0F) ||
                       (character >= 0xE0100 && character <= 0xE01EF);
  return !selects && character != kGraphemeJoiner && !isHint(character);
}

std::vector<TextRun> visualRuns(const Line& line, FaceTable& faces, FontStyle style) {
  const auto levels = levelsOf(line);
  const auto scripts = scriptsOf(line);
  const auto chosen = facesOf(line, faces, style);
  std::vector<TextRun> runs;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto level = static_cast<std::uint8_t>(levels[i]);
    const bool continues = !runs.empty() && runs.back().level == level &&
                           runs.back().script == scripts[i] && runs.back().face == chosen[i];
    if (!continues) runs.push_back({i, 0, level, scripts[i], chosen[i]});
    ++runs.back().count;
  }
  putInVisualOrder(runs);
  return runs;
}

}  // namespace viewer
