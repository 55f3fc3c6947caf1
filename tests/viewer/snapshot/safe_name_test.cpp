#include "viewer/snapshot/safe_name.hpp"

#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(SafeName, Table) {
  const std::pair<const char*, const char*> kRows[] = {{"events", "events"},
                                                       {"UCDP GED 24.1", "UCDP-GED-24.1"},
                                                       {"Шуша, şəhər", "Шуша-şəhər"},
                                                       {"../../etc/passwd", "etc-passwd"},
                                                       {".hidden", "hidden"},
                                                       {"a\nb\"c'd\\e", "a-b-c-d-e"},
                                                       {"x\xff\xfey", "x\xEF\xBF\xBD\xEF\xBF\xBDy"},
                                                       {"...", "none"},
                                                       {"", "none"}};
  for (const auto& [text, name] : kRows) EXPECT_EQ(safeName(text, "none"), name) << text;
}

TEST(SafeName, IsShortWholeAndPlainWhateverTheText) {
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    const std::size_t length = random() % 300;
    for (std::size_t k = 0; k < length; ++k) text += static_cast<char>(random() % 256);
    const std::string name = safeName(text, "none");
    ASSERT_FALSE(name.empty());
    EXPECT_LE(name.size(), 80u);
    EXPECT_EQ(name.find_first_of("/\\\n\"'$` \t"), std::string::npos) << name;
    EXPECT_NE(name.front(), '.');
    EXPECT_EQ(safeName(name, "none"), name) << "a safe name stays";
  }
}

}  // namespace
}  // namespace viewer
