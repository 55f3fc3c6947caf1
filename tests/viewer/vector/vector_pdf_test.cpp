// A canvas becomes pages, whatever is drawn on it, and pages become a PDF.
#include "viewer/vector/vector_pdf.hpp"

#include "geo/io/pdf_writer.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

const PictureFacts kFacts{200, 100, 96, {}, {}};

geo::Result<std::vector<std::uint8_t>> pdfOf(void (*draw)(VectorCanvas&)) {
  const auto type = TypeSetter::create().value();
  const auto pages = pdfPages(kFacts, type, [&](VectorCanvas& canvas) {
    draw(canvas);
    return geo::Result<void>{};
  });
  if (!pages) return tl::unexpected(pages.error());
  std::vector<geo::PdfLayer> layers;
  for (const PdfPage& page : *pages) layers.push_back({page.id, page.title, page.bytes});
  return geo::composePdf(layers, {150, 75}, std::nullopt, {});
}

TEST(PdfPages, HoldLayersOnWhichNothingIsDrawn) {
  const auto pdf = pdfOf([](VectorCanvas& canvas) {
    canvas.beginLayer("a", "A");
    canvas.endLayer();
    canvas.beginLayer("b", "B");
    canvas.beginGroup({.opacity = 0.5f});
    canvas.endGroup();
    canvas.endLayer();
  });
  ASSERT_TRUE(pdf) << geo::describe(pdf.error());
}

TEST(PdfPages, TakeNamesThatXmlWouldTakeForItsOwn) {
  const auto pdf = pdfOf([](VectorCanvas& canvas) {
    canvas.beginLayer("a<&>\"", "Land & <sea> \"Շուշի\"");
    canvas.fill(std::vector<ScreenLine>{{{0, 0}, {9, 0}, {9, 9}}}, {1, 2, 3, 255});
    canvas.endLayer();
  });
  ASSERT_TRUE(pdf) << geo::describe(pdf.error());
}

TEST(PdfPages, FailWhereDrawingDoes) {
  const auto type = TypeSetter::create().value();
  const auto pages = pdfPages(kFacts, type, [](VectorCanvas&) -> geo::Result<void> {
    return geo::fail(geo::Failure::Kind::Unavailable, "no driver");
  });
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().what, "no driver");
}

}  // namespace
}  // namespace viewer
