#include "geo/table/month_names.hpp"

#include "geo/base/fold_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace geo {

namespace {

constexpr std::size_t kMonths = 12;
constexpr std::size_t kFewestLetters = 3;
using Names = std::array<std::string_view, kMonths>;

constexpr Names kEnglish = {"january", "february", "march",     "april",   "may",      "june",
                            "july",    "august",   "september", "october", "november", "december"};

// Of Russian what all cases share.
constexpr Names kOthers[] = {
    {"январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр",
     "ноябр", "декабр"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
    {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "dezember"},
    {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
     "noyabr", "dekabr"},
    {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
     "kasım", "aralık"},
    {"հունվար", "փետրվար", "մարտ", "ապրիլ", "մայիս", "հունիս", "հուլիս", "օգոստոս", "սեպտեմբեր",
     "հոկտեմբեր", "նոյեմբեր", "դեկտեմբեր"},
};

bool isLatin(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lowered(std::string_view word) {
  std::string low(word);
  for (char& letter : low) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return low;
}

/// Folding costs too much for each cell of a table.
const std::vector<std::array<std::string, kMonths>>& foldedNames() {
  static const auto folded = [] {
    std::vector<std::array<std::string, kMonths>> all;
    for (const Names& names : kOthers) {
      auto& row = all.emplace_back();
      std::ranges::transform(names, row.begin(), foldedText);
    }
    return all;
  }();
  return folded;
}

template <class Texts, class Fits>
int firstThat(const Texts& names, Fits fits) {
  const auto found = std::ranges::find_if(names, fits);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

}  // namespace

int monthNamed(std::string_view word) {
  const std::string low = lowered(word);
  if (low.size() < kFewestLetters) return 0;
  const auto begins = [&low](std::string_view month) { return month.starts_with(low); };
  if (const int month = firstThat(kEnglish, begins)) return month;
  const std::string spoken = foldedText(word);
  if (spoken.size() < kFewestLetters) return 0;
  const bool hasEndings = !isLatin(word);
  for (const auto& names : foldedNames()) {
    const int month = firstThat(names, [&](const std::string& name) {
      return name.starts_with(spoken) || (hasEndings && spoken.starts_with(name));
    });
    if (month != 0) return month;
  }
  return 0;
}

}  // namespace geo
