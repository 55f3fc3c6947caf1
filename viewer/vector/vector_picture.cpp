#include "viewer/vector/vector_picture.hpp"

#include "geo/io/pdf_writer.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/vector/vector_pdf.hpp"
#include "viewer/vector/vector_sheet.hpp"
#include "viewer/vector/vector_svg.hpp"

#include <string>
#include <utility>

namespace viewer {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// The usual entries in their places; all of them as keywords and as XMP.
geo::PdfFacts pdfFactsOf(const Manifest& manifest) {
  if (manifest.empty()) return {};
  const auto text = [&](std::string_view key) { return std::string(valueOf(manifest, key)); };
  return {text("Title"),     text("Author"),   text("Description"),
          linesOf(manifest), text("Software"), xmpFrom(manifest)};
}

std::optional<geo::PdfPlace> pdfPlaceOf(const PictureFacts& facts) {
  if (!facts.place) return std::nullopt;
  const PlanePlace& place = *facts.place;
  return geo::PdfPlace{{place.leftUnits, place.topUnits - facts.heightPx * place.unitsPerPx,
                        place.leftUnits + facts.widthPx * place.unitsPerPx, place.topUnits},
                       place.wkt};
}

geo::Result<Bytes> pdfOf(const Sheet& sheet, const MapScene& scene, MapRenderer& renderer,
                         const PictureFacts& facts) {
  const auto pages = pdfPages(facts, renderer.type(), [&](VectorCanvas& canvas) {
    return drawSheet(canvas, sheet, scene, renderer);
  });
  if (!pages) return tl::unexpected(pages.error());
  std::vector<geo::PdfLayer> layers;
  for (const PdfPage& page : *pages) layers.push_back({page.id, page.title, page.bytes});
  const double ptPerPx = 72 / facts.dotsPerInch;
  return geo::composePdf(layers, {facts.widthPx * ptPerPx, facts.heightPx * ptPerPx},
                         pdfPlaceOf(facts), pdfFactsOf(facts.manifest));
}

geo::Result<Bytes> svgOf(const Sheet& sheet, const MapScene& scene, MapRenderer& renderer,
                         const PictureFacts& facts) {
  SvgCanvas canvas(facts);
  if (auto drawn = drawSheet(canvas, sheet, scene, renderer); !drawn) {
    return tl::unexpected(drawn.error());
  }
  const std::string text = std::move(canvas).take();
  return Bytes(text.begin(), text.end());
}

}  // namespace

geo::Result<Bytes> vectorPicture(VectorFormat format, const Sheet& sheet, const MapScene& scene,
                                 MapRenderer& renderer, const PictureFacts& facts) {
  return format == VectorFormat::Pdf ? pdfOf(sheet, scene, renderer, facts)
                                     : svgOf(sheet, scene, renderer, facts);
}

}  // namespace viewer
