#include "geo/table/column.hpp"

#include "geo/base/number_text.hpp"

#include <cassert>
#include <chrono>
#include <cstring>
#include <functional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr unsigned kCodeBits = 32;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <class Number>
std::uint64_t wordAt(const char* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof(Number));
  return number;
}

/// The last bytes of a text, all of a short one, as one number.
std::uint64_t tailOf(std::string_view text) {
  const std::size_t size = text.size();
  const char* const begin = text.data();
  if (size >= 8) return wordAt<std::uint64_t>(begin + size - 8);
  if (size >= 4) {
    return wordAt<std::uint32_t>(begin) << kCodeBits | wordAt<std::uint32_t>(begin + size - 4);
  }
  if (size == 0) return 0;
  return wordAt<std::uint8_t>(begin) << 16 | wordAt<std::uint8_t>(begin + size / 2) << 8 |
         wordAt<std::uint8_t>(begin + size - 1);
}

/// Half of a hash, as it stands in a slot. Most cells are short: the library's hash takes longer.
std::uint64_t halfHashOf(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  std::uint64_t hash = text.size() * kOdd;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> kCodeBits;
  };
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) {
    mix(wordAt<std::uint64_t>(text.data() + at));
  }
  mix(tailOf(text));
  mix(0);
  return hash << kCodeBits;
}

std::size_t slotFor(std::uint64_t halfHash, std::size_t slots) {
  return (halfHash >> kCodeBits) & (slots - 1);
}

std::uint32_t codeIn(std::uint64_t slot) {
  return static_cast<std::uint32_t>(slot);
}

bool isHalfHashOf(std::uint64_t halfHash, std::uint64_t slot) {
  return (slot ^ halfHash) >> kCodeBits == 0;
}

std::string dayText(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string momentText(std::int64_t milliseconds, bool wholeDay) {
  if (milliseconds == kNoNumber) return {};
  const std::chrono::sys_time<std::chrono::milliseconds> moment{
      std::chrono::milliseconds{milliseconds}};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  if (wholeDay) return dayText(day);
  const std::chrono::hh_mm_ss clock(moment - day);
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", dayText(day), clock.hours().count(),
                                 clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count() != 0) text += fmt::format(".{:03}", clock.subseconds().count());
  return text + "Z";
}

/// Of unused room, if it is worth copying the items.
template <class Item>
void letGoOfMuch(std::vector<Item>& items) {
  if (items.capacity() - items.size() > items.capacity() / 32) items.shrink_to_fit();
}

std::string textOf(const TextCells& cells, std::size_t row) {
  return std::string(cells.at(row));
}

std::string textOf(const std::vector<std::int64_t>& cells, std::size_t row) {
  return cells[row] == kNoNumber ? "" : fmt::format("{}", cells[row]);
}

std::string textOf(const std::vector<double>& cells, std::size_t row) {
  return cells[row] != cells[row] ? "" : fmt::format("{}", cells[row]);
}

std::string textOf(const MomentCells& cells, std::size_t row) {
  return momentText(cells.milliseconds[row], cells.wholeDays);
}

double numberOf(const TextCells& cells, std::size_t row) {
  return parseNumber(cells.at(row)).value_or(kNaN);
}

double numberOf(const std::vector<std::int64_t>& cells, std::size_t row) {
  return cells[row] == kNoNumber ? kNaN : static_cast<double>(cells[row]);
}

double numberOf(const std::vector<double>& cells, std::size_t row) {
  return cells[row];
}

double numberOf(const MomentCells&, std::size_t) {
  return kNaN;
}

void expectIn(TextCells& cells, std::size_t rows) {
  cells.expect(rows);
}

template <class Number>
void expectIn(std::vector<Number>& cells, std::size_t rows) {
  cells.reserve(rows);
}

void expectIn(MomentCells& cells, std::size_t rows) {
  cells.milliseconds.reserve(rows);
}

std::size_t bytesOf(const TextCells& cells) {
  return cells.bytes();
}

template <class Number>
std::size_t bytesOf(const std::vector<Number>& cells) {
  return cells.capacity() * sizeof(Number);
}

std::size_t bytesOf(const MomentCells& cells) {
  return bytesOf(cells.milliseconds);
}

}  // namespace

TextCells::TextCells() : ends_{0}, slots_(kFirstSlots) {}

