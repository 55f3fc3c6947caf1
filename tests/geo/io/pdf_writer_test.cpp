// Pages become layers of one page; what is no page does not.
#include "geo/io/pdf_writer.hpp"

#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::HasSubstr;

/// An empty page of 200 by 100 points.
std::string emptyPdf() {
  const std::string objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<</ProcSet[/PDF]>>"
      "/Contents 4 0 R>>",
      "<</Length 4>>stream\nq Q \nendstream"};
  std::string pdf = "%PDF-1.4\n", table = "xref\n0 5\n0000000000 65535 f \n";
  for (int i = 0; i < 4; ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = pdf.size();
  return pdf + table + fmt::format("trailer<</Size 5/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", start);
}

std::span<const std::uint8_t> bytesOf(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

PdfFacts facts() {
  PdfFacts facts;
  facts.title = "A & B";
  facts.keywords = "k < l";
  return facts;
}
const PdfFacts kFacts = facts();

TEST(ComposePdf, GivesTheSameBytesForTheSamePages) {
  const std::string page = emptyPdf();
  const PdfLayer layers[] = {{"a", "Land & sea", bytesOf(page)},
                             {"b", "Names", bytesOf(page)},
                             {"a", "Land & sea", bytesOf(page)}};
  const auto made = composePdf(layers, {200, 100}, std::nullopt, kFacts);
  ASSERT_TRUE(made) << describe(made.error());
  EXPECT_EQ(composePdf(layers, {200, 100}, std::nullopt, kFacts).value(), *made);
  const std::string text(made->begin(), made->end());
  EXPECT_THAT(text, HasSubstr("%PDF-"));
  EXPECT_EQ(text.find("CreationDate"), std::string::npos);
}

TEST(ComposePdf, RefusesWhatIsNoPdf) {
  const std::string page = "not a page";
  const PdfLayer layers[] = {{"a", "A", bytesOf(page)}};
  const auto made = composePdf(layers, {200, 100}, std::nullopt, {});
  ASSERT_FALSE(made);
  EXPECT_THAT(describe(made.error()), HasSubstr("making a PDF"));
}

TEST(ComposePdf, RefusesAPageLargerThanPdfHolds) {
  const auto made = composePdf({}, {14401, 100}, std::nullopt, {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, Failure::Kind::Unsupported);
}

}  // namespace
}  // namespace geo
