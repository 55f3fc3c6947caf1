// A story as a document: each step's words as text, its map as lines, all sources at the end.
#include "tests/e2e/expect.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <regex>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using testing::HasSubstr;
using Words = std::vector<std::string>;

constexpr const char* kScenario = R"(format = 1
id = "told"
title = "A told scenario"
zone = "UTC"
extent = [45.4, 38.75, 48.0, 40.75]
from = "2020-09-01"
to = "2021-07-01"
at = "2020-11-25"
sources = "sources.csv"
marking = "FOR TRAINING"

[[story]]
id = "one"
title = "The <first> & \"only\" title"
at = "2020-11-10"
sources = ["a"]
extent = [45.4, 38.75, 48.0, 40.75]
caption = "Words in **bold**, Շուշի and Шуша."
notes = """
LONGNOTES"""

[[story]]
id = "two"
title = "A second step"
at = "2020-12-01"
sources = ["a", "b"]
compare = "side"
before = "2020-11-30"
caption = "Two dates."
)";

constexpr const char* kSources =
    "id,title,publisher,url,date\n"
    "a,First report,The Office,https://office.example/first,2020-11-11\n"
    "b,Second report,A Paper,https://paper.example/second,2020-12-02\n"
    "c,Never named,Nobody,https://nobody.example/,2020-12-03\n";

/// Without line ends, which differ from layout to layout.
std::string onOneLine(const std::string& text) {
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

class Handout : public testing::Test {
 protected:
  void SetUp() override {
    std::string notes;
    for (int i = 0; i < 150; ++i) notes += "- Note number " + std::to_string(i) + " is kept.\n";
    std::string toml = kScenario;
    fs::create_directory(folder() / "told");
    std::ofstream(folder() / "told/scenario.toml")
        << toml.replace(toml.find("LONGNOTES"), 9, notes);
    std::ofstream(folder() / "told/sources.csv") << kSources;
  }
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder()});
  }
  std::string said(Words words) {
    const Outcome outcome = Process({.words = std::move(words), .folder = folder()}).wait();
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    return outcome.out;
  }
  std::string textOf(const std::string& pdf) {
    return onOneLine(said({"pdftotext", "-layout", pdf, "-"}));
  }
  int pagesOf(const std::string& pdf) {
    std::smatch found;
    const std::string info = said({"pdfinfo", pdf});
    return std::regex_search(info, found, std::regex("Pages: +(\\d+)")) ? std::stoi(found[1]) : 0;
  }
  const fs::path& folder() const { return folder_.path(); }
  support::TemporaryFolder folder_;
};

