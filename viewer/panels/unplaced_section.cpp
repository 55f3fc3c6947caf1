// "Not on the map": what is valid now and has no known place is listed, never drawn.
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <cctype>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr std::size_t kRowsWithoutFind = 8;  // a shorter list needs no field to search it

/// Without regard to the case of ASCII letters.
bool holds(std::string_view text, std::string_view wanted) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  };
  return !std::ranges::search(text, wanted, same).empty() || wanted.empty();
}

std::vector<const Unplaced*> foundIn(const std::vector<Unplaced>& all, std::string_view wanted) {
  std::vector<const Unplaced*> found;
  for (const Unplaced& row : all) {
    if (holds(row.name, wanted) || holds(row.layerTitle, wanted) || holds(row.reason, wanted)) {
      found.push_back(&row);
    }
  }
  return found;
}

/// Two lines: the name, then the layer and why it has no place.
void drawUnplaced(const Panel& panel, const Unplaced& row) {
  const float linePx = ImGui::GetTextLineHeight(), widthPx = ImGui::GetContentRegionAvail().x;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const bool chosen = panel.session.selection == row.ref;
  ImGui::PushID(static_cast<int>(row.ref.layer));
  ImGui::PushID(static_cast<int>(row.ref.feature));
  if (ImGui::Selectable("##row", chosen, 0, {0, 2 * linePx})) {
    panel.out.push_back(command::FlyTo{row.ref});
  }
  ui::markNamed(panel.info.recorder, "unplaced/{}/{}", row.ref.layer, row.ref.feature);
  if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip("%s\n%s\n%s", row.name.c_str(), row.layerTitle.c_str(), row.reason.c_str());
  }
  ui::clippedText(ImGui::GetFont(), corner, widthPx, panel.colors().ink, row.name);
  const std::string why = fmt::format("{} · {}", row.layerTitle, row.reason);
  ui::clippedText(ImGui::GetFont(), {corner.x, corner.y + linePx}, widthPx, panel.colors().quietInk,
                  why);
  ImGui::PopID();
  ImGui::PopID();
}

void drawRows(const Panel& panel, const std::vector<const Unplaced*>& rows) {
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      drawUnplaced(panel, *rows[static_cast<std::size_t>(i)]);
    }
  }
}

void drawFind(const Panel& panel) {
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##find", "Find", &panel.state.findText);
  ui::mark(panel.info.recorder, "unplaced/find", panel.state.findText);
}

/// Rows of a table are many: they are counted here, and named in its report.
void drawTablesUndrawn(const Panel& panel) {
  for (const UserTable& table : panel.session.tables) {
    const std::size_t undrawn = table.events->report.undrawn();
    if (undrawn == 0) continue;
    const std::string label =
        fmt::format("{} rows of {}: why##{}", undrawn, table.events->title, table.id);
    if (ImGui::Selectable(label.c_str())) panel.state.reportOf = table.id;
    ui::markNamed(panel.info.recorder, "unplaced/{}", table.id);
  }
}

std::size_t undrawnRows(const Session& session) {
  std::size_t rows = 0;
  for (const UserTable& table : session.tables) rows += table.events->report.undrawn();
  return rows;
}

}  // namespace

void drawUnplacedSection(const Panel& panel) {
  const std::vector<Unplaced>& all = panel.state.cache.unplaced;
  ImGui::Spacing();
  ImGui::Separator();
  ImGui::Spacing();
  const std::size_t inTables = undrawnRows(panel.session);
  ui::text(panel.info.fonts.bold, fmt::format("Not on the map ({})", all.size() + inTables));
  ImGui::PushFont(panel.info.fonts.small);
  drawTablesUndrawn(panel);
  if (all.empty() && inTables == 0)
    ui::quietText(panel.info.fonts.small, "Everything valid now has a place.");
  const bool searched = all.size() > kRowsWithoutFind;
  if (searched) drawFind(panel);
  drawRows(panel, foundIn(all, searched ? std::string_view(panel.state.findText) : ""));
  ImGui::PopFont();
}

}  // namespace viewer
