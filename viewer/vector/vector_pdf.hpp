// Sheets as pages of a PDF, one a run of a layer, to be laid over each other: fonts are embedded,
// and each glyph knows its text.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace viewer {

/// A run of a layer as a PDF of one page.
struct PdfPage {
  std::string id, title;
  std::vector<std::uint8_t> bytes;
};

/// What `draw` draws on a canvas whose text is in the fonts of `type`: its pages from the bottom
/// up. Fails where it or Cairo does.
geo::Result<std::vector<PdfPage>> pdfPages(
    const PictureFacts& facts, const TypeSetter& type,
    const std::function<geo::Result<void>(VectorCanvas&)>& draw);

/// A PDF with a page for each drawing, all of the size of `facts`, their layers laid together; its
/// title, subject, keywords (the whole manifest) and creator are those of `facts`.
geo::Result<std::vector<std::uint8_t>> pdfDocument(
    const PictureFacts& facts, const TypeSetter& type,
    std::span<const std::function<geo::Result<void>(VectorCanvas&)>> pages);

}  // namespace viewer
