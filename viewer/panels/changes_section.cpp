// "What changed since …": the lower part of the right column while two dates are compared.
#include "viewer/panels/panel.hpp"

#include <cmath>

namespace viewer {

namespace {

constexpr float kShareOfColumn = 0.55f;

void drawHeading(const Panel& panel) {
  const auto words = [&](geo::TimeSpan window) {
    return formatWindow(window, panel.session.clock.zone);
  };
  const std::string since =
      fmt::format("What changed since {}", words(panel.session.compare.before));
  ui::wrappedText(panel.info.fonts.bold, since);
  ui::mark(panel.info.recorder, "changes/heading", since);
  ui::quietText(panel.info.fonts.small,
                fmt::format("compared with {}", words(panel.session.clock.window)));
}

/// What each holder gained or lost, and what it has now.
void drawGround(const Panel& panel, const std::vector<GroundLine>& ground) {
  if (ground.empty()) return;
  ImGui::Spacing();
  for (const GroundLine& line : ground) {
    ui::text(panel.info.fonts.normal, line.holder);
    ImGui::SameLine();
    ui::text(panel.info.fonts.bold, line.change);
    if (panel.info.recorder) {
      ui::mark(panel.info.recorder, fmt::format("changes/ground/{}", line.holder), line.change);
    }
    ui::quietText(panel.info.fonts.small, line.now);
  }
}

/// A heading stands on the lower of its two lines.
void drawLine(const Panel& panel, const ChangeLine& line) {
  const float linePx = ImGui::GetTextLineHeight(), widthPx = ImGui::GetContentRegionAvail().x;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 lower{corner.x, corner.y + linePx};
  if (!line.row) {
    ImGui::Dummy({widthPx, 2 * linePx});
    ui::markNamed(panel.info.recorder, "changes/group/{}", line.title);
    ui::clippedText(panel.info.fonts.bold, lower, widthPx, panel.colors().ink, line.title);
    return;
  }
  ImGui::PushID(static_cast<int>(line.row->layer));
  ImGui::PushID(static_cast<int>(line.row->feature));
  const bool chosen = panel.session.selection == line.row;
  if (ImGui::Selectable("##row", chosen, 0, {0, 2 * linePx})) {
    panel.out.push_back(command::FlyTo{*line.row});
  }
  ui::markNamed(panel.info.recorder, "changes/{}/{}", line.row->layer, line.row->feature);
  if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip("%s\n%s\n%s", line.title.c_str(), line.below.c_str(), line.source.c_str());
  }
  ImFont* small = panel.info.fonts.small;
  ui::clippedText(small, corner, widthPx, panel.colors().ink, line.title);
  ui::clippedText(small, lower, widthPx, panel.colors().quietInk, line.below);
  ImGui::PopID();
  ImGui::PopID();
}

void drawLines(const Panel& panel, const std::vector<ChangeLine>& lines) {
  ImGui::PushFont(panel.info.fonts.small);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      drawLine(panel, lines[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::PopFont();
}

}  // namespace

RightColumn rightColumnOf(const Panel& panel) {
  RightColumn column{panel.info.layout.inspector, {}};
  if (column.inspector.empty() || !comparesDates(panel.session)) return column;
  column.changes = column.inspector;
  column.changes.heightPx = std::round(column.inspector.heightPx * kShareOfColumn);
  column.inspector.heightPx -= column.changes.heightPx;
  column.changes.yPx = column.inspector.bottomPx();
  return column;
}

void drawChangesSection(const Panel& panel) {
  const Rect rect = rightColumnOf(panel).changes;
  if (rect.empty()) return;
  ChangeLines& lines = panel.state.cache.changes;
  refresh(lines, panel.session);
  ui::begin("changes", rect, ui::Scrolling::Yes);
  drawHeading(panel);
  // While the answer for a moving date is being found the last one stays.
  if (!lines.of || lines.of->scenario != panel.session.scenario) {
    ui::quietText(panel.info.fonts.normal, "Comparing …");
    ui::mark(panel.info.recorder, "changes/busy");
  } else if (lines.lines.empty() && lines.ground.empty()) {
    ui::quietText(panel.info.fonts.normal, "Nothing changed.");
    ui::mark(panel.info.recorder, "changes/nothing");
  }
  drawGround(panel, lines.ground);
  drawLines(panel, lines.lines);
  ui::end();
}

}  // namespace viewer