void TextCells::add(std::string_view text) {
  const bool again = !codes_.empty() && text == textOf(codes_.back());  // often so in sorted rows
  codes_.push_back(again ? codes_.back() : codeOf(text, halfHashOf(text)));
}

void TextCells::addTogether(std::span<const std::string_view> texts) {
  std::array<std::uint64_t, kTogether> halfHashes;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    halfHashes[i] = halfHashOf(texts[i]);
    __builtin_prefetch(&slots_[slotFor(halfHashes[i], slots_.size())]);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) codes_.push_back(codeOf(texts[i], halfHashes[i]));
}

std::string_view TextCells::textOf(std::uint32_t code) const {
  if (code == kNone) return {};
  const std::uint64_t begin = ends_[code - 1];
  return {letters_.data() + begin, static_cast<std::size_t>(ends_[code] - begin)};
}

std::uint32_t TextCells::codeOf(std::string_view text, std::uint64_t halfHash) {
  assert(!slots_.empty());
  if (text.empty()) return kNone;
  std::size_t at = slotFor(halfHash, slots_.size());
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (isHalfHashOf(halfHash, slots_[at]) && textOf(codeIn(slots_[at])) == text) {
      return codeIn(slots_[at]);
    }
  }
  const std::uint32_t code = addNew(text);
  slots_[at] = halfHash | code;
  if (ends_.size() * 2 > slots_.size()) growSlots();
  return code;
}

std::uint32_t TextCells::addNew(std::string_view text) {
  letters_.insert(letters_.end(), text.begin(), text.end());
  ends_.push_back(letters_.size());
  return codeCount() - 1;
}

void TextCells::growSlots() {
  std::vector<std::uint64_t> larger(slots_.size() * 2);
  for (const std::uint64_t slot : slots_) {
    if (slot == 0) continue;
    std::size_t at = slotFor(slot, larger.size());
    while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

void TextCells::expect(std::size_t rows) {
  if (codes_.empty() || rows <= codes_.size()) return;
  codes_.reserve(rows);
  if (ends_.size() < codes_.size() / 2) return;  // texts that come again will do so
  const double times = 1.02 * static_cast<double>(rows) / static_cast<double>(codes_.size());
  const auto reserve = [times](auto& items) {
    constexpr double kMostBytes = 1 << 30;  // a file may say what it likes
    const double count = static_cast<double>(items.size()) * times;
    if (count * sizeof(items[0]) < kMostBytes) items.reserve(static_cast<std::size_t>(count));
  };
  reserve(letters_);
  reserve(ends_);
}

void TextCells::finish() {
  letGoOfMuch(letters_);
  letGoOfMuch(ends_);
  letGoOfMuch(codes_);
  std::vector<std::uint64_t>().swap(slots_);  // gives the memory back
}

TextCells TextCells::replaced(const std::function<std::string(std::uint32_t code)>& textOf) const {
  TextCells others;
  for (std::uint32_t code = 1; code < codeCount(); ++code) others.add(textOf(code));
  std::vector<std::uint32_t> codes(codes_.size(), kNone);
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (codes_[row] != kNone) codes[row] = others.codes_[codes_[row] - 1];
  }
  others.codes_ = std::move(codes);
  return others;
}

std::size_t TextCells::bytes() const {
  return letters_.capacity() + ends_.capacity() * sizeof(ends_[0]) +
         codes_.capacity() * sizeof(codes_[0]) + slots_.capacity() * sizeof(slots_[0]);
}

std::size_t Column::size() const {
  const auto* moments = std::get_if<MomentCells>(&cells);
  if (moments) return moments->milliseconds.size();
  if (const auto* texts = std::get_if<TextCells>(&cells)) return texts->size();
  const auto* wholes = std::get_if<std::vector<std::int64_t>>(&cells);
  return wholes ? wholes->size() : std::get<std::vector<double>>(cells).size();
}

void Column::expect(std::size_t rows) {
  std::visit([rows](auto& of) { expectIn(of, rows); }, cells);
}

std::string Column::textAt(std::size_t row) const {
  return std::visit([row](const auto& of) { return textOf(of, row); }, cells);
}

double Column::numberAt(std::size_t row) const {
  return std::visit([row](const auto& of) { return numberOf(of, row); }, cells);
}

std::size_t Column::bytes() const {
  return name.capacity() + std::visit([](const auto& of) { return bytesOf(of); }, cells);
}

}  // namespace geo
