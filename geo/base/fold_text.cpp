#include "geo/base/fold_text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

namespace geo {

namespace {

/// Letters, and the Latin ones that they become.
struct Spelling {
  std::string_view latin;
  std::u32string_view letters;
};

// Accents fall away, but for letters that stand for another sound.
constexpr Spelling kLatin[] = {
    {"a", U"ÀÁÂÃÄÅĀĂĄǍẠàáâãäåāăąǎạ"},
    {"ae", U"Ææ"},
    {"c", U"ĆĈĊćĉċ"},
    {"ch", U"ÇČçč"},
    {"d", U"ÐĎĐḌðďđḍ"},
    {"e", U"ƏÈÉÊËĒĔĖĘĚẸəèéêëēĕėęěẹ"},
    {"g", U"ĜĠĢĝġģ"},
    {"gh", U"ĞǦğǧ"},
    {"h", U"ĤĦḤĥħḥ"},
    {"kh", U"Ḫḫ"},
    {"i", U"ÌÍÎÏĨĪĬĮİỊìíîïĩīĭįıị"},
    {"j", U"Ĵĵǰ"},
    {"k", U"ĶǨķĸǩ"},
    {"l", U"ĹĻĽĿŁĺļľŀł"},
    {"n", U"ÑŃŅŇŊñńņňŋ"},
    {"o", U"ÒÓÔÕÖØŌŎŐỌòóôõöøōŏőọ"},
    {"oe", U"Œœ"},
    {"r", U"ŔŖŘŕŗř"},
    {"s", U"ŚŜṢśŝṣß"},
    {"sh", U"ŞŠȘşšș"},
    {"t", U"ŢŤŦȚṬţťŧțṭ"},
    {"th", U"Þþ"},
    {"u", U"ÙÚÛÜŨŪŬŮŰŲỤùúûüũūŭůűųụ"},
    {"w", U"Ŵŵ"},
    {"y", U"ÝŶŸýŷÿ"},
    {"z", U"ŹŻẒźżẓ"},
    {"zh", U"Žž"},
};

// BGN/PCGN romanisation of Russian (1947), of Ukrainian and Azerbaijani Cyrillic and their
// neighbours; ё as е, as most names are written.
constexpr Spelling kCyrillic[] = {
    {"a", U"Аа"},       {"b", U"Бб"},       {"v", U"Вв"},   {"g", U"ГҐҜгґҝ"}, {"d", U"Дд"},
    {"e", U"ЕЁЭӘеёэә"}, {"ye", U"Єє"},      {"zh", U"Жж"},  {"z", U"Зз"},     {"i", U"ИІиі"},
    {"y", U"ЙЫЈйыј"},   {"yi", U"Її"},      {"k", U"КҚкқ"}, {"l", U"Лл"},     {"ly", U"Љљ"},
    {"m", U"Мм"},       {"n", U"НҢнң"},     {"ny", U"Њњ"},  {"o", U"ОӨоө"},   {"p", U"Пп"},
    {"r", U"Рр"},       {"s", U"Сс"},       {"t", U"Тт"},   {"u", U"УҮҰуүұ"}, {"w", U"Ўў"},
    {"f", U"Фф"},       {"kh", U"Хх"},      {"h", U"Һһ"},   {"ts", U"Цц"},    {"ch", U"Чч"},
    {"sh", U"Шш"},      {"shch", U"Щщ"},    {"", U"ЪЬъь"},  {"yu", U"Юю"},    {"ya", U"Яя"},
    {"gh", U"Ғғ"},      {"j", U"ҖҶҸЏҗҷҹџ"}, {"ae", U"Ӕӕ"},
};

// BGN/PCGN romanisation of Armenian (1981), without its apostrophes.
constexpr Spelling kArmenian[] = {
    {"a", U"Աա"},  {"b", U"Բբ"},  {"g", U"Գգ"},  {"d", U"Դդ"},  {"e", U"Եե"},  {"z", U"Զզ"},
    {"e", U"Էէ"},  {"y", U"Ըը"},  {"t", U"Թթ"},  {"zh", U"Ժժ"}, {"i", U"Իի"},  {"l", U"Լլ"},
    {"kh", U"Խխ"}, {"ts", U"Ծծ"}, {"k", U"Կկ"},  {"h", U"Հհ"},  {"dz", U"Ձձ"}, {"gh", U"Ղղ"},
    {"ch", U"Ճճ"}, {"m", U"Մմ"},  {"y", U"Յյ"},  {"n", U"Նն"},  {"sh", U"Շշ"}, {"o", U"Ոո"},
    {"ch", U"Չչ"}, {"p", U"Պպ"},  {"j", U"Ջջ"},  {"r", U"Ռռ"},  {"s", U"Սս"},  {"v", U"Վվ"},
    {"t", U"Տտ"},  {"r", U"Րր"},  {"ts", U"Ցց"}, {"v", U"Ււ"},  {"p", U"Փփ"},  {"k", U"Քք"},
    {"o", U"Օօ"},  {"f", U"Ֆֆ"},  {"ev", U"և"},
};

// BGN/PCGN romanisation of Georgian (2009), without its apostrophes.
constexpr Spelling kGeorgian[] = {
    {"a", U"ა"},  {"b", U"ბ"},  {"g", U"გ"},  {"d", U"დ"},  {"e", U"ე"},  {"v", U"ვ"},
    {"z", U"ზ"},  {"t", U"თ"},  {"i", U"ი"},  {"k", U"კ"},  {"l", U"ლ"},  {"m", U"მ"},
    {"n", U"ნ"},  {"o", U"ო"},  {"p", U"პ"},  {"zh", U"ჟ"}, {"r", U"რ"},  {"s", U"ს"},
    {"t", U"ტ"},  {"u", U"უ"},  {"p", U"ფ"},  {"k", U"ქ"},  {"gh", U"ღ"}, {"q", U"ყ"},
    {"sh", U"შ"}, {"ch", U"ჩ"}, {"ts", U"ც"}, {"dz", U"ძ"}, {"ts", U"წ"}, {"ch", U"ჭ"},
    {"kh", U"ხ"}, {"j", U"ჯ"},  {"h", U"ჰ"},
};

// BGN/PCGN romanisation of Persian (1958) and, where only Arabic has the letter, of Arabic (1956).
// Vowels are there only where they are written.
constexpr Spelling kArabic[] = {
    {"a", U"\u0627\u0622\u0623\u0671\u064E"},  // alefs, fatha
    {"e", U"\u0625\u0650"},                    // alef with hamza below, kasra
    {"o", U"\u064F"},                          // damma
    {"b", U"\u0628"},
    {"p", U"\u067E"},
    {"t", U"\u062A\u0637"},
    {"s", U"\u062B\u0633\u0635"},
    {"j", U"\u062C"},
    {"ch", U"\u0686"},
    {"h", U"\u062D\u0647\u0629\u06C0\u06D5"},
    {"kh", U"\u062E"},
    {"d", U"\u062F"},
    {"z", U"\u0630\u0632\u0636\u0638"},
    {"r", U"\u0631"},
    {"zh", U"\u0698"},
    {"sh", U"\u0634"},
    {"gh", U"\u063A"},
    {"f", U"\u0641"},
    {"q", U"\u0642"},
    {"k", U"\u06A9\u0643"},
    {"g", U"\u06AF"},
    {"l", U"\u0644"},
    {"m", U"\u0645"},
    {"n", U"\u0646"},
    {"u", U"\u0648\u0624"},
    {"y", U"\u06CC\u064A\u0649\u0626"},
    {"", U"\u0639\u0621\u0640\u064B\u064C\u064D\u0651\u0652\u0670"},  // ayn, hamza, tatweel, marks
};

constexpr char32_t kAlef = U'\u0627', kLongAlef = U'\u0622', kWaw = U'\u0648';
constexpr char32_t kArmenianVo = U'ո', kArmenianBigVo = U'Ո';

using Letters = std::map<char32_t, std::string_view>;

const Letters& letters() {
  static const Letters kAll = [] {
    Letters all;
    const auto add = [&all](const auto& script) {
      for (const Spelling& row : script) {
        for (const char32_t letter : row.letters) all.emplace(letter, row.latin);
      }
    };
    add(kLatin), add(kCyrillic), add(kArmenian), add(kGeorgian), add(kArabic);
    return all;
  }();
  return kAll;
}

bool isBetween(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

/// Apostrophes, accents that stand alone, Armenian marks within words, and what has no width.
bool isNothing(char32_t c) {
  constexpr std::u32string_view kMarks = U"'`´ʹʻʼʽʾʿˈ‘’‛′\u00AD\u2060\uFEFF";
  return kMarks.find(c) != std::u32string_view::npos || isBetween(c, 0x300, 0x36F) ||
         isBetween(c, 0x55A, 0x55F) || isBetween(c, 0x200B, 0x200F);
}

bool isBlank(char32_t c) {
  if (c < 0x80) {
    return !isBetween(c, '0', '9') && !isBetween(c, 'A', 'Z') && !isBetween(c, 'a', 'z');
  }
  constexpr std::u32string_view kSigns = U"×÷։֊،؛؟٪٫٬۔";
  return isBetween(c, 0x80, 0xBF) || isBetween(c, 0x2000, 0x206F) || isBetween(c, 0x3000, 0x3003) ||
         kSigns.find(c) != std::u32string_view::npos;
}

bool isOneOf(std::u32string_view set, std::u32string_view text, std::size_t i) {
  return i < text.size() && set.find(text[i]) != std::u32string_view::npos;
}

bool startsWord(std::u32string_view text, std::size_t i) {
  return i == 0 || (isBlank(text[i - 1]) && !isNothing(text[i - 1]));
}

/// An alef that only carries the vowel which follows it.
bool isCarrier(std::u32string_view text, std::size_t i) {
  return text[i] == kAlef && startsWord(text, i) && isOneOf(U"\u0648\u06CC\u064A", text, i + 1);
}

/// What a letter becomes because of its neighbours: Armenian vo and vyun, Arabic alef and waw.
std::optional<std::string_view> latinByPlace(std::u32string_view text, std::size_t i) {
  const char32_t c = text[i];
  if (c == kArmenianVo || c == kArmenianBigVo) {
    if (isOneOf(U"Ււ", text, i + 1)) return "u";
    if (startsWord(text, i) && !isOneOf(U"Վվ", text, i + 1)) return "vo";
  }
  const std::size_t before = i == 0 ? text.size() : i - 1;
  if (isOneOf(U"Ււ", text, i) && isOneOf(U"Ոո", text, before)) return "";
  if (isCarrier(text, i)) return "";
  if (c == kWaw) {
    const bool afterVowel = isOneOf({&kAlef, 1}, text, before) && !isCarrier(text, before);
    const bool beforeVowel =
        isOneOf({&kAlef, 1}, text, i + 1) || isOneOf({&kLongAlef, 1}, text, i + 1);
    if (startsWord(text, i) || afterVowel || beforeVowel) return "v";
  }
  return std::nullopt;
}

void appendUtf8(std::string& text, char32_t c) {
  const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto addRest = [&](int shift) { add(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | (c >> 6));
  } else if (c < 0x10000) {
    add(0xE0 | (c >> 12)), addRest(6);
  } else {
    add(0xF0 | (c >> 18)), addRest(12), addRest(6);
  }
  addRest(0);
}

/// How many bytes a first byte announces; 0 for a byte that can be none.
std::size_t lengthOf(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Nothing where the bytes are no sound UTF-8.
std::optional<std::u32string> decoded(std::string_view utf8) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  std::u32string text;
  while (!utf8.empty()) {
    const auto lead = static_cast<std::uint8_t>(utf8[0]);
    const std::size_t length = lengthOf(lead);
    if (length == 0 || length > utf8.size()) return std::nullopt;
    char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      const auto byte = static_cast<std::uint8_t>(utf8[i]);
      if ((byte & 0xC0) != 0x80) return std::nullopt;
      c = (c << 6) | (byte & 0x3Fu);
    }
    if (c < kLeast[length] || c > 0x10FFFF || isBetween(c, 0xD800, 0xDFFF)) return std::nullopt;
    text += c;
    utf8.remove_prefix(length);
  }
  return text;
}

/// Ends of a key that become shorter, longest first.
struct Ending {
  std::string_view spelt, folded;
};

constexpr Ending kEndings[] = {
    {"dzh", "c"}, {"sh", "s"}, {"ch", "c"}, {"zh", "z"}, {"gh", "g"}, {"kh", "h"},
    {"ts", "c"},  {"tz", "c"}, {"tc", "c"}, {"dc", "c"}, {"ie", "e"},
};

bool shortenEnd(std::string& key) {
  for (const Ending& ending : kEndings) {
    if (!key.ends_with(ending.spelt)) continue;
    key.replace(key.size() - ending.spelt.size(), ending.spelt.size(), ending.folded);
    return true;
  }
  const std::size_t size = key.size();
  const bool isDouble = size > 1 && key[size - 1] == key[size - 2] &&
                        isBetween(static_cast<std::uint8_t>(key[size - 1]), 'a', 'z');
  if (isDouble) key.pop_back();
  return isDouble;
}

/// The letter that stands for this one in every key.
char commonLetter(char letter) {
  switch (letter) {
    case 'j':
      return 'c';
    case 'q':
      return 'g';
    case 'w':
      return 'v';
    case 'x':
      return 'h';
    case 'y':
      return 'i';
    default:
      return letter;
  }
}

/// Adds one of a to z. As no beginning of a key can be shortened, folding a key changes nothing.
void addLetter(std::string& key, char letter) {
  key += commonLetter(letter);
  while (shortenEnd(key)) continue;
}

/// Latin digits for Arabic and Persian ones, small letters for Georgian capitals and for A to Z.
char32_t simpler(char32_t c) {
  if (isBetween(c, 0x660, 0x669)) return c - 0x660 + '0';
  if (isBetween(c, 0x6F0, 0x6F9)) return c - 0x6F0 + '0';
  if (isBetween(c, 0x1C90, 0x1CBA)) return c - 0x1C90 + 0x10D0;
  return isBetween(c, 'A', 'Z') ? c - 'A' + 'a' : c;
}

}  // namespace

std::string foldedText(std::string_view utf8) {
  const auto text = decoded(utf8);
  if (!text) return std::string(utf8);
  std::string key;
  for (std::size_t i = 0; i < text->size(); ++i) {
    const char32_t c = simpler((*text)[i]);
    const auto known = letters().find(c);
    if (isNothing(c)) continue;
    if (const auto latin = latinByPlace(*text, i)) {
      for (const char letter : *latin) addLetter(key, letter);
    } else if (known != letters().end()) {
      for (const char letter : known->second) addLetter(key, letter);
    } else if (isBlank(c)) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else if (isBetween(c, 'a', 'z')) {
      addLetter(key, static_cast<char>(c));
    } else {
      appendUtf8(key, c);
    }
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

}  // namespace geo
