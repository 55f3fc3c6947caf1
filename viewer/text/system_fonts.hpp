// The fonts of this machine, as fontconfig lists them, for what the embedded faces lack.
#pragma once

#include "viewer/text/text.hpp"

#include <array>
#include <cstdint>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace viewer {

struct FontconfigCloser {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(FcFontSet* fonts) const { FcFontSetSortDestroy(fonts); }
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};

/// A face within a font file. Named instances of a variable face are the face itself.
struct FontFile {
  std::string path;
  int index = 0;
  bool operator<(const FontFile& other) const {
    return std::tie(path, index) < std::tie(other.path, other.index);
  }
};

/// Asks fontconfig on first need. Where it finds no configuration or no fonts, nothing is found.
class SystemFonts {
 public:
  /// The outline fonts said to have all of the characters: families named "Noto Sans…" first, then
  /// by how well they match the style and the user's settings. The files may be gone or broken.
  std::vector<FontFile> having(std::u32string_view characters, FontStyle style);

 private:
  using Config = std::unique_ptr<FcConfig, FontconfigCloser>;
  using FontList = std::unique_ptr<FcFontSet, FontconfigCloser>;
  /// All outline fonts, best first. The patterns belong to `fonts`.
  struct Sorted {
    FontList fonts;
    std::vector<const FcPattern*> outlines;
  };
  const Sorted& sortedFor(FontStyle style);

  Config config_;  // declared first: the lists close before it
  std::array<std::optional<Sorted>, 3> sorted_;
};

}  // namespace viewer
