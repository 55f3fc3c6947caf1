#include "viewer/panels/attribute_table.hpp"

#include "geo/table/same_events.hpp"
#include "viewer/layers/event_properties.hpp"
#include "viewer/panels/choice.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/take_out.hpp"
#include "viewer/session/session_tables.hpp"
#include "viewer/session/show_events.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace viewer {

namespace {

using ui::Choice;

constexpr float kChoicePx = 170, kNumberPx = 64, kWhenPx = 150, kColumnPx = 120;  // at scale 1
constexpr float kWindowShare = 0.4f;  // of the map's height at first
/// Dear ImGui takes 64 columns at most.
constexpr std::size_t kOwnColumns = 3, kMostColumns = 64 - kOwnColumns;

constexpr std::array kListedChoices{Choice{"in the time shown", RowsListed::Window},
                                    Choice{"also in sight", RowsListed::Picture},
                                    Choice{"all rows", RowsListed::All}};

/// What is drawn in this frame. Rows may be those of an older wish, and of an earlier reading, but
/// of the same table.
struct View {
  const UserTable& table;
  const TableRows& rows;
  std::size_t columns = 0;              // of the table, that are shown
  std::optional<std::uint32_t> chosen;  // row of the table

  const geo::EventTable& events() const { return *rows.wish.events; }
  bool isOfNow() const { return rows.wish.events == table.events; }
  std::uint32_t eventOf(std::uint32_t row) const { return (*rows.eventOfRow)[row]; }
};

AttributeTableState& stateOf(const Panel& panel) {
  return panel.state.attributes;
}

/// The row of the event that the inspector shows, or an undrawn one that was clicked.
std::optional<std::uint32_t> chosenRow(const Panel& panel, const UserTable& table) {
  const auto& selected = panel.session.selectedEvents;
  if (!selected && !panel.session.selection) return stateOf(panel).undrawn;
  if (!selected || selected->table != table.id) return std::nullopt;
  if (selected->shown >= selected->events.size()) return std::nullopt;
  return table.events->events.rows[selected->events[selected->shown]];
}

/// Which rows of the table are listed, in words.
std::string wordsFor(RowsListed listed, const UserTable& table) {
  if (listed == RowsListed::All) return "all rows";
  std::string words = "rows that happen in the time";
  if (listed == RowsListed::Picture) words += " and were in sight";
  const std::string filter = filterWords(table);
  return filter.empty() ? words : words + "; " + filter;
}

void drawHead(const Panel& panel, const UserTable& table, bool isCurrent) {
  AttributeTableState& state = stateOf(panel);
  if (const auto listed = ui::drawChoice(panel, "attributes/listed", panel.scaled(kChoicePx),
                                         kListedChoices, state.listed)) {
    state.listed = *listed;
  }
  ImGui::SameLine();
  const TableRows* const rows = panel.info.tableRows.get();
  std::string told = !isCurrent
                         ? "sorting …"
                         : fmt::format("{} of {} rows", rows->rows.size(), table.events->rowCount);
  if (table.events->columns.size() > kMostColumns) {
    told += fmt::format(" · {} of {} columns; the inspector has all of them", kMostColumns,
                        table.events->columns.size());
  }
  ui::quietText(panel.info.fonts.small, told);
  ui::mark(panel.info.recorder, "attributes/told", told);
  if (!isCurrent) return;
  ImGui::SameLine();
  drawTakeOut(panel, "attributes/take-out", [&] {
    const TableRowsPtr& all = panel.info.tableRows;
    return command::TakeOut{table.id, {all, &all->rows}, wordsFor(state.listed, table), {}};
  });
}

RowSort sortOf(const ImGuiTableColumnSortSpecs& specs) {
  RowSort sort;
  const std::size_t column = specs.ColumnUserID;
  if (column == 1) sort.by = RowSort::By::When;
  if (column == 2) sort.by = RowSort::By::Undrawn;
  if (column >= kOwnColumns) {
    sort.by = RowSort::By::Column;
    sort.column = column - kOwnColumns;
  }
  if (specs.SortDirection == ImGuiSortDirection_Descending) sort.order = RowSort::Order::Down;
  return sort;
}

void setUpColumns(const Panel& panel, const View& view) {
  const auto setUp = [&](const char* title, float widthPx, std::size_t id, int flags = 0) {
    ImGui::TableSetupColumn(title, flags | ImGuiTableColumnFlags_WidthFixed, panel.scaled(widthPx),
                            static_cast<ImGuiID>(id));
  };
  const bool all = stateOf(panel).listed == RowsListed::All;
  setUp("row", kNumberPx, 0, ImGuiTableColumnFlags_DefaultSort);
  setUp("when", kWhenPx, 1);
  setUp("not drawn", kColumnPx, 2, all ? 0 : ImGuiTableColumnFlags_Disabled);
  for (std::size_t i = 0; i < view.columns; ++i) {
    setUp(view.events().columns[i].name.c_str(), kColumnPx, kOwnColumns + i);
  }
  ImGui::TableSetupScrollFreeze(1, 1);
  const ImGuiTableSortSpecs* const specs = ImGui::TableGetSortSpecs();
  if (specs && specs->SpecsCount > 0) stateOf(panel).sort = sortOf(specs->Specs[0]);
}

/// The columns' names; each can be clicked to sort by it.
void drawHeaders(const Panel& panel) {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (int i = 0; i < ImGui::TableGetColumnCount(); ++i) {
    if (!ImGui::TableSetColumnIndex(i)) continue;
    const char* const name = ImGui::TableGetColumnName(i);
    ImGui::PushID(i);
    ImGui::TableHeader(name);
    ui::markNamed(panel.info.recorder, "attributes/column/{}", name);
    ImGui::PopID();
  }
}

/// As the inspector has it.
std::string whenText(const Panel& panel, const View& view, std::uint32_t event) {
  const Properties properties = propertiesOf(view.events(), event, panel.session.clock.window);
  const auto when = std::ranges::find(properties.rows, "When", &Property::label);
  return when == properties.rows.end() ? std::string() : when->value;
}

/// An event is selected and shown; a row that is not drawn is marked here alone. Of a list that is
/// about to be another one, only what is there still can be chosen.
void choose(const Panel& panel, const View& view, std::uint32_t row) {
  std::uint32_t event = view.eventOf(row);
  if (!view.isOfNow()) {
    if (event != TableRows::kUndrawn) {
      event = geo::sameEvents(view.events(), {&event, 1}, *view.table.events).front();
    }
    if (event == TableRows::kUndrawn) return;
  }
  if (event == TableRows::kUndrawn) {
    stateOf(panel).undrawn = row;
    panel.out.push_back(command::Select{});
    return;
  }
  stateOf(panel).undrawn.reset();
  Commands show = commandsShowing(panel.session, {view.table.id, {event}, 1, 0});
  std::ranges::move(show, std::back_inserter(panel.out));
}

void drawCell(std::string_view text) {
  const std::size_t line = text.substr(0, text.find('\n')).size();
  ImGui::TextUnformatted(text.data(), text.data() + line);
}

void drawRow(const Panel& panel, const View& view, std::uint32_t row) {
  const std::uint32_t event = view.eventOf(row);
  const bool drawn = event != TableRows::kUndrawn;
  ImGui::TableNextRow();
  ImGui::TableSetColumnIndex(0);
  const std::string number = std::to_string(row + 1);
  if (ImGui::Selectable(number.c_str(), view.chosen == row, ImGuiSelectableFlags_SpanAllColumns)) {
    choose(panel, view, row);
  }
  ui::markNamed(panel.info.recorder, "attributes/row/{}", row + 1);
  if (ImGui::TableSetColumnIndex(1) && drawn) drawCell(whenText(panel, view, event));
  if (ImGui::TableSetColumnIndex(2) && !drawn) {
    if (const auto why = whyUndrawn(view.events(), row)) drawCell(geo::wordsFor(*why));
    ui::markNamed(panel.info.recorder, "attributes/row/{}/why", row + 1);
  }
  for (std::size_t i = 0; i < view.columns; ++i) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(kOwnColumns + i))) continue;
    drawCell(view.events().columns[i].textAt(row));
  }
}

