#include "viewer/panels/map_settings.hpp"

#include "viewer/panels/choice.hpp"
#include "viewer/panels/row_label.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

using ui::Choice;

constexpr const char* kPopup = "map settings";
constexpr float kFieldPx = 230;  // at scale 1

constexpr std::array kGridChoices{Choice{"no grid", Grid::None},
                                  Choice{"longitude, latitude", Grid::LonLat},
                                  Choice{"UTM", Grid::Utm}, Choice{"MGRS", Grid::Mgrs}};

/// Projections that people ask for; the field below takes any other.
struct KnownProjection {
  const char* title;
  const char* definition;  // empty: one that fits the scenario's extent
};
constexpr KnownProjection kProjections[] = {
    {"fitting the extent", ""},
    {"UTM zone 38N", "EPSG:32638"},
    {"UTM zone 39N", "EPSG:32639"},
    {"Web Mercator", "EPSG:3857"},
    {"longitude, latitude", "EPSG:4326"},
    {"Lambert conformal, Caucasus", "+proj=lcc +lat_1=39 +lat_2=41.5 +lon_0=46 +datum=WGS84"},
    {"Equal Earth", "+proj=eqearth +datum=WGS84"}};

void drawThemeRow(const Panel& panel) {
  ui::drawRowLabel(panel, "Theme");
  std::array<Choice<ThemeId>, std::tuple_size_v<std::decay_t<decltype(themes())>>> choices{};
  std::ranges::transform(themes(), choices.begin(), [](const Theme& theme) {
    return Choice{theme.title.data(), theme.id};
  });
  if (const auto theme = ui::drawChoice(panel, "map/theme", panel.scaled(kFieldPx), choices,
                                        panel.session.theme)) {
    panel.out.push_back(command::SetTheme{*theme});
  }
}

void drawGridRow(const Panel& panel) {
  ui::drawRowLabel(panel, "Grid");
  if (const auto grid = ui::drawChoice(panel, "map/grid", panel.scaled(kFieldPx), kGridChoices,
                                       panel.session.grid)) {
    panel.out.push_back(command::SetGrid{*grid});
  }
}

std::string definitionOf(const Panel& panel, const KnownProjection& known) {
  return *known.definition ? known.definition
                           : geo::fittingProjection(panel.session.scenario->extent);
}

void drawProjectionRows(const Panel& panel) {
  ui::drawRowLabel(panel, "Projection");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  const bool open = ImGui::BeginCombo("##projection", panel.session.projection->name().c_str());
  ui::mark(panel.info.recorder, "map/projection", panel.session.projection->name());
  if (open) {
    for (const KnownProjection& known : kProjections) {
      if (ImGui::Selectable(known.title)) {
        panel.out.push_back(command::SetProjection{definitionOf(panel, known)});
      }
      ui::markNamed(panel.info.recorder, "map/projection/{}", known.title);
    }
    ImGui::EndCombo();
  }
  ui::drawRowLabel(panel, "or any");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  std::string& text = panel.state.projectionText;
  if (ImGui::InputTextWithHint("##definition", "EPSG:32638, +proj=…, Enter", &text,
                               ImGuiInputTextFlags_EnterReturnsTrue)) {
    panel.out.push_back(command::SetProjection{text});
  }
  ui::mark(panel.info.recorder, "map/definition");
}

void drawFurnitureRows(const Panel& panel) {
  ImGui::Spacing();
  ui::quietText(panel.info.fonts.small, "On the map");
  const Furniture now = panel.session.furniture;
  for (std::size_t i = 0; i < kFurnitureRows.size(); ++i) {
    const FurnitureRow& row = kFurnitureRows.at(i);
    bool shown = now.has(row.piece);
    if (i % 2 == 1) ImGui::SameLine(panel.scaled(200));
    if (ImGui::Checkbox(row.title.data(), &shown)) {
      panel.out.push_back(
          command::SetFurniture{shown ? now.with(row.piece) : now.without(row.piece)});
    }
    ui::markNamed(panel.info.recorder, "map/furniture/{}", row.name);
  }
}

void drawMarkingRows(const Panel& panel) {
  ImGui::Spacing();
  ui::drawRowLabel(panel, "Marking");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx - 32));
  geo::Marking marking = panel.session.marking;
  const bool typed =
      ImGui::InputTextWithHint("##marking", "at the top and the bottom", &marking.text);
  ui::mark(panel.info.recorder, "map/marking");
  ImGui::SameLine();
  float rgb[3] = {static_cast<float>(marking.color.r) / 255,
                  static_cast<float>(marking.color.g) / 255,
                  static_cast<float>(marking.color.b) / 255};
  const bool painted = ImGui::ColorEdit3("##marking color", rgb, ImGuiColorEditFlags_NoInputs);
  const auto part = [](float share) { return static_cast<std::uint8_t>(share * 255 + 0.5f); };
  marking.color = {part(rgb[0]), part(rgb[1]), part(rgb[2]), 255};
  if (typed || painted) panel.out.push_back(command::SetMarking{std::move(marking)});
}

}  // namespace

void drawMapSettings(const Panel& panel) {
  if (ImGui::Button("Map…")) ImGui::OpenPopup(kPopup);
  ui::mark(panel.info.recorder, "toolbar/map");
  if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip("Theme, projection, grid, and each thing that the map carries");
  }
  if (!ImGui::BeginPopup(kPopup)) return;
  drawThemeRow(panel);
  drawProjectionRows(panel);
  drawGridRow(panel);
  drawFurnitureRows(panel);
  drawMarkingRows(panel);
  ImGui::EndPopup();
}

}  // namespace viewer
