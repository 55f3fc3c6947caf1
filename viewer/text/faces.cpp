#include "viewer/text/faces.hpp"

#include "embedded/fonts.hpp"

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

HarfBuzzFont makeShapingFont(std::string_view file) {
  hb_blob_t* blob = hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  HarfBuzzFont font(hb_font_create(face));  // keeps the face, which keeps the blob
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return font;
}

}  // namespace

bool Face::covers(std::uint32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(shaping.get(), character, &glyph) != 0;
}

geo::Result<FaceTable> FaceTable::embedded() {
  FaceTable table;
  table.library_ = openFreeType();
  if (!table.library_) return geo::fail(Failure::Kind::Unavailable, "starting FreeType");
  for (const Source& source : kSources) {
    if (const auto index = table.open(source.name, source.file()); !index) {
      return tl::unexpected(index.error());
    }
  }
  // Rows of kSources; only the Latin and Cyrillic face has an italic.
  table.chains_ = {{{0, 3, 5, 7}, {1, 4, 6, 8}, {2, 3, 5, 7}}};
  return table;
}

geo::Result<std::uint16_t> FaceTable::open(std::string_view name, std::string_view file) {
  FT_Face drawing = nullptr;
  const auto* bytes = reinterpret_cast<const FT_Byte*>(file.data());
  if (FT_New_Memory_Face(library(), bytes, static_cast<FT_Long>(file.size()), 0, &drawing) != 0) {
    return geo::fail(Failure::Kind::Unreadable, "opening an embedded font", std::string(name));
  }
  Face face{FreeTypeFace(drawing), makeShapingFont(file)};
  face.unitsPerEm = static_cast<float>(hb_face_get_upem(hb_font_get_face(face.shaping.get())));
  hb_font_extents_t extents{};
  hb_font_get_h_extents(face.shaping.get(), &extents);
  face.ascentUnits = static_cast<float>(extents.ascender);
  face.descentUnits = static_cast<float>(-extents.descender);
  faces_.push_back(std::move(face));
  return static_cast<std::uint16_t>(faces_.size() - 1);
}

}  // namespace viewer
