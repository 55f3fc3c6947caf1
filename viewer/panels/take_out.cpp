#include "viewer/panels/take_out.hpp"

#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace viewer {

namespace {

struct Format {
  const char *title, *ending;
};
constexpr Format kFormats[] = {{"CSV, for a spreadsheet", ".csv"},
                               {"GeoJSON", ".geojson"},
                               {"GeoPackage, for a GIS", ".gpkg"}};

/// Taken together: all of those in the box, or those that the selection lists.
command::TakeOut orderOf(const UserTable& table, const TableSelection& chosen) {
  const auto& events = chosen.every ? *chosen.every : chosen.events;
  auto rows = std::make_shared<std::vector<std::uint32_t>>();
  for (const std::uint32_t event : events) rows->push_back(table.events->events.rows[event]);
  const bool some = rows->size() < chosen.all;
  return {table.id,
          std::move(rows),
          some ? fmt::format("the first of {} that were selected", chosen.all)
               : std::string("rows that were selected"),
          {}};
}

}  // namespace

void drawTakeOut(const Panel& panel, const char* name,
                 const std::function<command::TakeOut()>& orderOf) {
  ImGui::PushID(name);
  if (ImGui::SmallButton("Take out…")) ImGui::OpenPopup("formats");
  ui::mark(panel.info.recorder, name);
  if (ImGui::BeginPopup("formats")) {
    for (const Format& format : kFormats) {
      if (ImGui::MenuItem(format.title)) {
        command::TakeOut order = orderOf();
        order.ending = format.ending;
        panel.out.push_back(std::move(order));
      }
      ui::markNamed(panel.info.recorder, "{}/{}", name, format.ending);
    }
    ImGui::EndPopup();
  }
  ImGui::PopID();
}

void drawSelectionTakeOut(const Panel& panel) {
  const auto& chosen = panel.session.selectedEvents;
  if (!chosen || chosen->events.empty()) return;
  const auto& tables = panel.session.tables;
  const auto table = std::ranges::find(tables, chosen->table, &UserTable::id);
  if (table == tables.end()) return;
  drawTakeOut(panel, "inspector/take-out", [&] { return orderOf(*table, *chosen); });
  const std::size_t taken = chosen->every ? chosen->every->size() : chosen->events.size();
  if (taken >= chosen->all) return;
  ImGui::SameLine();
  ui::quietText(panel.info.fonts.small, fmt::format("the first {}", taken));
}

}  // namespace viewer
