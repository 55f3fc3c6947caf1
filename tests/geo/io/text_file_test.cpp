#include "geo/io/text_file.hpp"

#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using testing_files::textOf;

constexpr std::string_view kMark = "\xEF\xBF\xBD";  // U+FFFD

std::string marks(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += kMark;
  return text;
}

TEST(SoundUtf8, LeavesSoundTextAlone) {
  for (const std::string_view text :
       {"", "plain\n", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "Şuşa Шуша Շուշի"}) {
    Report report;
    EXPECT_EQ(soundUtf8(std::string(text), "x", report), text);
    EXPECT_TRUE(report.empty()) << text;
  }
}

TEST(SoundUtf8, ReplacesEachByteThatIsNotUtf8) {
  const std::pair<std::string_view, int> rows[] = {
      {"\x80", 1},         {"\xC0\x80", 2},     {"\xC1\xBF", 2},         {"\xC3", 1},
      {"\xE0\x9F\xBF", 3}, {"\xED\xA0\x80", 3}, {"\xF0\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 4},
      {"\xF5", 1},         {"\xFF", 1},         {"\xE2\x82", 2},         {{"\0", 1}, 1},
  };
  for (const auto& [bytes, count] : rows) {
    Report report;
    const std::string text = "ok\n<" + std::string(bytes) + ">";
    EXPECT_EQ(soundUtf8(text, "x.csv", report), "ok\n<" + marks(count) + ">");
    EXPECT_EQ(textOf(report), "x.csv:2: warning: not UTF-8: " + std::to_string(count) +
                                  " bytes replaced, the first in this line\n");
  }
}

TEST(SoundUtf8, RemovesAByteOrderMarkAtTheStartOnly) {
  Report report;
  EXPECT_EQ(soundUtf8("\xEF\xBB\xBFid,name", "x", report), "id,name");
  EXPECT_EQ(soundUtf8("a\xEF\xBB\xBF", "x", report), "a\xEF\xBB\xBF");
  EXPECT_TRUE(report.empty());
}

TEST(ReadTextFile, FailsForWhatIsNoFile) {
  const ScratchFolder folder;
  Report report;
  const auto missing = readTextFile(folder.path() / "none.csv", report);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Failure::Kind::NotFound);
  const auto directory = readTextFile(folder.path(), report);
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.error().kind, Failure::Kind::Unreadable);
  EXPECT_FALSE(readTextFile("/dev/zero", report));
}

TEST(ReadTextFile, RefusesFilesOver256Megabytes) {
  const ScratchFolder folder;
  const auto file = folder.write("large.csv", "id\n");
  std::filesystem::resize_file(file, (256u << 20u) + 1);  // sparse: takes no room on the disk
  Report report;
  const auto text = readTextFile(file, report);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, Failure::Kind::Unsupported);
}

TEST(ReadTextFile, ReadsAllOfIt) {
  const ScratchFolder folder;
  Report report;
  EXPECT_EQ(readTextFile(folder.write("a", "x\r\ny"), report), "x\r\ny");
  EXPECT_EQ(readTextFile(folder.write("b", ""), report), "");
}

}  // namespace
}  // namespace geo
