#include "viewer/session/user_table.hpp"

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

UserTable userTableOf(geo::EventTablePtr events, geo::TableLink link) {
  UserTable table;
  const TableStyle style{chosen(*events, link.kinds, events->roles.category),
                         chosen(*events, link.size, events->roles.size)};
  table.events = std::move(events);
  table = restyled(std::move(table), style);
  const auto& titles = table.classes->titles;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool hidden = std::ranges::find(link.hiddenKinds, titles[i]) != link.hiddenKinds.end();
    if (hidden) table.filter.hiddenClasses |= 1u << i;
  }
  table.link = std::move(link);
  return table;
}

UserTable restyled(UserTable table, const TableStyle& style) {
  table.style = style;
  table.classes =
      std::make_shared<const geo::EventClasses>(geo::classesOf(*table.events, style.category));
  table.weights =
      style.size
          ? std::make_shared<const geo::EventWeights>(geo::weightsOf(*table.events, *style.size))
          : nullptr;
  table.filter.hiddenClasses = 0;
  return table;
}

}  // namespace viewer
