#include "viewer/session/user_table.hpp"

#include "geo/table/same_events.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

TableSelection selectionOf(std::string table, std::vector<std::uint32_t> events) {
  TableSelection chosen{.table = std::move(table), .events = {}};
  chosen.all = events.size();
  const std::size_t listed = std::min(events.size(), TableSelection::kMostListed);
  chosen.events.assign(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(listed));
  if (listed < events.size()) {
    chosen.every = std::make_shared<const std::vector<std::uint32_t>>(std::move(events));
  }
  return chosen;
}

std::optional<TableSelection> stillChosen(const TableSelection& chosen,
                                          const geo::EventTable& before,
                                          const geo::EventTable& after) {
  const auto& all = chosen.every ? *chosen.every : chosen.events;
  const std::vector<std::uint32_t> found = geo::sameEvents(before, all, after);
  std::vector<std::uint32_t> left;
  std::size_t shown = TableSelection::kNoneShown;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == geo::kNoEvent) continue;
    if (i == chosen.shown) shown = left.size();
    left.push_back(found[i]);
  }
  if (left.empty()) return std::nullopt;
  TableSelection still = selectionOf(chosen.table, std::move(left));
  still.shown = shown;
  return still;
}

geo::EventChoice choiceOf(const UserTable& table) {
  return {*table.classes, table.filter.hiddenClasses, table.filter.passes.get()};
}

std::string filterWords(const UserTable& table) {
  std::string words;
  for (std::size_t i = 0; i < table.classes->titles.size(); ++i) {
    if (!(table.filter.hiddenClasses >> i & 1u)) continue;
    words += (words.empty() ? "without " : ", ") + table.classes->titles[i];
  }
  if (!table.filter.where.empty()) {
    words += (words.empty() ? "where " : "; where ") + table.filter.where;
  }
  return words;
}

std::optional<std::size_t> columnNamed(const geo::EventTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &geo::Column::name);
  if (found == table.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.columns.begin());
}

namespace {

/// What is named, or `usual` where nothing is, or where no column has that name.
std::optional<std::size_t> chosen(const geo::EventTable& table, std::string_view name,
                                  std::optional<std::size_t> usual) {
  if (name == kNoColumn) return std::nullopt;
  const auto named = columnNamed(table, name);
  return named ? named : usual;
}

}  // namespace

namespace {

void hide(UserTable& table, const std::vector<std::string>& kinds) {
  const auto& titles = table.classes->titles;
  table.filter.hiddenClasses = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool hidden = std::ranges::find(kinds, titles[i]) != kinds.end();
    if (hidden) table.filter.hiddenClasses |= 1u << i;
  }
}

/// Also those of which no event is there now.
std::vector<std::string> hiddenKinds(const UserTable& table) {
  std::vector<std::string> kinds = table.link.hiddenKinds;
  const auto& titles = table.classes->titles;
  std::erase_if(kinds, [&](const std::string& kind) {
    return std::ranges::find(titles, kind) != titles.end();
  });
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (table.filter.hiddenClasses >> i & 1u) kinds.push_back(titles[i]);
  }
  return kinds;
}

std::string nameOf(const UserTable& table, std::optional<std::size_t> column) {
  return column ? table.events->columns[*column].name : std::string(kNoColumn);
}

/// By the style; kinds that have been given a place keep it, and new ones are given theirs.
void classify(UserTable& table) {
  const auto column = table.style.category;
  if (!table.kindOrders || !column) {
    table.classes =
        std::make_shared<const geo::EventClasses>(geo::classesOf(*table.events, column));
    return;
  }
  KindOrders orders = *table.kindOrders;
  std::vector<std::string>& order = orders[table.events->columns[*column].name];
  auto classes = geo::classesOf(*table.events, column, order);
  const bool any = !order.empty() || table.events->events.size() > 0;
  if (any) order = classes.titles;
  table.classes = std::make_shared<const geo::EventClasses>(std::move(classes));
  if (orders != *table.kindOrders) {
    table.kindOrders = std::make_shared<const KindOrders>(std::move(orders));
  }
}

}  // namespace

UserTable userTableOf(geo::EventTablePtr events, geo::TableLink link) {
  UserTable table;
  const TableStyle style{chosen(*events, link.kinds, events->roles.category),
                         chosen(*events, link.size, events->roles.size)};
  table.events = std::move(events);
  table = restyled(std::move(table), style);
  hide(table, link.hiddenKinds);
  table.link = std::move(link);
  return table;
}

UserTable restyled(UserTable table, const TableStyle& style) {
  table.style = style;
  classify(table);
  table.weights =
      style.size
          ? std::make_shared<const geo::EventWeights>(geo::weightsOf(*table.events, *style.size))
          : nullptr;
  table.filter.hiddenClasses = 0;
  return table;
}

UserTable withKindOrders(UserTable table, KindOrders orders) {
  const std::vector<std::string> hidden = hiddenKinds(table);
  table.kindOrders = std::make_shared<const KindOrders>(std::move(orders));
  classify(table);
  hide(table, hidden);
  return table;
}

UserTable withRows(const UserTable& before, geo::EventTablePtr events) {
  geo::TableLink link = before.link;
  link.kinds = nameOf(before, before.style.category);
  link.size = nameOf(before, before.style.size);
  link.hiddenKinds = hiddenKinds(before);
  UserTable after = userTableOf(std::move(events), std::move(link));
  if (before.kindOrders) after = withKindOrders(std::move(after), *before.kindOrders);
  after.id = before.id;
  after.filter.where = before.filter.where;
  after.live = before.live;
  return after;
}

}  // namespace viewer
