#include "geo/table/column.hpp"

#include "geo/base/number_text.hpp"

#include <cassert>
#include <chrono>
#include <functional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr unsigned kCodeBits = 32;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Half of a hash, as it stands in a slot.
std::uint64_t halfHashOf(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>{}(text);
  return (hash ^ (hash >> kCodeBits)) << kCodeBits;
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
  codes_.push_back(again ? codes_.back() : codeOf(text));
}

std::string_view TextCells::textOf(std::uint32_t code) const {
  if (code == kNone) return {};
  const std::uint64_t begin = ends_[code - 1];
  return {letters_.data() + begin, static_cast<std::size_t>(ends_[code] - begin)};
}

std::uint32_t TextCells::codeOf(std::string_view text) {
  assert(!slots_.empty());
  if (text.empty()) return kNone;
  const std::uint64_t halfHash = halfHashOf(text);
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
  std::vector<std::uint64_t> larger(slots_.size() * 4);
  for (const std::uint64_t slot : slots_) {
    if (slot == 0) continue;
    std::size_t at = slotFor(slot, larger.size());
    while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

void TextCells::finish() {
  letters_.shrink_to_fit();
  ends_.shrink_to_fit();
  codes_.shrink_to_fit();
  std::vector<std::uint64_t>().swap(slots_);  // gives the memory back
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
