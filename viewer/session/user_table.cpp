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

/// The classes with those first that were there before, so that none changes its colour.
geo::EventClasses inOrderOf(geo::EventClasses classes, const geo::EventClasses& before) {
  std::vector<std::string> titles = before.titles;
  for (std::size_t i = 0; i < classes.titles.size(); ++i) {
    const bool known = std::ranges::find(titles, classes.titles[i]) != titles.end();
    if (!known && classes.counts[i] > 0) titles.push_back(classes.titles[i]);
  }
  const bool fits = titles.size() <= geo::kMostClasses && !classes.hasOthers && !before.hasOthers;
  if (!fits || classes.column != before.column) return classes;
  std::vector<std::size_t> counts(titles.size(), 0);
  std::vector<std::uint8_t> places(classes.titles.size(), 0);
  for (std::size_t i = 0; i < classes.titles.size(); ++i) {
    const auto found = std::ranges::find(titles, classes.titles[i]);
    if (found == titles.end()) continue;
    const auto place = static_cast<std::size_t>(found - titles.begin());
    places[i] = static_cast<std::uint8_t>(place);
    counts[place] = classes.counts[i];
  }
  for (std::uint8_t& event : classes.ofEvent) event = places[event];
  classes.titles = std::move(titles);
  classes.counts = std::move(counts);
  return classes;
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
  table.classes =
      std::make_shared<const geo::EventClasses>(geo::classesOf(*table.events, style.category));
  table.weights =
      style.size
          ? std::make_shared<const geo::EventWeights>(geo::weightsOf(*table.events, *style.size))
          : nullptr;
  table.filter.hiddenClasses = 0;
  return table;
}

UserTable withRows(const UserTable& before, geo::EventTablePtr events) {
  geo::TableLink link = before.link;
  link.kinds = nameOf(before, before.style.category);
  link.size = nameOf(before, before.style.size);
  link.hiddenKinds = hiddenKinds(before);
  UserTable after = userTableOf(std::move(events), std::move(link));
  if (before.reach != LiveReach{}) {
    after.classes =
        std::make_shared<const geo::EventClasses>(inOrderOf(*after.classes, *before.classes));
    hide(after, after.link.hiddenKinds);
  }
  after.id = before.id;
  after.filter.where = before.filter.where;
  after.live = before.live;
  return after;
}

}  // namespace viewer
