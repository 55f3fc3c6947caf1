#include "viewer/session/table_rows.hpp"

#include "geo/table/cell_numbers.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

/// Rows are sorted by one whole number each.
using Key = std::uint64_t;
constexpr Key kLast = std::numeric_limits<Key>::max();  // of an empty cell
constexpr Key kTopBit = Key{1} << 63;

/// In the order of the numbers; see IEEE 754: positive ones are ordered as their bits are.
Key keyOf(double number) {
  if (std::isnan(number)) return kLast;
  const Key bits = std::bit_cast<Key>(number == 0 ? 0.0 : number);
  return bits & kTopBit ? ~bits : bits | kTopBit;
}

Key keyOf(std::int64_t number) {
  if (number == geo::kNoNumber) return kLast;
  return std::min(static_cast<Key>(number) ^ kTopBit, kLast - 1);
}

std::string withSmallLetters(std::string_view text) {
  std::string small(text);
  for (char& letter : small) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return small;
}

/// Each different text is looked at once. Those that differ only in case keep the file's order.
std::vector<Key> keysOf(const geo::TextCells& texts) {
  std::vector<std::pair<std::string, std::uint32_t>> sorted;
  sorted.reserve(texts.codeCount());
  for (std::uint32_t code = 0; code < texts.codeCount(); ++code) {
    sorted.emplace_back(withSmallLetters(texts.textOf(code)), code);
  }
  std::ranges::sort(sorted);
  std::vector<Key> ofCode(sorted.size());
  Key rank = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i].first != sorted[i - 1].first) rank = i;
    ofCode[sorted[i].second] = rank;
  }
  ofCode[geo::TextCells::kNone] = kLast;
  std::vector<Key> keys(texts.size());
  std::ranges::transform(texts.codes(), keys.begin(), [&](std::uint32_t c) { return ofCode[c]; });
  return keys;
}

std::vector<Key> keysOf(const geo::Column& column) {
  std::vector<Key> keys(column.size());
  const auto* texts = std::get_if<geo::TextCells>(&column.cells);
  if (texts && !geo::holdsNumbers(column)) return keysOf(*texts);
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
    std::ranges::transform(*wholes, keys.begin(), [](std::int64_t whole) { return keyOf(whole); });
  } else if (const auto* moments = std::get_if<geo::MomentCells>(&column.cells)) {
    std::ranges::transform(moments->milliseconds, keys.begin(),
                           [](std::int64_t moment) { return keyOf(moment); });
  } else {
    const geo::CellNumbers numbers(column);
    for (std::size_t row = 0; row < keys.size(); ++row) keys[row] = keyOf(numbers.at(row));
  }
  return keys;
}

std::vector<Key> keysByWhen(const geo::EventTable& table) {
  std::vector<Key> keys(table.rowCount, kLast);
  for (std::size_t event = 0; event < table.events.size(); ++event) {
    const geo::ValidTicks& valid = table.events.valid[event];
    const bool always = valid[0] == INT32_MIN && valid[3] == INT32_MAX;  // it has no date
    keys[table.events.rows[event]] = always ? kLast : keyOf(std::int64_t{valid[0]});
  }
  return keys;
}

std::vector<Key> keysByReason(const geo::EventTable& table) {
  std::vector<Key> keys(table.rowCount, kLast);
  for (std::size_t i = 0; i < table.undrawnRows.size(); ++i) {
    keys[table.undrawnRows[i]] = static_cast<Key>(table.undrawnWhy[i]);
  }
  return keys;
}

std::vector<Key> keysOf(const geo::EventTable& table, const RowSort& sort) {
  switch (sort.by) {
    case RowSort::By::When:
      return keysByWhen(table);
    case RowSort::By::Undrawn:
      return keysByReason(table);
    case RowSort::By::Column:
      return keysOf(table.columns.at(sort.column));
    case RowSort::By::Row:
      break;
  }
  std::vector<Key> keys(table.rowCount);
  std::iota(keys.begin(), keys.end(), Key{0});
  return keys;
}