float rowHeightPx() {
  return ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
}

/// The row stands where it stood when it was seen last; whether it is in the list at all.
bool scrollTo(const AttributeTableState::Sight& sight, std::size_t seenAs, const TableRows& list,
              std::uint32_t row) {
  const auto at = std::ranges::find(list.rows, row);
  if (at == list.rows.end()) return false;
  const auto index = static_cast<float>(at - list.rows.begin());
  const float movedPx = rowHeightPx() * (index - static_cast<float>(seenAs));
  ImGui::SetScrollY(std::max(0.0f, sight.scrollPx + movedPx));
  return true;
}

/// When other rows of the table have been read, those that were in sight and are there still stay
/// there; and nothing is scrolled to because its row has another number.
void keepInSight(const Panel& panel, const View& view) {
  AttributeTableState& state = stateOf(panel);
  const AttributeTableState::Sight& sight = state.sight;
  const bool other = sight.list && sight.list->wish.table == view.table.id &&
                     sight.list->wish.events != view.rows.wish.events;
  if (!other) return;
  state.undrawn.reset();  // it was a row of the others
  state.shown = {state.table, state.listed, state.sort, view.chosen};
  std::vector<std::uint32_t> events;
  std::vector<std::size_t> indices;
  const std::size_t last = std::min(sight.first + sight.count, sight.list->rows.size());
  for (std::size_t i = sight.first; i < last; ++i) {
    const std::uint32_t event = (*sight.list->eventOfRow)[sight.list->rows[i]];
    if (event == TableRows::kUndrawn) continue;
    events.push_back(event);
    indices.push_back(i);
  }
  const auto found = geo::sameEvents(*sight.list->wish.events, events, view.events());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == geo::kNoEvent) continue;
    if (scrollTo(sight, indices[i], view.rows, view.events().events.rows[found[i]])) return;
  }
}

