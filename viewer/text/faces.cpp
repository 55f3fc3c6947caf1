#include "viewer/text/faces.hpp"

#include "embedded/fonts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace viewer {

namespace {

using geo::Failure;

struct Source {
  std::string_view name;
  std::string_view (*file)();
};

constexpr Source kSources[] = {
    {"Noto Sans Regular", embedded::notoSansRegular},
    {"Noto Sans Bold", embedded::notoSansBold},
    {"Noto Sans Italic", embedded::notoSansItalic},
    {"Noto Sans Armenian Regular", embedded::notoSansArmenianRegular},
    {"Noto Sans Armenian Bold", embedded::notoSansArmenianBold},
    {"Noto Sans Georgian Regular", embedded::notoSansGeorgianRegular},
    {"Noto Sans Georgian Bold", embedded::notoSansGeorgianBold},
    {"Noto Sans Arabic Regular", embedded::notoSansArabicRegular},
    {"Noto Sans Arabic Bold", embedded::notoSansArabicBold},
};

HarfBuzzFont makeShapingFont(std::string_view file, int index) {
  hb_blob_t* blob = hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(index));
  HarfBuzzFont font(hb_font_create(face));  // keeps the face, which keeps the blob
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return font;
}

/// Empty when it cannot be read.
std::vector<char> bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

hb_unicode_general_category_t categoryOf(char32_t character) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
}

/// Characters for private use mean nothing outside the text's own font.
bool isPrivate(char32_t character) {
  return categoryOf(character) == HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE;
}

/// Of which HarfBuzz makes an ordinary space of the right width, where a face lacks it.
bool isSpace(char32_t character) {
  constexpr char32_t kOghamSpace = 0x1680;  // a stroke
  return categoryOf(character) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR &&
         character != kOghamSpace;
}

bool coversAll(const Face& face, std::u32string_view characters) {
  return std::ranges::all_of(characters,
                             [&](char32_t character) { return face.covers(character); });
}

}  // namespace

bool Face::covers(std::uint32_t character) const {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(shaping.get(), character, &glyph) != 0) return true;
  if (isSpace(character)) return character != ' ' && covers(' ');
  hb_codepoint_t first = 0;
  hb_codepoint_t second = 0;  // stays 0 where the character stands for one other
  return hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &first, &second) != 0 &&
         covers(first) && (second == 0 || covers(second));
}

geo::Result<FaceTable> FaceTable::create(Fallback fallback) {
  FaceTable table;
  table.library_ = openFreeType();
  if (!table.library_) return geo::fail(Failure::Kind::Unavailable, "starting FreeType");
  for (const Source& source : kSources) {
    if (const auto index = table.add(source.name, source.file(), 0); !index) {
      return tl::unexpected(index.error());
    }
  }
  // Rows of kSources; only the Latin and Cyrillic face has an italic.
  table.chains_ = {{{0, 3, 5, 7}, {1, 4, 6, 8}, {2, 3, 5, 7}}};
  if (fallback == Fallback::SystemFonts) table.system_.emplace();
  return table;
}

std::optional<std::uint16_t> FaceTable::systemFace(const std::u32string& characters,
                                                   FontStyle style) {
  if (!system_ || std::ranges::any_of(characters, isPrivate)) return std::nullopt;
  constexpr std::size_t kMostKept = 20000;
  if (lookedFor_.size() > kMostKept) lookedFor_.clear();
  const auto [kept, isNew] = lookedFor_.try_emplace({style, characters});
  if (isNew) kept->second = findSystemFace(characters, style);
  return kept->second;
}

std::optional<std::uint16_t> FaceTable::findSystemFace(const std::u32string& characters,
                                                       FontStyle style) {
  for (const FontFile& file : system_->having(characters, style)) {
    const auto index = addOnce(file);
    if (index && coversAll(face(*index), characters)) return index;
  }
  return std::nullopt;
}

std::optional<std::uint16_t> FaceTable::addOnce(const FontFile& file) {
  const auto [opened, isNew] = opened_.try_emplace(file);
  if (!isNew) return opened->second;
  std::vector<char> bytes = bytesOf(file.path);
  if (const auto index = add(file.path, {bytes.data(), bytes.size()}, file.index)) {
    faces_[*index].bytes = std::move(bytes);
    opened->second = *index;
  }
  return opened->second;
}

geo::Result<std::uint16_t> FaceTable::add(std::string_view name, std::string_view file, int index) {
  FT_Face drawing = nullptr;
  const auto* bytes = reinterpret_cast<const FT_Byte*>(file.data());
  if (FT_New_Memory_Face(library(), bytes, static_cast<FT_Long>(file.size()), index, &drawing) !=
      0) {
    return geo::fail(Failure::Kind::Unreadable, "opening a font", std::string(name));
  }
  Face face{{}, {file, index}, FreeTypeFace(drawing), makeShapingFont(file, index)};
  face.unitsPerEm = static_cast<float>(hb_face_get_upem(hb_font_get_face(face.shaping.get())));
  hb_font_extents_t extents{};
  hb_font_get_h_extents(face.shaping.get(), &extents);
  face.ascentUnits = static_cast<float>(extents.ascender);
  face.descentUnits = static_cast<float>(-extents.descender);
  faces_.push_back(std::move(face));
  return static_cast<std::uint16_t>(faces_.size() - 1);
}

}  // namespace viewer