TableRows::Numbers orderOf(const geo::EventTable& table, const RowSort& sort) {
  const std::vector<Key> keys = keysOf(table, sort);
  std::vector<std::pair<Key, std::uint32_t>> sorted(keys.size());
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    const bool turned = sort.order == RowSort::Order::Down && keys[row] != kLast;
    sorted[row] = {turned ? kLast - 1 - keys[row] : keys[row], row};
  }
  if (!std::ranges::is_sorted(sorted)) std::ranges::sort(sorted);
  std::vector<std::uint32_t> order(sorted.size());
  std::ranges::transform(sorted, order.begin(), [](const auto& entry) { return entry.second; });
  return std::make_shared<const std::vector<std::uint32_t>>(std::move(order));
}

bool isSeen(const TableRowsWish& wish, std::size_t event) {
  if (wish.listed != RowsListed::Picture) return true;
  if (!wish.places || !wish.places->has(event)) return false;
  const geo::Projected at = wish.places->at(event);
  return wish.seen.meets({at.xMetres, at.yMetres, at.xMetres, at.yMetres});
}

/// A byte a row: 1 for those that are listed.
std::vector<std::uint8_t> listedRows(const TableRowsWish& wish) {
  const geo::EventTable& table = *wish.events;
  const geo::EventChoice choice{*wish.classes, wish.filter.hiddenClasses, wish.filter.passes.get()};
  const geo::TickSpan ticks = geo::ticksOf(table, wish.window);
  std::vector<std::uint8_t> listed(table.rowCount, 0);
  geo::forEachRangeIn(table.events, ticks.from, ticks.to, [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const geo::Validity validity = geo::happensIn(table.events.valid[i], ticks.from, ticks.to);
      const bool is = validity != geo::Validity::Never && validity >= wish.least &&
                      choice.holds(i) && isSeen(wish, i);
      listed[table.events.rows[i]] = is ? 1 : 0;
    }
  });
  return listed;
}

std::vector<std::uint32_t> chosenOf(const TableRowsWish& wish,
                                    const std::vector<std::uint32_t>& order) {
  if (wish.listed == RowsListed::All) return order;
  const std::vector<std::uint8_t> listed = listedRows(wish);
  std::vector<std::uint32_t> rows;
  std::ranges::copy_if(order, std::back_inserter(rows),
                       [&](std::uint32_t row) { return listed[row] != 0; });
  return rows;
}

}  // namespace

std::optional<TableRowsWish> tableRowsWish(const Session& session, std::string_view tableId,
                                           RowsListed listed, const RowSort& sort) {
  const UserTable* table = tableOf(session, tableId);
  if (!table) return std::nullopt;
  TableRowsWish wish;
  wish.table = tableId;
  wish.events = table->events;
  wish.listed = listed;
  wish.sort = sort;
  if (listed == RowsListed::All) return wish;
  wish.classes = table->classes;
  wish.filter = table->filter;
  wish.window = session.clock.window;
  wish.least = leastShown(session.certainty);
  if (listed == RowsListed::Window) return wish;
  wish.seen = geo::boundsOf(mapView(session));
  const bool placed = table->places && table->places->projection == session.projection;
  if (placed) wish.places = table->places;
  return wish;
}

TableRows tableRowsOf(const TableRowsWish& wish, const TableRows* before) {
  const bool sameTable = before && before->wish.events == wish.events;
  const bool sameOrder = sameTable && before->wish.sort == wish.sort;
  TableRows made{wish, {}, nullptr, nullptr};
  made.order = sameOrder ? before->order : orderOf(*wish.events, wish.sort);
  made.eventOfRow =
      sameTable
          ? before->eventOfRow
          : std::make_shared<const std::vector<std::uint32_t>>(geo::eventsByRow(*wish.events));
  made.rows = chosenOf(wish, *made.order);
  return made;
}

}  // namespace viewer