/// What is in sight now.
void rememberSight(const Panel& panel) {
  const float scrollPx = ImGui::GetScrollY(), rowPx = rowHeightPx();
  const auto rowsIn = [&](float px) {
    return static_cast<std::size_t>(std::max(px / rowPx, 0.0f));
  };
  stateOf(panel).sight = {panel.info.tableRows, rowsIn(scrollPx),
                          rowsIn(ImGui::GetWindowHeight()) + 1, scrollPx};
}

/// Brings the chosen row into the middle when another is chosen, or when the list is another one.
void scrollToChosen(const Panel& panel, const View& view, bool isCurrent) {
  AttributeTableState& state = stateOf(panel);
  const AttributeTableState::Shown now{state.table, state.listed, state.sort, view.chosen};
  if (!isCurrent || now == state.shown) return;
  state.shown = now;
  if (!view.chosen) return;
  const auto at = std::ranges::find(view.rows.rows, *view.chosen);
  if (at == view.rows.rows.end()) return;
  const float topPx = rowHeightPx() * static_cast<float>(at - view.rows.rows.begin());
  const float seenPx = ImGui::GetWindowHeight() - 2 * rowHeightPx(), fromPx = ImGui::GetScrollY();
  if (topPx < fromPx || topPx > fromPx + seenPx) ImGui::SetScrollY(topPx - seenPx / 2);
}

/// Dear ImGui's own know no themes. Four of them are pushed.
void pushColors(const PanelColors& colors) {
  ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ui::packed(colors.button));
  ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui::packed(colors.line));
  ImGui::PushStyleColor(ImGuiCol_TableRowBgAlt, ui::packed(colors.field));
  ImGui::PushStyleColor(ImGuiCol_Header, ui::packed(colors.accentPale));
}

void drawRows(const Panel& panel, const View& view, bool isCurrent) {
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_Sortable | ImGuiTableFlags_Resizable | ImGuiTableFlags_Reorderable |
      ImGuiTableFlags_Hideable | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
      ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_NoSavedSettings;
  const int columns = static_cast<int>(kOwnColumns + view.columns);
  if (!ImGui::BeginTable(view.table.id.c_str(), columns, kFlags)) return;
  setUpColumns(panel, view);
  drawHeaders(panel);
  if (isCurrent) keepInSight(panel, view);
  scrollToChosen(panel, view, isCurrent);
  rememberSight(panel);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(view.rows.rows.size()), rowHeightPx());
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      drawRow(panel, view, view.rows.rows[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
}

}  // namespace

void openAtUndrawn(AttributeTableState& state, const std::string& table, std::uint32_t row) {
  state.table = table;
  state.listed = RowsListed::All;
  state.undrawn = row;
}

namespace {

void close(AttributeTableState& state) {
  state.table.clear();
  state.undrawn.reset();
  state.sight = {};
}

}  // namespace

void drawAttributeTable(const Panel& panel) {
  AttributeTableState& state = stateOf(panel);
  const Rect& map = panel.info.layout.map;
  if (state.table.empty() || map.empty()) return;
  const UserTable* table = tableOf(panel.session, state.table);
  if (!table) return close(state);
  const TableRows* const rows = panel.info.tableRows.get();
  const bool isOfTable = rows && rows->wish.table == table->id;
  const auto wish = tableRowsWish(panel.session, state.table, state.listed, state.sort);
  const bool isCurrent = isOfTable && rows->wish == wish;
  const float heightPx = map.heightPx * kWindowShare;
  ImGui::SetNextWindowPos({map.xPx, map.bottomPx() - heightPx}, ImGuiCond_Appearing);
  ImGui::SetNextWindowSize({map.widthPx, heightPx}, ImGuiCond_Appearing);
  bool stays = true;
  const std::string title = table->events->title + "###attributes";
  ImGui::Begin(
      title.c_str(), &stays,
      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoNav);
  ImGui::PushFont(panel.info.fonts.small);
  drawHead(panel, *table, isCurrent);
  if (isOfTable) {
    View view{*table, *rows, std::min(rows->wish.events->columns.size(), kMostColumns), {}};
    view.chosen = view.isOfNow() ? chosenRow(panel, *table) : state.shown.chosen;
    pushColors(panel.colors());
    drawRows(panel, view, isCurrent);
    ImGui::PopStyleColor(4);
  }
  ImGui::PopFont();
  ImGui::End();
  if (!stays) close(state);
}

}  // namespace viewer
