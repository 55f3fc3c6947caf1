// A handout for a browser holds every text as text and asks for nothing from elsewhere.
#include "viewer/snapshot/handout_html.hpp"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kHostile =
    "</title><script>alert(1)</script>\"><img src=http://a.b/c onerror=x>";

geo::MarkdownBlock paragraph(const std::string& text) {
  return {geo::MarkdownBlock::Kind::Paragraph, {{.text = text}}};
}

HtmlStep stepOf(const std::string& text) {
  return {.words = {.title = text,
                    .date = text,
                    .dateNote = text,
                    .played = text,
                    .caption = {paragraph(text)},
                    .notes = {paragraph(text)},
                    .sources = {text},
                    .alternative = text},
          .png = {0x89, 'P', 'N', 'G'}};
}

HtmlHandout handoutOf(const std::string& text) {
  return {.title = text,
          .subtitle = text,
          .disclaimer = text,
          .credits = text,
          .cutoff = text,
          .marking = {.text = text},
          .steps = {stepOf(text), stepOf(text)},
          .sources = {{text, "javascript:" + text}},
          .manifest = {{"Title", text}}};
}

std::size_t countOf(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), regex), {}));
}

TEST(HandoutHtml, HasTheSameElementsWhateverItsTextsAre) {
  const std::string calm = htmlOf(handoutOf("calm")), hostile = htmlOf(handoutOf(kHostile));
  for (const char* element : {"<[a-z]", "</[a-z]", "<script", "<img", "<meta", "<title"}) {
    EXPECT_EQ(countOf(hostile, element), countOf(calm, element)) << element;
  }
  EXPECT_THAT(hostile, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(HandoutHtml, AsksForNothingFromElsewhereAndForbidsIt) {
  const std::string html = htmlOf(handoutOf("calm"));  // hostile texts add no element
  EXPECT_THAT(html, HasSubstr("content=\"default-src 'none'; img-src data:; style-src 'sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-inline")));
  EXPECT_EQ(countOf(html, "<(a|link|iframe|object|embed|base|form|video|audio)\\b"), 0u);
  EXPECT_EQ(countOf(html, "<[a-z]+ [^>]*(src|href)="), 2u);
  EXPECT_EQ(countOf(html, "<img [^>]*src=\"data:image/png;base64,iVBORw==\">"), 2u);
  EXPECT_EQ(countOf(html, "<[a-z]+ [^>]*\\s(style|on[a-z]+)="), 0u);
}

TEST(HandoutHtml, TellsEachStepAndTheMarkingOnEach) {
  HtmlHandout handout = handoutOf("calm");
  handout.marking.text = "FOR BRIEFING ONLY";
  const std::string html = htmlOf(handout);
  EXPECT_EQ(countOf(html, "<section "), 3u);  // and the sources
  EXPECT_EQ(countOf(html, "FOR BRIEFING ONLY"), 6u);
  EXPECT_EQ(countOf(html, "<img alt=\"calm\""), 2u);
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  handout.marking.text.clear();
  EXPECT_EQ(countOf(htmlOf(handout), "class=\"marking"), 0u);
}

TEST(HandoutHtml, KeepsBoldItalicListsAndTheAddressesOfLinks) {
  HtmlHandout handout = handoutOf("calm");
  handout.steps[0].words.caption =
      geo::readMarkdown("A **bold** and *soft* word.\n\n- one\n- [two](https://a.b/?c&d)\n\nEnd.");
  const std::string html = htmlOf(handout);
  EXPECT_THAT(html, HasSubstr("A <strong>bold</strong> and <em>soft</em> word.</p>\n<ul>\n"));
  EXPECT_THAT(html, HasSubstr("two (https://a.b/?c&amp;d)</li>\n</ul>\n<p dir=\"auto\">End.</p>"));
}

TEST(HandoutHtml, HasNoNotesWhereThereAreNone) {
  HtmlHandout handout = handoutOf("calm");
  EXPECT_EQ(countOf(htmlOf(handout), "<h3>Notes</h3>"), 2u);
  for (HtmlStep& step : handout.steps) step.words.notes.clear();
  EXPECT_EQ(countOf(htmlOf(handout), "<h3>Notes</h3>"), 0u);
}

}  // namespace
}  // namespace viewer
