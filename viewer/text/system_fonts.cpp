#include "viewer/text/system_fonts.hpp"

#include <algorithm>

namespace viewer {

namespace {

using Pattern = std::unique_ptr<FcPattern, FontconfigCloser>;

std::string_view textOf(const FcPattern* font, const char* property) {
  FcChar8* text = nullptr;
  if (FcPatternGetString(font, property, 0, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

bool isTrue(const FcPattern* font, const char* property) {
  FcBool value = FcFalse;
  return FcPatternGetBool(font, property, 0, &value) == FcResultMatch && value == FcTrue;
}

bool hasAll(const FcPattern* font, std::u32string_view characters) {
  FcCharSet* set = nullptr;
  if (FcPatternGetCharSet(font, FC_CHARSET, 0, &set) != FcResultMatch) return false;
  return std::ranges::all_of(
      characters, [set](char32_t character) { return FcCharSetHasChar(set, character) == FcTrue; });
}

FontFile fileOf(const FcPattern* font) {
  constexpr int kFaceBits = 0xFFFF;  // above them is the number of a named instance
  int index = 0;
  FcPatternGetInteger(font, FC_INDEX, 0, &index);
  return {std::string(textOf(font, FC_FILE)), index & kFaceBits};
}

Pattern wishFor(FcConfig* config, FontStyle style) {
  Pattern wish(FcPatternCreate());
  const auto* family = reinterpret_cast<const FcChar8*>("sans-serif");
  FcPatternAddString(wish.get(), FC_FAMILY, family);
  FcPatternAddInteger(wish.get(), FC_WEIGHT,
                      style == FontStyle::Bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(wish.get(), FC_SLANT,
                      style == FontStyle::Italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcConfigSubstitute(config, wish.get(), FcMatchPattern);
  FcDefaultSubstitute(wish.get());
  return wish;
}

}  // namespace

std::vector<FontFile> SystemFonts::having(std::u32string_view characters, FontStyle style) {
  std::vector<FontFile> files;
  for (const FcPattern* font : sortedFor(style).outlines) {
    if (hasAll(font, characters)) files.push_back(fileOf(font));
  }
  return files;
}

const SystemFonts::Sorted& SystemFonts::sortedFor(FontStyle style) {
  std::optional<Sorted>& sorted = sorted_.at(static_cast<std::size_t>(style));
  if (sorted) return *sorted;
  sorted.emplace();
  if (!config_) config_.reset(FcInitLoadConfigAndFonts());
  if (!config_) return *sorted;
  const Pattern wish = wishFor(config_.get(), style);
  FcResult result = FcResultNoMatch;
  sorted->fonts.reset(FcFontSort(config_.get(), wish.get(), FcFalse, nullptr, &result));
  if (!sorted->fonts) return *sorted;
  std::vector<const FcPattern*>& outlines = sorted->outlines;
  std::copy_if(sorted->fonts->fonts, sorted->fonts->fonts + sorted->fonts->nfont,
               std::back_inserter(outlines), [](const FcPattern* font) {
                 return isTrue(font, FC_OUTLINE) && !isTrue(font, FC_COLOR);
               });
  std::stable_partition(outlines.begin(), outlines.end(), [](const FcPattern* font) {
    return textOf(font, FC_FAMILY).starts_with("Noto Sans");
  });
  return *sorted;
}

}  // namespace viewer
