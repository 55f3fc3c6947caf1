#include "viewer/text/line_setter.hpp"

#include <algorithm>
#include <array>

namespace viewer {

bool joins(hb_script_t script) {
  constexpr std::array kJoining{HB_SCRIPT_ADLAM,    HB_SCRIPT_ARABIC,    HB_SCRIPT_HANIFI_ROHINGYA,
                                HB_SCRIPT_MANDAIC,  HB_SCRIPT_MONGOLIAN, HB_SCRIPT_NKO,
                                HB_SCRIPT_PHAGS_PA, HB_SCRIPT_SYRIAC};
  return std::ranges::find(kJoining, script) != kJoining.end();
}

void LineSetter::makeRoomFor(const Face& face, float pxPerUnit) {
  text_.ascentPx = std::max(text_.ascentPx, face.ascentUnits * pxPerUnit);
  text_.descentPx = std::max(text_.descentPx, face.descentUnits * pxPerUnit);
}

int LineSetter::append(hb_buffer_t* buffer, const TextRun& run, float pxPerUnit) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
  hb_position_t penUnits = 0;
  float startPx = text_.widthPx;
  int missing = 0;
  for (unsigned i = 0; i < count; ++i) {
    if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
      startPx += spacingBefore(run.script);
      last_ = run.script;
      text_.clusters.push_back({text_.glyphs.size(),
                                startPx + static_cast<float>(penUnits) * pxPerUnit,
                                infos[i].cluster});
    }
    const auto xUnits = static_cast<float>(penUnits + places[i].x_offset);
    const auto yUnits = static_cast<float>(places[i].y_offset);
    text_.glyphs.push_back(
        {run.face, infos[i].codepoint, startPx + xUnits * pxPerUnit, -yUnits * pxPerUnit});
    penUnits += places[i].x_advance;
    if (infos[i].codepoint == 0) ++missing;
  }
  text_.widthPx = startPx + static_cast<float>(penUnits) * pxPerUnit;
  text_.missing += missing;
  return missing;
}

float LineSetter::spacingBefore(hb_script_t script) const {
  const bool isJoined = last_ == script && joins(script);
  return last_ == HB_SCRIPT_INVALID || isJoined ? 0 : spacingPx_;
}

}  // namespace viewer