TEST_F(Handout, APdfHasAPageAStepAndTheSources) {
  expectSuccess(run({"handout", "told", "-q", "-o", "a.pdf", "--dpi", "100"}));
  EXPECT_EQ(pagesOf("a.pdf"), 3);
  const std::string text = textOf("a.pdf");
  for (const char* part :
       {"The <first> & \"only\" title", "Words in bold, Շուշի and Шуша.",
        "The Office: First report", "A second step", "1 Dec 2020, compared with 30 Nov 2020",
        "A Paper: Second report", "Page 1 of 3", "Page 3 of 3", "All sources",
        "The Office: First report, 2020-11-11", "https://paper.example/second"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_EQ(text.find("Nobody"), std::string::npos);
  EXPECT_EQ(text.find("Note number"), std::string::npos);
  for (const char* page : {"1", "2", "3"}) {
    const std::string of = onOneLine(said({"pdftotext", "-f", page, "-l", page, "a.pdf", "-"}));
    EXPECT_NE(of.find("FOR TRAINING"), of.rfind("FOR TRAINING")) << "page " << page;
  }
}

TEST_F(Handout, LongNotesFlowOnAndNothingIsCut) {
  expectSuccess(run({"handout", "told", "-q", "--notes", "-o", "a.pdf", "--dpi", "100"}));
  EXPECT_GT(pagesOf("a.pdf"), 4);
  const std::string text = textOf("a.pdf");
  for (int i = 0; i < 150; ++i) {
    EXPECT_THAT(text, HasSubstr("Note number " + std::to_string(i) + " is kept."));
  }
}

TEST_F(Handout, TheMapIsLinesAsInAPictureOfTheStep) {
  const auto imagesOf = [&](const std::string& pdf, const char* last) {
    return linesOf(said({"pdfimages", "-list", "-f", "1", "-l", last, pdf})).size();
  };
  expectSuccess(run({"handout", "-q", "-o", "a.pdf", "--dpi", "100"}));
  expectSuccess(run({"render", "-q", "--story-step", "1", "--size", "747x508", "--dpi", "100", "-o",
                     "step.pdf"}));
  EXPECT_LE(imagesOf("a.pdf", "1"), imagesOf("step.pdf", "1"));
  EXPECT_THAT(said({"pdffonts", "a.pdf"}), HasSubstr("NotoSans"));
}

TEST_F(Handout, TheBundledStoryIsToldWhole) {
  expectSuccess(run({"handout", "--paper", "A4", "--dpi", "72", "-o", "a.pdf"}));
  const std::string text = textOf("a.pdf");
  const std::string toml = contentOf(bundledScenario() / "scenario.toml");
  const std::regex title("\\[\\[story\\]\\]\\nid = \"[^\"]*\"\\ntitle = \"([^\"]*)\"");
  int steps = 0;
  for (std::sregex_iterator at(toml.begin(), toml.end(), title), end; at != end; ++at, ++steps) {
    EXPECT_THAT(text, HasSubstr((*at)[1].str()));
  }
  EXPECT_GT(steps, 5);
  EXPECT_GT(pagesOf("a.pdf"), steps);
  EXPECT_THAT(said({"pdfinfo", "a.pdf"}), HasSubstr("Command: truceline handout"));
}

TEST_F(Handout, TheSameCommandGivesTheSameBytes) {
  for (const std::string ending : {".pdf", ".html"}) {
    for (const std::string name : {"a", "b"}) {
      expectSuccess(run({"handout", "told", "-q", "--dpi", "60", "-o", name + ending}));
    }
    EXPECT_EQ(contentOf(folder() / ("a" + ending)), contentOf(folder() / ("b" + ending)));
  }
}

TEST_F(Handout, AnHtmlPageNeedsNothingElse) {
  expectSuccess(run({"handout", "told", "-q", "--notes", "--dpi", "60", "-o", "a.html"}));
  const std::string html = contentOf(folder() / "a.html");
  for (const char* part : {"The &lt;first&gt; &amp; &quot;only&quot; title",
                           "<strong>bold</strong>", "Note number 149 is kept.",
                           "A Paper: Second report", "FOR TRAINING", "alt=\"Map: A second step."}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
  EXPECT_FALSE(std::regex_search(html, std::regex("(src|href|action)=\"?http")));
}

TEST_F(Handout, ABrowserShowsItWithItsPicturesAndKeepsToItsPolicy) {
  if (!isInstalled("chromium")) GTEST_SKIP() << "chromium is not installed";
  expectSuccess(run({"handout", "told", "-q", "--dpi", "60", "-o", "a.html"}));
  const Outcome shown = Process({.words = {"chromium", "--headless", "--no-sandbox",
                                           "--disable-gpu", "--enable-logging=stderr", "--dump-dom",
                                           "file://" + (folder() / "a.html").string()},
                                 .folder = folder()})
                            .wait();
  EXPECT_THAT(shown.out, HasSubstr("<html lang=\"en\" class=\"told\">"));  // the script ran
  EXPECT_THAT(shown.out, HasSubstr("<section id=\"step-1\" tabindex=\"-1\" class=\"shown\">"));
  for (const char* hand : {">Back</button>", ">Next</button>", ">All steps</button>"}) {
    EXPECT_THAT(shown.out, HasSubstr(hand));  // whoever has no keys goes on, too
  }
  EXPECT_EQ(shown.err.find("Content Security Policy"), std::string::npos) << shown.err;
}

TEST_F(Handout, ABrowserPrintsAllOfIt) {
  if (!isInstalled("chromium")) GTEST_SKIP() << "chromium is not installed";
  expectSuccess(run({"handout", "told", "-q", "--notes", "--dpi", "60", "-o", "a.html"}));
  const Command print{
      .words = {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                "--print-to-pdf=a.pdf", "file://" + (folder() / "a.html").string()},
      .folder = folder()};
  ASSERT_EQ(Process(print).wait().exitCode, 0);
  const Outcome text = Process({.words = {"pdftotext", "a.pdf", "-"}, .folder = folder()}).wait();
  for (const char* part :
       {"A second step", "Note number 149 is kept.", "All sources", "FOR TRAINING"}) {
    EXPECT_THAT(onOneLine(text.out), HasSubstr(part));
  }
  EXPECT_THAT(text.out, testing::Not(HasSubstr("All steps")));  // buttons are for a screen
}

TEST_F(Handout, WhatCannotBeHandedOutIsRefusedInOneLine) {
  expectRefused(run({"handout", "told", "-o", "a.docx"}), "a.docx");
  expectRefused(run({"handout", "told", "-o", "-"}), ".pdf");
  expectRefused(run({"handout", "told", "-o", "a.pdf", "--paper", "B9"}), "B9");
  std::string toml = kScenario;
  std::ofstream(folder() / "told/scenario.toml") << toml.substr(0, toml.find("[[story]]"));
  expectFailure(run({"handout", "told", "-q", "-o", "a.pdf"}), kFailed, "no story");
  EXPECT_FALSE(fs::exists(folder() / "a.pdf"));
}

}  // namespace
}  // namespace e2e
