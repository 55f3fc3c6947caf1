// What was read from a table and what was not: each row that is not drawn has a reason.
#include "viewer/panels/panel.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>

namespace viewer {

namespace {

constexpr float kWidthPx = 560;  // at scale 1

/// A kind of rows: how many, why, what one can do, and a few of them.
void drawFinding(const Panel& panel, const geo::RowFinding& finding, std::string_view what,
                 std::string_view fix) {
  if (finding.count == 0) return;
  ui::text(panel.info.fonts.bold, fmt::format("{}: {}", finding.count, what));
  ui::mark(panel.info.recorder, fmt::format("report/{}", what), std::to_string(finding.count));
  ui::wrappedText(panel.info.fonts.normal, fix);
  for (const geo::RowExample& example : finding.examples) {
    ui::quietText(panel.info.fonts.small, fmt::format("row {}: {}", example.row, example.cells));
  }
  ImGui::Spacing();
}

void drawSummary(const Panel& panel, const UserTable& table) {
  const geo::LoadReport& report = table.events->report;
  ui::text(panel.info.fonts.bold, table.events->title);
  ui::quietText(panel.info.fonts.small, table.events->path);
  const std::string rows = fmt::format("{} rows in, {} drawn, {} not drawn", report.rows,
                                       report.drawn, report.undrawn());
  ui::text(panel.info.fonts.normal, rows);
  ui::mark(panel.info.recorder, "report/rows", rows);
  if (report.leftOut > 0) {
    ui::wrappedText(
        panel.info.fonts.normal,
        fmt::format("{} lines are left out beside these: they have not as many cells as "
                    "there are columns.",
                    report.leftOut));
  }
  if (table.places && table.places->outside > 0) {
    ui::wrappedText(panel.info.fonts.normal,
                    fmt::format("{} of those drawn lie outside this projection's domain: choose "
                                "another one to see them.",
                                table.places->outside));
  }
  for (const std::string& line : report.howRead) ui::quietText(panel.info.fonts.small, line);
  ImGui::Separator();
}

void drawFindings(const Panel& panel, const geo::LoadReport& report) {
  for (std::size_t i = 0; i < geo::kNotDrawnCount; ++i) {
    const auto why = static_cast<geo::NotDrawn>(i);
    drawFinding(panel, report.notDrawn.at(i), geo::wordsFor(why), geo::fixFor(why));
  }
  const bool anySuspicious = std::ranges::any_of(
      report.suspicious, [](const geo::RowFinding& finding) { return finding.count > 0; });
  if (anySuspicious) ui::text(panel.info.fonts.bold, "Drawn, but worth a look");
  for (std::size_t i = 0; i < geo::kSuspiciousCount; ++i) {
    const auto what = static_cast<geo::Suspicious>(i);
    drawFinding(panel, report.suspicious.at(i), geo::wordsFor(what), geo::fixFor(what));
  }
}

}  // namespace

void drawLoadReport(const Panel& panel) {
  auto& open = panel.state.reportOf;
  if (open.empty()) return;
  const UserTable* table = tableOf(panel.session, open);
  if (!table) return open.clear();
  const Rect& map = panel.info.layout.map;
  const float widthPx = std::min(panel.scaled(kWidthPx), map.widthPx - panel.scaled(20));
  ImGui::SetNextWindowPos({map.xPx + (map.widthPx - widthPx) / 2, map.yPx + panel.scaled(40)},
                          ImGuiCond_Appearing);
  ImGui::SetNextWindowSizeConstraints({widthPx, 0}, {widthPx, map.heightPx * 0.8f});
  bool stays = true;
  ImGui::Begin("What was read", &stays,
               ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoCollapse);
  drawSummary(panel, *table);
  drawSystemQuestion(panel, *table);
  drawFindings(panel, table->events->report);
  if (ImGui::Button("Close")) stays = false;
  ui::mark(panel.info.recorder, "report/close");
  ImGui::End();
  if (!stays) open.clear();
}

}  // namespace viewer
