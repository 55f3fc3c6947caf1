// The right panel: what the selected feature is, how sure that is, and who says so.
#include "viewer/panels/panel.hpp"
#include "viewer/panels/take_out.hpp"

namespace viewer {

namespace {

constexpr float kLabelWidthPx = 96;  // at scale 1

void drawHint(const Panel& panel) {
  ui::text(panel.info.fonts.bold, "Nothing selected");
  ui::mark(panel.info.recorder, "inspector/empty");
  ImGui::Spacing();
  ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(panel.colors().quietInk));
  ui::wrappedText(panel.info.fonts.normal,
                  "Click a mark, a line or an area on the map, or a row of \"Not on the map\", to "
                  "see what it is, when it was so, and who says so.");
  ImGui::PopStyleColor();
}

void drawTitle(const Panel& panel, const Properties& properties) {
  const float closePx = ImGui::GetFrameHeight();
  const float rightPx = ImGui::GetWindowContentRegionMax().x - closePx;
  ImGui::PushTextWrapPos(rightPx - panel.scaled(6));
  ui::text(panel.info.fonts.bold, properties.title);
  ImGui::PopTextWrapPos();
  ui::mark(panel.info.recorder, "inspector/title", properties.title);
  ImGui::SameLine(rightPx);
  if (ImGui::Button("×", {closePx, closePx})) panel.out.push_back(command::Select{});
  ui::mark(panel.info.recorder, "inspector/close");
  if (!properties.subtitle.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(panel.colors().quietInk));
    ui::wrappedText(panel.info.fonts.normal, properties.subtitle);
    ImGui::PopStyleColor();
  }
}

/// A label and its value beside it.
void drawPair(const Panel& panel, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  ui::quietText(panel.info.fonts.small, label);
  const float valuePx = ImGui::GetCursorStartPos().x + panel.scaled(kLabelWidthPx);
  // A label longer than its column pushes its value to a line of its own.
  if (ImGui::GetItemRectSize().x < panel.scaled(kLabelWidthPx - 4)) ImGui::SameLine();
  ImGui::SetCursorPosX(valuePx);
  ui::wrappedText(panel.info.fonts.normal, value);
  if (panel.info.recorder) {
    ui::mark(panel.info.recorder, fmt::format("inspector/row/{}", label), value);
  }
}

void drawSectionLine() {
  ImGui::Spacing();
  ImGui::Separator();
  ImGui::Spacing();
}

void drawNote(const Panel& panel, const Properties& properties) {
  if (properties.note.empty()) return;
  drawSectionLine();
  ui::quietText(panel.info.fonts.small, "Note");
  ui::wrappedText(panel.info.fonts.normal, properties.note);
  ui::mark(panel.info.recorder, "inspector/note", properties.note);
}

/// How the parties that the feature names stood at the date shown.
void drawStances(const Panel& panel, const Properties& properties) {
  if (properties.stances.empty()) return;
  drawSectionLine();
  ui::text(panel.info.fonts.bold, "Stances at this date");
  for (const Property& stance : properties.stances) drawPair(panel, stance.label, stance.value);
}

/// Without a selection: everybody's stance at the date shown; a click selects the row.
void drawAllStances(const Panel& panel) {
  const std::vector<Stance>& stances = panel.state.cache.stances;
  if (stances.empty()) return;
  drawSectionLine();
  ui::text(panel.info.fonts.bold, "Roles and stances at this date");
  for (const Stance& stance : stances) {
    ImGui::PushID(static_cast<int>(stance.ref.feature));
    ImGui::PushFont(panel.info.fonts.normal);
    const std::string actor = ui::fitted(stance.actor, ImGui::GetContentRegionAvail().x);
    if (ImGui::Selectable(actor.c_str())) {
      panel.out.push_back(command::Select{stance.ref});
    }
    ImGui::PopFont();
    ui::markNamed(panel.info.recorder, "inspector/stance/{}/{}", stance.ref.layer,
                  stance.ref.feature);
    ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(panel.colors().quietInk));
    ui::wrappedText(panel.info.fonts.small, stance.stance);
    ImGui::PopStyleColor();
    ImGui::PopID();
  }
}

void drawAddress(const Panel& panel, const std::string& address) {
  if (address.empty()) return;
  ui::quietText(panel.info.fonts.small, "Address");
  ui::wrappedText(panel.info.fonts.small, address);
  ui::mark(panel.info.recorder, "inspector/address", address);
  if (ImGui::Button("Copy address")) panel.out.push_back(command::CopyText{address});
  ui::mark(panel.info.recorder, "inspector/copy");
}

void drawSource(const Panel& panel, const Properties& properties) {
  drawSectionLine();
  ui::text(panel.info.fonts.bold, "Source");
  if (properties.sourceTitle.empty() && properties.sourceUrl.empty()) {
    ui::quietText(panel.info.fonts.normal, "No source is named.");
    ui::mark(panel.info.recorder, "inspector/no-source");
    return;
  }
  ui::wrappedText(panel.info.fonts.normal, properties.sourceTitle);
  ui::mark(panel.info.recorder, "inspector/source", properties.sourceTitle);
  drawPair(panel, "Publisher", properties.sourcePublisher);
  drawPair(panel, "Date", properties.sourceDate);
  drawAddress(panel, properties.sourceUrl);
}

/// The event that was shown is not among the rows that are there now; others that were chosen with
/// it are.
void drawGone(const Panel& panel) {
  Properties gone;
  gone.title = "No longer among the rows read";
  gone.subtitle = "The map or the timeline has left the event that was shown.";
  drawTitle(panel, gone);
  drawEventPager(panel);
  drawSelectionTakeOut(panel);
}

}  // namespace

void drawInspectorPanel(const Panel& panel) {
  const Rect rect = rightColumnOf(panel).inspector;
  if (rect.empty()) return;
  ui::begin("inspector", rect, ui::Scrolling::Yes);
  if (const auto& properties = panel.state.cache.properties) {
    drawTitle(panel, *properties);
    drawEventPager(panel);
    drawSelectionTakeOut(panel);
    drawSectionLine();
    for (const Property& row : properties->rows) drawPair(panel, row.label, row.value);
    drawNote(panel, *properties);
    drawStances(panel, *properties);
    drawSource(panel, *properties);
  } else if (panel.session.selectedEvents) {
    drawGone(panel);
  } else {
    drawHint(panel);
    drawAllStances(panel);
  }
  ui::end();
}

}  // namespace viewer
