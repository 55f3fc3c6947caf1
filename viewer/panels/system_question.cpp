#include "viewer/panels/system_question.hpp"

#include "viewer/panels/panel.hpp"

#include <string_view>
#include <vector>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

/// A system that tables of the region come in.
struct Usual {
  std::string title, definition;
};

/// The map's own projection first, then the UTM zone of the scenario, then what maps there use.
std::vector<Usual> usualSystems(const Session& session) {
  std::vector<Usual> usual;
  const auto add = [&](std::string title, std::string definition) {
    for (const Usual& known : usual) {
      if (known.definition == definition) return;
    }
    usual.push_back({std::move(title), std::move(definition)});
  };
  const geo::Projection& projection = *session.projection;
  const bool degrees = projection.metresPerUnit() > 1000;
  if (!degrees) add("this map's: " + projection.name(), projection.definition());
  add("UTM zone 38N (WGS 84)", "EPSG:32638");
  add("UTM zone 39N (WGS 84)", "EPSG:32639");
  add("UTM zone 37N (WGS 84)", "EPSG:32637");
  add("Gauss-Krüger zone 8 (Pulkovo 1942)", "EPSG:28408");
  add("Web Mercator", "EPSG:3857");
  return usual;
}

void ask(SystemQuestion& question) {
  const auto system = geo::Projection::create(question.text);
  if (!system) {
    question.fault = geo::describe(system.error());
    return;
  }
  question.fault.clear();
  question.asked = question.text;
  question.waiting = true;
}

void drawUsual(const Panel& panel, SystemQuestion& question) {
  for (const Usual& usual : usualSystems(panel.session)) {
    const std::string title = fmt::format("{}: {}", usual.title, usual.definition);
    if (ImGui::RadioButton(title.c_str(), question.text == usual.definition)) {
      question.text = usual.definition;
      question.fault.clear();
    }
    ui::markNamed(panel.info.recorder, "report/system/{}", usual.definition);
  }
}

void drawField(const Panel& panel, SystemQuestion& question) {
  const char* const button = "Read the table in it";
  const float buttonPx = ImGui::CalcTextSize(button).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SetNextItemWidth(-buttonPx - ImGui::GetStyle().ItemSpacing.x);
  const bool entered = ImGui::InputTextWithHint(
      "##system", "EPSG:32638, +proj=…, WKT", &question.text, ImGuiInputTextFlags_EnterReturnsTrue);
  ui::mark(panel.info.recorder, "report/system");
  if (ImGui::IsItemEdited()) question.fault.clear();
  ImGui::SameLine();
  const bool pressed = ImGui::Button(button);
  ui::mark(panel.info.recorder, "report/system/read");
  if ((entered || pressed) && !question.text.empty() && !question.waiting) ask(question);
}

}  // namespace

bool asksForSystem(const UserTable& table) {
  const auto& notDrawn = table.events->report.notDrawn;
  return !table.live && notDrawn.at(static_cast<std::size_t>(geo::NotDrawn::UnknownCrs)).count > 0;
}

void drawSystemQuestion(const Panel& panel, const UserTable& table) {
  if (!asksForSystem(table) && table.link.crs.empty()) return;
  const bool isNew = !panel.state.systems.contains(table.id);
  SystemQuestion& question = panel.state.systems[table.id];
  if (isNew) question.text = table.link.crs;
  ui::text(panel.info.fonts.bold, "In which reference system are these numbers?");
  ui::wrappedText(panel.info.fonts.normal,
                  "They are no degrees, and the file does not say it. Whoever made the file knows; "
                  "a wrong one puts the events in a wrong place.");
  drawUsual(panel, question);
  drawField(panel, question);
  if (question.waiting) ui::quietText(panel.info.fonts.small, "reading the table …");
  if (!question.fault.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(panel.colors().error));
    ui::wrappedText(panel.info.fonts.small, question.fault);
    ImGui::PopStyleColor();
    ui::mark(panel.info.recorder, "report/system/fault", question.fault);
  }
  ImGui::Separator();
}

}  // namespace viewer
