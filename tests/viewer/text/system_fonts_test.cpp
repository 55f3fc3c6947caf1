// The machine's fonts, where fontconfig knows of one folder only.
#include "tests/support/temporary_folder.hpp"
#include "viewer/text/text.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

namespace fs = std::filesystem;

const fs::path kNoto = "/usr/share/fonts/truetype/noto";
constexpr std::string_view kHebrew = "שלום";
constexpr float kSizePx = 20;

std::vector<std::uint32_t> glyphs(const ShapedText& text) {
  std::vector<std::uint32_t> ids;
  for (const ShapedGlyph& glyph : text.glyphs) ids.push_back(glyph.glyph);
  return ids;
}

class SystemFontsTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string at = folder_.path().string();
    const fs::path config = folder_.write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig><dir>" +
                                                            at + "/fonts</dir><cachedir>" + at +
                                                            "/cache</cachedir></fontconfig>");
    fs::create_directories(fontFolder());
    setenv("FONTCONFIG_FILE", config.c_str(), 1);
  }
  void TearDown() override { unsetenv("FONTCONFIG_FILE"); }

  fs::path fontFolder() const { return folder_.path() / "fonts"; }

  /// Skips the test where the package with the font is not installed.
  void install(const std::string& name) {
    if (!fs::exists(kNoto / name)) GTEST_SKIP() << "no font " << kNoto / name;
    fs::copy_file(kNoto / name, fontFolder() / name);
  }

  static FontSet withSystemFonts() { return FontSet::withSystemFonts().value(); }

  static ShapedText shape(FontSet& fonts, std::string_view text,
                          FontStyle style = FontStyle::Regular) {
    return fonts.shape(text, style, kSizePx);
  }

  support::TemporaryFolder folder_;
};

#define INSTALL_OR_SKIP(name) \
  install(name);              \
  if (IsSkipped()) return

TEST_F(SystemFontsTest, DrawWhatNoEmbeddedFaceHas) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  FontSet fonts = withSystemFonts();
  const ShapedText text = shape(fonts, kHebrew);
  EXPECT_EQ(text.missing, 0);
  EXPECT_EQ(fonts.takeMissing(), U"");
  ASSERT_EQ(text.glyphs.size(), 4U);
  for (const ShapedGlyph& glyph : text.glyphs) EXPECT_GT(fonts.mask(glyph, 20, 1).widthPx, 0);
  // From right to left: the first letter, a shin, comes last.
  EXPECT_EQ(text.glyphs.back().glyph, shape(fonts, "ש").glyphs.front().glyph);
  FontSet embedded = FontSet::embedded().value();
  EXPECT_EQ(shape(embedded, kHebrew).missing, 4);
}

TEST_F(SystemFontsTest, ChangeNothingThatTheEmbeddedOnesDraw) {
  INSTALL_OR_SKIP("NotoSansDisplay-Regular.ttf");
  FontSet fonts = withSystemFonts();
  FontSet embedded = FontSet::embedded().value();
  for (const std::string text :
       {"Xankəndi Шуша Գորիս თბილისი قره‌باغ 12", "q\u0301 e\u0301",
        "\uE000", "a\u30001", "\u200Ea\uFE0F"}) {
    for (const FontStyle style : {FontStyle::Regular, FontStyle::Bold, FontStyle::Italic}) {
      const ShapedText with = shape(fonts, text, style);
      const ShapedText without = shape(embedded, text, style);
      ASSERT_EQ(glyphs(with), glyphs(without)) << text;
      EXPECT_EQ(with.widthPx, without.widthPx) << text;
      for (std::size_t i = 0; i < with.glyphs.size(); ++i) {
        EXPECT_EQ(with.glyphs[i].face, without.glyphs[i].face) << text;
      }
    }
  }
}

TEST_F(SystemFontsTest, NotoSansComesFirst) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  FontSet sans = withSystemFonts();
  const ShapedText expected = shape(sans, kHebrew);
  INSTALL_OR_SKIP("NotoSerifHebrew-Regular.ttf");
  INSTALL_OR_SKIP("NotoRashiHebrew-Regular.ttf");
  FontSet all = withSystemFonts();
  EXPECT_EQ(shape(all, kHebrew).widthPx, expected.widthPx);
  fs::remove(fontFolder() / "NotoSansHebrew-Regular.ttf");
  FontSet others = withSystemFonts();
  EXPECT_EQ(shape(others, kHebrew).missing, 0);
  EXPECT_NE(shape(others, kHebrew).widthPx, expected.widthPx);
}

