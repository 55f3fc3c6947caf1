// Shaped runs laid one after the other, left to right, letters set apart where that is wanted.
#pragma once

#include "viewer/text/faces.hpp"
#include "viewer/text/runs.hpp"
#include "viewer/text/text.hpp"

#include <utility>

#include <hb.h>

namespace viewer {

/// Whether the letters of a script join, so that nothing may come between them (CSS Text 3,
/// section 8.2.1).
bool joins(hb_script_t script);

class LineSetter {
 public:
  /// `spacingPx` comes between clusters, but not between two of a script whose letters join.
  explicit LineSetter(float spacingPx) : spacingPx_(spacingPx) {}

  /// The line is at least as high as the face.
  void makeRoomFor(const Face& face, float pxPerUnit);
  /// The glyphs of a run in visual order, as HarfBuzz leaves them. How many of them are missing.
  int append(hb_buffer_t* buffer, const TextRun& run, float pxPerUnit);

  ShapedText take() && { return std::move(text_); }

 private:
  float spacingBefore(hb_script_t script) const;

  float spacingPx_;
  ShapedText text_;
  hb_script_t last_ = HB_SCRIPT_INVALID;  // of the cluster before; invalid at the line's start
};

}  // namespace viewer
