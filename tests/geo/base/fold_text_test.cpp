#include "geo/base/fold_text.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace geo {
namespace {

/// Each row is one place, as people write it.
const std::vector<std::string_view> kMeeting[] = {
    {"Shushi", "shushi", "SHUSHI", "Шуши", "ШУШИ", "Շուշի", "ՇՈՒՇԻ", "შუში", "Şuşi", "شوشی"},
    {"Shusha", "şuşa", "ŞUŞA", "Шуша", "susa", "Šuša", "შუშა", "شوشا", " Shu'sha! "},
    {"Ağdam", "Agdam", "Aghdam", "Агдам", "Աղդամ", "აღდამ", "آغدام", "Ağda\u200Bm"},
    {"Xankəndi", "Khankendi", "Хankенди", "Ханкенди", "Xankendi", "Khan\u2019kendi"},
    {"Xocalı", "Khojaly", "Ходжалы", "Խոջալի", "Xojali", "Khojally"},
    {"Laçın", "Lachin", "Лачин", "Լաչին", "ლაჩინ", "لاچین", "Lac\u0327in"},
    {"Şeher", "Shekher", "Шехер", "Շեխեր"},
    {"Tsovategh", "Ծովատեղ", "Цоватег", "Tzovategh"},
    {"Hadrut", "Հադրութ", "Hadrut'"},
    {"Ashaghi Shurtan", "Aşağı Şurtan", "Աշաղի Շուրթան", "Ашагы-Шуртан", "ashagi  shurtan"},
    {"Yerevan", "Երևան", "Երեւան", "Ереван", "ԵՐԵՒԱՆ"},
    {"Jermuk", "Ջերմուկ", "Джермук", "Cermuk", "Djermuk", "ჯერმუკ"},
    {"Voskepar", "Ոսկեպար", "Воскепар"},
    {"Sisian", "Sisyan", "Սիսիան", "Сисиан"},
    {"Qubadlı", "Gubadly", "Губадлы"},
    {"Tovuz", "Товуз", "Towuz"},
    {"Straße 12", "strase 12", "STRASSE ۱۲", "Strasse, ١٢"},
};

struct Two {
  std::string_view a, b;
};

/// Neighbours and namesakes that a search must tell apart.
constexpr Two kApart[] = {
    {"Shushi", "Shusha"},
    {"Sos", "Sus"},
    {"Togh", "Tugh"},
    {"Martuni", "Martakert"},
    {"Hadrut", "Gadrut"},
    {"Karabakh", "Karabagh"},
    {"Lachin", "Lachinag"},
    {"Agdam", "Agdere"},
    {"Talish", "Talysheli"},
    {"Berdzor", "Berdashen"},
    {"Stepanakert", "Stepanavan"},
    {"Line 11", "Line 1"},
    {"New Shen", "NewShen"},
    {"Kapan", "Gapan"},
    {"", "a"},
};

/// The key by which a reader can check the header's table.
constexpr Two kKeys[] = {
    {"Shosh", "sos"},
    {"Kharkhaput", "harhaput"},
    {"Mets Shen", "mec sen"},
    {"Chardakhlu / Chardagly (old)", "cardahlu cardagli old"},
    {"  «Ağ-dərə»\t", "ag dere"},
    {"Iskhakly", "isakli"},
    {"Żółć", "zolc"},
    {"Ærø", "aero"},
    {"Хндзореск", "hndzoresk"},
    {"ایروان", "irvan"},
    {"نخجوان", "nhcvan"},
    {"وان", "van"},
    {"تبریز", "tbriz"},
    {"Ούσα", "Ούσα"},
    {"安 达", "安 达"},
    {"...", ""},
    {"", ""},
};

constexpr std::string_view kUnsound[] = {
    "\xFF",         "Shu\xC5",           "\xC5Shu",
    "\x80\x80",     "\xC0\xAF",          "\xE0\x80\xAF",
    "\xED\xA0\x80", "\xF4\x90\x80\x80",  "\xF8\x88\x80\x80\x80",
    "\xE2\x82",     "SHU\xF0\x9F\x98 x",
};

/// Texts of up to 12 of the pieces, the same at every run.
std::vector<std::string> randomTexts(const std::vector<std::string>& pieces, int count) {
  std::mt19937 random{5};
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (auto length = random() % 13; length > 0; --length)
      text += pieces[random() % pieces.size()];
    texts.push_back(text);
  }
  return texts;
}

void expectIdempotent(std::string_view text) {
  const std::string key = foldedText(text);
  ASSERT_EQ(foldedText(key), key) << text;
}

TEST(FoldedText, IsTheSameForAllSpellingsOfAPlace) {
  for (const auto& names : kMeeting) {
    for (const std::string_view name : names) {
      EXPECT_EQ(foldedText(name), foldedText(names.front())) << name;
    }
  }
}

