#include "geo/table/same_cells.hpp"

#include "geo/base/zone.hpp"

#include <cmath>
#include <cstdint>
#include <type_traits>
#include <variant>
#include <vector>

namespace geo {

namespace {

using Wholes = std::vector<std::int64_t>;
using Reals = std::vector<double>;

constexpr double kMostExactWhole = 9007199254740992;  // 2^53: beyond it wholes run together

bool holdsNumberCells(const Column& column) {
  return std::holds_alternative<Wholes>(column.cells) ||
         std::holds_alternative<Reals>(column.cells);
}

bool holdsMoments(const Column& column) {
  return std::holds_alternative<MomentCells>(column.cells);
}

bool sameCell(const TextCells& before, std::size_t a, const TextCells& after, std::size_t b) {
  return before.at(a) == after.at(b);
}

bool sameCell(const Wholes& before, std::size_t a, const Wholes& after, std::size_t b) {
  return before[a] == after[b];
}

bool sameCell(const Reals& before, std::size_t a, const Reals& after, std::size_t b) {
  return before[a] == after[b] || (std::isnan(before[a]) && std::isnan(after[b]));
}

bool sameCell(const MomentCells& before, std::size_t a, const MomentCells& after, std::size_t b) {
  return before.milliseconds[a] == after.milliseconds[b];
}

}  // namespace

bool sayTheSame(const Column& before, std::size_t a, const Column& after, std::size_t b) {
  return std::visit(
      [&]<class A, class B>(const A& older, const B& newer) {
        if constexpr (std::is_same_v<A, B>) return sameCell(older, a, newer, b);
        return before.textAt(a) == after.textAt(b);
      },
      before.cells, after.cells);
}

SameCells::SameCells(const Column& before, const Column& after) : before_(before), after_(after) {
  const bool sameType = before.cells.index() == after.cells.index();
  const bool numbers = holdsNumberCells(before) || holdsNumberCells(after);
  const bool moments = holdsMoments(before) || holdsMoments(after);
  if ((sameType && (numbers || moments)) || before.size() == 0 || after.size() == 0) return;
  if (numbers && !moments) {
    numbers_ = Numbers{CellNumbers(before), CellNumbers(after)};
  } else if (holdsDates(before) && holdsDates(after)) {
    times_ = Times{cellTimesOf(before, Zone{}), cellTimesOf(after, Zone{})};
  }
}

bool SameCells::at(std::size_t before, std::size_t after) const {
  if (sayTheSame(before_, before, after_, after)) return true;
  if (numbers_) return sameNumbers(before, after);
  return times_ && sameTimes(before, after);
}

bool SameCells::sameNumbers(std::size_t before, std::size_t after) const {
  const double number = numbers_->before.at(before);
  return number == numbers_->after.at(after) && std::abs(number) < kMostExactWhole;
}

bool SameCells::sameTimes(std::size_t before, std::size_t after) const {
  const CellTime& a = times_->before.at(before);
  const CellTime& b = times_->after.at(after);
  return a.isRead() && b.isRead() && !a.ambiguous && !b.ambiguous && a.period == b.period;
}

}  // namespace geo
