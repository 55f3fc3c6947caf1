// One attribute of many rows, kept small: a million rows must not cost a million strings.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace geo {

/// Texts of many rows; each different one is kept once and has a code. Empty text is no text.
class TextCells {
 public:
  static constexpr std::uint32_t kNone = 0;  // the code of an empty cell

  TextCells();
  void add(std::string_view text);
  /// textAt(0) to textAt(count - 1): faster than one by one, since memory is asked for ahead.
  template <class TextAt>
  void addMany(std::size_t count, TextAt textAt) {
    std::array<std::string_view, kTogether> some;
    for (std::size_t at = 0; at < count;) {
      const std::size_t size = std::min(count - at, kTogether);
      for (std::size_t i = 0; i < size; ++i, ++at) some[i] = textAt(at);
      addTogether(std::span(some).first(size));
    }
  }
  /// Room for so many rows in all, if the others are like those added so far.
  void expect(std::size_t rows);
  /// Lets go of what only add() needs; nothing may be added afterwards.
  void finish();
  /// The same rows, each text replaced by what `textOf` gives for its code; empty cells stay so.
  TextCells replaced(const std::function<std::string(std::uint32_t code)>& textOf) const;

  std::size_t size() const { return codes_.size(); }
  /// Codes are below this; kNone counts.
  std::uint32_t codeCount() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::uint32_t codeAt(std::size_t row) const { return codes_[row]; }
  std::string_view textOf(std::uint32_t code) const;
  /// All different texts, one after the other.
  std::string_view letters() const { return {letters_.data(), letters_.size()}; }
  std::string_view at(std::size_t row) const { return textOf(codes_[row]); }
  const std::vector<std::uint32_t>& codes() const { return codes_; }
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kTogether = 16;

  void addTogether(std::span<const std::string_view> texts);
  std::uint32_t codeOf(std::string_view text, std::uint64_t halfHash);
  std::uint32_t addNew(std::string_view text);
  void growSlots();
  std::vector<char> letters_;        // of all texts, one after the other
  std::vector<std::uint64_t> ends_;  // of each text in letters_; the first is that of none: 0
  std::vector<std::uint32_t> codes_;
  // An open hash table, a power of two long: half of the text's hash, then its code; 0 is free.
  std::vector<std::uint64_t> slots_;
};

/// Moments as milliseconds since 1970, UTC.
struct MomentCells {
  std::vector<std::int64_t> milliseconds;  // kNoNumber where there is none
  bool wholeDays = false;                  // dates without a clock time
};

inline constexpr std::int64_t kNoNumber = std::numeric_limits<std::int64_t>::min();

/// A column of a file. A whole number that is not there is kNoNumber, another number NaN.
struct Column {
  std::string name;
  std::variant<TextCells, std::vector<std::int64_t>, std::vector<double>, MomentCells> cells;

  std::size_t size() const;
  /// Room for so many rows in all.
  void expect(std::size_t rows);
  /// As it is written in a table; empty where there is none. Moments as ISO 8601.
  std::string textAt(std::size_t row) const;
  /// NaN where there is none, or where a text is no number; a moment is none.
  double numberAt(std::size_t row) const;
  std::size_t bytes() const;
};

}  // namespace geo