TEST(FoldedText, TellsPlacesApart) {
  for (const Two& two : kApart) EXPECT_NE(foldedText(two.a), foldedText(two.b)) << two.a;
  std::vector<std::string> keys;
  for (const auto& names : kMeeting) keys.push_back(foldedText(names.front()));
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(FoldedText, IsSpeltAsDocumented) {
  for (const Two& two : kKeys) EXPECT_EQ(foldedText(two.a), two.b) << two.a;
}

TEST(FoldedText, AsksNotHowAnAccentIsEncoded) {
  constexpr Two kWholeAndTaken[] = {
      {"ş", "s\u0327"}, {"ç", "c\u0327"}, {"ğ", "g\u0306"}, {"ö", "o\u0308"}, {"ü", "u\u0308"},
      {"İ", "I\u0307"}, {"š", "s\u030C"}, {"č", "c\u030C"}, {"ž", "z\u030C"}, {"á", "a\u0301"},
      {"й", "и\u0306"}, {"ё", "е\u0308"}, {"ñ", "n\u0303"}, {"ő", "o\u030B"}, {"ū", "u\u0304"},
  };
  for (const Two& two : kWholeAndTaken) {
    EXPECT_EQ(foldedText(two.a), foldedText(two.b)) << two.a;
    EXPECT_EQ(foldedText(two.a).size(), 1u) << two.a;
  }
}

TEST(FoldedText, LeavesUnsoundTextAsItIs) {
  for (const std::string_view text : kUnsound) EXPECT_EQ(foldedText(text), text);
}

TEST(FoldedText, ChangesNothingTheSecondTime) {
  for (const auto& names : kMeeting) {
    for (const std::string_view name : names) expectIdempotent(name);
  }
  const std::vector<std::string> spellings{"s", "c", "z", "g", "k", "t", "d", "h", "i", "e",
                                           "y", "j", "x", "q", "'", "-", " ", "ж", "щ", "ž"};
  for (const std::string& text : randomTexts(spellings, 100'000)) expectIdempotent(text);
  std::vector<std::string> bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.emplace_back(1, static_cast<char>(byte));
  for (const std::string& text : randomTexts(bytes, 100'000)) expectIdempotent(text);
}

/// Every character of two bytes, and every one of three, beside letters that it could join.
TEST(FoldedText, IsAKeyForEveryCharacter) {
  const auto tail = [](int bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  for (int c = 0x80; c < 0x10000; ++c) {
    std::string text = "Sh";
    if (c < 0x800) {
      text += {static_cast<char>(0xC0 | c >> 6), tail(c)};
    } else {
      text += {static_cast<char>(0xE0 | c >> 12), tail(c >> 6), tail(c)};
    }
    expectIdempotent(text + "h ");
    const std::string key = foldedText(text);
    ASSERT_FALSE(key.ends_with(' ')) << c;
    ASSERT_TRUE(key.starts_with('s') || key == text) << c;  // surrogates are unsound
  }
}

/// The ways to write a name, "Togh / Tugh", without what is added in brackets; as keys.
std::vector<std::string> keysOf(const std::string& field) {
  std::vector<std::string> keys;
  std::istringstream ways{field.substr(0, field.find('('))};
  for (std::string way; std::getline(ways, way, '/');) keys.push_back(foldedText(way));
  return keys;
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::find_first_of(a, b) != a.end();
}

/// How many names in another language meet the first name of their row, and how many there are.
/// A floor on what the key does for the names that come with the program: many of them cannot
/// meet, as the languages call the place by names that have nothing in common.
TEST(FoldedText, FindsBundledPlacesByTheirNamesInOtherLanguages) {
  std::ifstream file{TRUCELINE_SOURCE_DIR "/assets/karabakh-2020/places.csv"};
  std::string line;
  std::getline(file, line);
  ASSERT_TRUE(line.starts_with("id,name,name_az,name_hy,name_ru,")) << line;
  int all = 0, met = 0, rows = 0, rowsMet = 0;
  for (; std::getline(file, line); ++rows) {
    std::istringstream row{line};
    std::string id, name, other;
    std::getline(row, id, ',');
    std::getline(row, name, ',');
    int metHere = 0;
    for (int language = 0; language < 3 && std::getline(row, other, ','); ++language, ++all) {
      metHere += meet(keysOf(name), keysOf(other)) ? 1 : 0;
    }
    met += metHere;
    rowsMet += metHere > 0 ? 1 : 0;
  }
  std::cout << met << " of " << all << " names meet; " << rowsMet << " of " << rows << " rows\n";
  ASSERT_GT(rows, 0);
  EXPECT_GE(100 * met, 60 * all);
  EXPECT_GE(100 * rowsMet, 80 * rows);
}

}  // namespace
}  // namespace geo
