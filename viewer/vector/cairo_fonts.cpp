#include "viewer/vector/cairo_fonts.hpp"

#include <cairo-ft.h>
#include <memory>
#include <string>

namespace viewer {

namespace {

struct FaceCloser {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};

/// Cairo keeps faces in its caches for as long as it likes, so all that a face needs goes along.
struct OwnedFace {
  std::string bytes;
  std::unique_ptr<FT_LibraryRec_, FaceCloser> library;
  std::unique_ptr<FT_FaceRec_, FaceCloser> face;
};

std::unique_ptr<OwnedFace> openFace(const FontData& font) {
  auto owned = std::make_unique<OwnedFace>();
  owned->bytes = font.bytes;
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return nullptr;
  owned->library.reset(library);
  FT_Face face = nullptr;
  const auto* bytes = reinterpret_cast<const FT_Byte*>(owned->bytes.data());
  if (FT_New_Memory_Face(library, bytes, static_cast<FT_Long>(owned->bytes.size()), font.index,
                         &face) != 0) {
    return nullptr;
  }
  owned->face.reset(face);
  return owned;
}

void letGo(void* owned) {
  const std::unique_ptr<OwnedFace> last(static_cast<OwnedFace*>(owned));
}

}  // namespace

cairo_font_face_t* cairoFaceFrom(const FontData& font) {
  static const cairo_user_data_key_t kOwner{};
  auto owned = openFace(font);
  if (!owned) return nullptr;
  cairo_font_face_t* made = cairo_ft_font_face_create_for_ft_face(owned->face.get(), 0);
  if (cairo_font_face_set_user_data(made, &kOwner, owned.get(), letGo) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(made);
    return nullptr;
  }
  static_cast<void>(owned.release());
  return made;
}

}  // namespace viewer
