// The user's tables in the layer list: shown or not, their kinds, how they are drawn, what was
// read.
#include "viewer/layers/event_marks.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <string>

namespace viewer {

namespace {

constexpr float kIndentPx = 18, kColumnChoicePx = 150;  // at scale 1
/// Columns with more kinds than this are no help in telling events apart.
constexpr std::uint32_t kMostKinds = 400;

bool isUnfolded(const Panel& panel, const UserTable& table) {
  return !panel.state.openLayers.contains(table.id);  // a table's kinds are shown at first
}

/// Whether its kind is the table itself, which needs no row of its own.
bool isItsOnlyKind(const UserTable& table) {
  return !table.style.category && table.classes->titles.size() == 1;
}

void drawLook(const Panel& panel, const UserTable& table, std::size_t kind, std::size_t count) {
  const std::size_t look = table.classes->lookOf(kind);
  LegendEntry sample{LegendEntry::Sample::Marker, "",
                     classColor(themeOf(panel.session.theme), look)};
  sample.symbol = classSymbol(look);
  drawSample(panel, sample, count == 0 ? Faded::Yes : Faded::No);
  ImGui::SameLine();
}

void drawName(const Panel& panel, const UserTable& table, const geo::EventCounts& counts) {
  auto& folded = panel.state.openLayers;
  if (ImGui::SmallButton(isUnfolded(panel, table) ? "-" : "+")) {
    if (!folded.insert(table.id).second) folded.erase(table.id);
  }
  ui::markNamed(panel.info.recorder, "tables/{}/open", table.id);
  ImGui::SameLine();
  if (isItsOnlyKind(table)) drawLook(panel, table, 0, counts.possible);
  const std::string text = fmt::format("{} / {}", counts.possible, table.events->rowCount);
  const float takenPx = ImGui::CalcTextSize(text.c_str()).x + ImGui::GetFrameHeight() +
                        2 * ImGui::GetStyle().ItemInnerSpacing.x;
  const std::string title =
      ui::fitted(table.events->title, ImGui::GetContentRegionAvail().x - takenPx);
  bool shown = isShown(panel.session, table.id);
  if (ImGui::Checkbox(title.c_str(), &shown)) {
    panel.out.push_back(command::ShowLayer{table.id, shown ? Shown::Yes : Shown::No});
  }
  ui::markNamed(panel.info.recorder, "tables/{}", table.id);
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", table.events->path.c_str());
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(text.c_str()).x);
  ui::quietText(panel.info.fonts.small, text);
  ui::mark(panel.info.recorder, fmt::format("tables/{}/counts", table.id), text);
  if (table.live) ui::wrappedText(panel.info.fonts.small, table.events->report.howRead.front());
}

/// One kind, with a box that shows or hides its events, and how many there are in the window.
void drawKind(const Panel& panel, const UserTable& table, std::size_t kind, std::size_t count) {
  const std::uint32_t bit = 1u << kind;
  bool shown = !(table.filter.hiddenClasses & bit);
  ImGui::PushID(static_cast<int>(kind));
  drawLook(panel, table, kind, count);
  if (ImGui::Checkbox(table.classes->titles[kind].c_str(), &shown)) {
    TableFilter filter = table.filter;
    filter.hiddenClasses ^= bit;
    panel.out.push_back(command::FilterTable{table.id, filter});
  }
  ui::markNamed(panel.info.recorder, "tables/{}/kind/{}", table.id, kind);
  const std::string text = std::to_string(count);
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(text.c_str()).x);
  ui::quietText(panel.info.fonts.small, text);
  ui::mark(panel.info.recorder, fmt::format("tables/{}/kind/{}/count", table.id, kind), text);
  ImGui::PopID();
}

bool canTellKinds(const geo::Column& column) {
  const auto* texts = std::get_if<geo::TextCells>(&column.cells);
  return texts ? texts->codeCount() > 1 && texts->codeCount() <= kMostKinds
               : std::holds_alternative<std::vector<std::int64_t>>(column.cells);
}

bool canSize(const geo::Column& column) {
  return std::holds_alternative<std::vector<std::int64_t>>(column.cells) ||
         std::holds_alternative<std::vector<double>>(column.cells);
}