TEST_F(SystemFontsTest, MatchTheStyle) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  INSTALL_OR_SKIP("NotoSansHebrew-Bold.ttf");
  FontSet fonts = withSystemFonts();
  EXPECT_GT(shape(fonts, kHebrew, FontStyle::Bold).widthPx, shape(fonts, kHebrew).widthPx);
  EXPECT_EQ(shape(fonts, kHebrew, FontStyle::Italic).widthPx, shape(fonts, kHebrew).widthPx);
}

// Thai marks stand over their letters: both must come from one face.
TEST_F(SystemFontsTest, KeepMarksWithTheirLetters) {
  INSTALL_OR_SKIP("NotoSansThai-Regular.ttf");
  FontSet fonts = withSystemFonts();
  const ShapedText text = shape(fonts, "ที่นี่");
  EXPECT_EQ(text.missing, 0);
  EXPECT_NEAR(text.widthPx, shape(fonts, "ทน").widthPx, 0.1 * kSizePx);
  for (const ShapedGlyph& glyph : text.glyphs) EXPECT_EQ(glyph.face, text.glyphs.front().face);
}

TEST_F(SystemFontsTest, AreLookedForOnce) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  FontSet fonts = withSystemFonts();
  const ShapedText found = shape(fonts, kHebrew);
  EXPECT_EQ(shape(fonts, "ที่").missing, 3);
  fs::remove_all(fontFolder());
  EXPECT_EQ(glyphs(shape(fonts, kHebrew)), glyphs(found));
  EXPECT_EQ(shape(fonts, "ที่").missing, 3);
}

TEST_F(SystemFontsTest, AFontThatHasVanishedIsMissing) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  INSTALL_OR_SKIP("NotoSansThai-Regular.ttf");
  FontSet fonts = withSystemFonts();
  EXPECT_EQ(shape(fonts, kHebrew).missing, 0);
  fs::remove(fontFolder() / "NotoSansThai-Regular.ttf");
  EXPECT_EQ(shape(fonts, "ท").missing, 1);
  EXPECT_EQ(fonts.takeMissing(), U"ท");
}

TEST_F(SystemFontsTest, AFontThatBreaksIsPassedOver) {
  INSTALL_OR_SKIP("NotoSansHebrew-Regular.ttf");
  INSTALL_OR_SKIP("NotoSerifHebrew-Regular.ttf");
  INSTALL_OR_SKIP("NotoSansThai-Regular.ttf");
  FontSet fonts = withSystemFonts();
  EXPECT_EQ(shape(fonts, "ท").missing, 0);  // the list of fonts is known from here on
  for (const std::uintmax_t bytes : {0U, 3U, 1000U}) {
    fs::resize_file(fontFolder() / "NotoSansHebrew-Regular.ttf", bytes);
    FontSet later = withSystemFonts();
    EXPECT_EQ(shape(later, kHebrew).missing, 0) << bytes;
  }
  EXPECT_EQ(shape(fonts, kHebrew).missing, 0);
  fs::resize_file(fontFolder() / "NotoSerifHebrew-Regular.ttf", 5);
  FontSet none = withSystemFonts();
  EXPECT_EQ(shape(none, kHebrew).missing, 4);
}

TEST_F(SystemFontsTest, NoFontsOrNoConfigurationIsMissing) {
  FontSet empty = withSystemFonts();
  EXPECT_EQ(shape(empty, kHebrew).missing, 4);
  folder_.write("fonts/NotoSansHebrew-Regular.ttf", "no font at all");
  FontSet garbage = withSystemFonts();
  EXPECT_EQ(shape(garbage, kHebrew).missing, 4);
  folder_.write("fonts.conf", "<fontconfig><dir>");
  FontSet broken = withSystemFonts();
  EXPECT_EQ(shape(broken, kHebrew).glyphs.size(), 4U);
  setenv("FONTCONFIG_FILE", (folder_.path() / "nowhere.conf").c_str(), 1);
  FontSet none = withSystemFonts();
  EXPECT_EQ(shape(none, kHebrew).glyphs.size(), 4U);
}

}  // namespace
}  // namespace viewer
