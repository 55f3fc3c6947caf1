#include "geo/io/sound_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <cpl_string.h>

namespace geo {

namespace {

constexpr unsigned kReplacement = 0xFFFD;

/// Windows-1252 from 0x80 to 0x9F; elsewhere it is the same as Unicode.
constexpr std::array<unsigned, 32> kWindows1252{
    0x20AC,       kReplacement, 0x201A, 0x0192, 0x201E, 0x2026,       0x2020, 0x2021,
    0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, kReplacement, 0x017D, kReplacement,
    kReplacement, 0x2018,       0x2019, 0x201C, 0x201D, 0x2022,       0x2013, 0x2014,
    0x02DC,       0x2122,       0x0161, 0x203A, 0x0153, kReplacement, 0x017E, 0x0178};

/// Windows-1251 from 0x80 to 0xBF; from 0xC0 on it is the alphabet.
constexpr std::array<unsigned, 64> kWindows1251{
    0x0402, 0x0403, 0x201A,       0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C,       0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, kReplacement, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408,       0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE,       0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116,       0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

unsigned characterOf(unsigned char byte, CodePage page) {
  if (page == CodePage::Windows1252) return byte < 0xA0 ? kWindows1252.at(byte - 0x80U) : byte;
  return byte < 0xC0 ? kWindows1251.at(byte - 0x80U) : 0x0410U + (byte - 0xC0U);
}

/// A letter of either code page.
bool isHighLetter(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte >= 0xC0 || byte == 0xA8 || byte == 0xB8;
}

bool isAsciiLetter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool isPlain(std::string_view text) {
  bool plain = true;
  for (const char letter : text) plain &= letter > 0;
  return plain;
}

/// GDAL takes halves of UTF-16 pairs for characters.
bool hasSurrogate(std::string_view text) {
  for (std::size_t at = text.find('\xED'); at != std::string_view::npos;
       at = text.find('\xED', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > 0x9F) return true;
  }
  return false;
}

bool isUtf8(std::string_view text) {
  return CPLIsUTF8(text.data(), static_cast<int>(text.size())) && !hasSurrogate(text);
}

}  // namespace

void appendUtf8(unsigned character, std::string& text) {
  const auto add = [&text](unsigned byte) { text.push_back(static_cast<char>(byte)); };
  const auto addLower = [add, character](unsigned shift) {
    add(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) return add(character);
  if (character < 0x800) {
    add(0xC0U | character >> 6U);
  } else if (character < 0x10000) {
    add(0xE0U | character >> 12U);
    addLower(6);
  } else {
    add(0xF0U | character >> 18U);
    addLower(12);
    addLower(6);
  }
  addLower(0);
}

std::string_view nameOf(CodePage page) {
  return page == CodePage::Windows1252 ? "Windows-1252" : "Windows-1251 (Cyrillic)";
}

void CodePageVotes::add(std::string_view text) {
  constexpr std::size_t kLongEnough = 3;
  std::size_t high = 0, ascii = 0;
  const auto endWord = [&] {
    if (high >= kLongEnough && ascii == 0) ++cyrillicWords_;
    if (high > 0 && ascii > 0) ++westernWords_;
    high = ascii = 0;
  };
  for (const char letter : text) {
    if (isHighLetter(letter)) {
      ++high;
    } else if (isAsciiLetter(letter)) {
      ++ascii;
    } else {
      endWord();
    }
  }
  endWord();
}

void CodePageVotes::add(const TextCells& cells) {
  if (isPlain(cells.letters())) return;
  for (std::uint32_t code = 0; code < cells.codeCount(); ++code) {
    if (!isSoundUtf8(cells.textOf(code))) add(cells.textOf(code));
  }
}

CodePage CodePageVotes::winner() const {
  return cyrillicWords_ > westernWords_ ? CodePage::Windows1251 : CodePage::Windows1252;
}

bool isSoundUtf8(std::string_view text) {
  return isPlain(text) || (text.find('\0') == std::string_view::npos && isUtf8(text));
}

std::string asSoundUtf8(std::string_view text, CodePage page) {
  const bool utf8 = isUtf8(text);
  std::string sound;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte == 0) {
      appendUtf8(kReplacement, sound);
    } else if (utf8 || byte < 0x80) {
      sound.push_back(letter);
    } else {
      appendUtf8(characterOf(byte, page), sound);
    }
  }
  return sound;
}

std::size_t makeSound(TextCells& cells, CodePage page) {
  if (isPlain(cells.letters())) return 0;
  std::vector<bool> unsound(cells.codeCount());
  for (std::uint32_t code = 0; code < cells.codeCount(); ++code) {
    unsound[code] = !isSoundUtf8(cells.textOf(code));
  }
  if (std::ranges::find(unsound, true) == unsound.end()) return 0;
  const auto changed = std::ranges::count_if(
      cells.codes(), [&unsound](std::uint32_t code) { return unsound[code]; });
  cells = cells.replaced([&](std::uint32_t code) {
    return unsound[code] ? asSoundUtf8(cells.textOf(code), page) : std::string(cells.textOf(code));
  });
  return static_cast<std::size_t>(changed);
}

}  // namespace geo