/// A list of the columns that `fits` takes, and none. What was chosen in this frame, if anything.
template <class Fits>
std::optional<std::optional<std::size_t>> drawColumnChoice(const Panel& panel,
                                                           const UserTable& table, const char* name,
                                                           std::optional<std::size_t> now,
                                                           Fits fits) {
  const auto& columns = table.events->columns;
  std::optional<std::optional<std::size_t>> chosen;
  ImGui::SetNextItemWidth(panel.scaled(kColumnChoicePx));
  const bool open = ImGui::BeginCombo(name, now ? columns[*now].name.c_str() : "nothing");
  ui::markNamed(panel.info.recorder, "tables/{}/{}", table.id, name);
  if (!open) return chosen;
  if (ImGui::Selectable("nothing", !now)) chosen.emplace();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!fits(columns[i])) continue;
    if (ImGui::Selectable(columns[i].name.c_str(), now == i)) chosen.emplace(i);
    ui::markNamed(panel.info.recorder, "tables/{}/{}/{}", table.id, name, columns[i].name);
  }
  ImGui::EndCombo();
  return chosen;
}

void drawStyle(const Panel& panel, const UserTable& table) {
  TableStyle style = table.style;
  if (const auto kind = drawColumnChoice(panel, table, "kinds by", style.category, canTellKinds)) {
    style.category = *kind;
  }
  if (const auto size = drawColumnChoice(panel, table, "size by", style.size, canSize)) {
    style.size = *size;
  }
  if (style != table.style) panel.out.push_back(command::StyleTable{table.id, style});
}

void drawButtons(const Panel& panel, const UserTable& table) {
  if (ImGui::SmallButton("Zoom to")) panel.out.push_back(command::FitTable{table.id});
  ui::markNamed(panel.info.recorder, "tables/{}/fit", table.id);
  ImGui::SameLine();
  if (ImGui::SmallButton("Table")) panel.state.attributes.table = table.id;
  ui::markNamed(panel.info.recorder, "tables/{}/table", table.id);
  ImGui::SameLine();
  if (ImGui::SmallButton("Remove")) panel.out.push_back(command::RemoveTable{table.id});
  ui::markNamed(panel.info.recorder, "tables/{}/remove", table.id);
  const std::size_t undrawn = table.events->report.undrawn();
  const std::string title =
      undrawn == 0 ? "What was read" : fmt::format("What was read: {} not drawn", undrawn);
  if (ImGui::SmallButton(title.c_str())) panel.state.reportOf = table.id;
  ui::markNamed(panel.info.recorder, "tables/{}/report", table.id);
}

void drawTable(const Panel& panel, const UserTable& table, const geo::EventCounts& counts) {
  ImGui::PushID(table.id.c_str());
  drawName(panel, table, counts);
  if (isUnfolded(panel, table)) {
    ImGui::Indent(panel.scaled(kIndentPx));
    const bool only = isItsOnlyKind(table) && table.filter.hiddenClasses == 0;
    for (std::size_t i = 0; !only && i < table.classes->titles.size(); ++i) {
      drawKind(panel, table, i, counts.ofClass[i]);
    }
    drawStyle(panel, table);
    drawWhereField(panel, table);
    drawButtons(panel, table);
    ImGui::Unindent(panel.scaled(kIndentPx));
  }
  ImGui::PopID();
}

}  // namespace

void drawTablesSection(const Panel& panel) {
  const auto& tables = panel.session.tables;
  const auto& counts = panel.state.cache.tableCounts;
  std::erase_if(panel.state.wheres, [&](const auto& field) {
    return std::ranges::find(tables, field.first, &UserTable::id) == tables.end();
  });
  std::erase_if(panel.state.systems, [&](const auto& question) {
    return std::ranges::find(tables, question.first, &UserTable::id) == tables.end();
  });
  if (tables.empty()) return;
  ImGui::PushFont(panel.info.fonts.small);
  for (std::size_t i = tables.size(); i-- > 0;) drawTable(panel, tables[i], counts[i]);
  ImGui::PopFont();
}

}  // namespace viewer
