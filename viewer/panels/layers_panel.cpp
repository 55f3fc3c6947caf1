// The left panel: layers in drawing order, the topmost first, with their legends; below them what
// cannot be drawn.
#include "viewer/panels/panel.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer {

namespace {

/// A layer of the scenario or of the base map.
struct Row {
  std::string_view id, title;
  const LegendEntry& sample;
  const std::vector<LegendEntry>* legend = nullptr;
  std::string counts;  // empty for the base map
  bool nothingNow = false;
};

/// A triangle that points right, or down when open.
void drawArrow(const Panel& panel, bool open) {
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float x = (low.x + high.x) / 2, y = (low.y + high.y) / 2, half = panel.scaled(3.5f);
  const ImU32 ink = ui::packed(panel.colors().quietInk);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (open) {
    list.AddTriangleFilled({x - half, y - half / 2}, {x + half, y - half / 2}, {x, y + half}, ink);
  } else {
    list.AddTriangleFilled({x - half / 2, y - half}, {x + half, y}, {x - half / 2, y + half}, ink);
  }
}

bool isOpen(const Panel& panel, const Row& row) {
  return row.legend && panel.state.openLayers.contains(row.id);
}

void drawOpener(const Panel& panel, const Row& row) {
  const ImVec2 size{panel.scaled(12), ImGui::GetFrameHeight()};
  if (!row.legend || row.legend->empty()) {
    ImGui::Dummy(size);
    return;
  }
  auto& open = panel.state.openLayers;
  if (ImGui::InvisibleButton("open", size)) {
    const auto found = open.find(row.id);
    if (found == open.end())
      open.emplace(row.id);
    else
      open.erase(found);
  }
  ui::markNamed(panel.info.recorder, "layers/{}/open", row.id);
  drawArrow(panel, isOpen(panel, row));
}

void drawCheckbox(const Panel& panel, const Row& row, float widthPx) {
  bool shown = isShown(panel.session, row.id);
  const float boxPx = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  const std::string title = ui::fitted(row.title, widthPx - boxPx);
  if (ImGui::Checkbox(title.c_str(), &shown)) {
    panel.out.push_back(command::ShowLayer{std::string(row.id), shown ? Shown::Yes : Shown::No});
  }
  ui::markNamed(panel.info.recorder, "layers/{}", row.id);
  if (title.size() != row.title.size() && ImGui::IsItemHovered()) {
    ImGui::SetTooltip("%.*s", static_cast<int>(row.title.size()), row.title.data());
  }
}

void drawCounts(const Panel& panel, const Row& row) {
  if (row.counts.empty()) return;
  const float widthPx = ImGui::CalcTextSize(row.counts.c_str()).x;
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - widthPx);
  ui::quietText(panel.info.fonts.small, row.counts);
  if (panel.info.recorder) {
    ui::mark(panel.info.recorder, fmt::format("layers/{}/counts", row.id), row.counts);
  }
}

void drawLegend(const Panel& panel, const std::vector<LegendEntry>& legend) {
  ImGui::Indent(panel.scaled(18));
  for (const LegendEntry& entry : legend) {
    drawSample(panel, entry, Faded::No);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ui::wrappedText(panel.info.fonts.small, entry.title);
  }
  ImGui::Unindent(panel.scaled(18));
}

void drawRow(const Panel& panel, const Row& row) {
  ImGui::PushID(row.id.data(), row.id.data() + row.id.size());
  ImGui::PushFont(panel.info.fonts.small);
  const geo::Color ink = row.nothingNow ? panel.colors().quietInk : panel.colors().ink;
  ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(ink));
  const float gapPx = panel.scaled(4);
  drawOpener(panel, row);
  ImGui::SameLine(0, gapPx);
  drawSample(panel, row.sample, row.nothingNow ? Faded::Yes : Faded::No);
  ImGui::SameLine(0, gapPx);
  const float countsPx = row.counts.empty() ? 0 : ImGui::CalcTextSize(row.counts.c_str()).x + gapPx;
  drawCheckbox(panel, row, ImGui::GetContentRegionAvail().x - countsPx);
  drawCounts(panel, row);
  if (isOpen(panel, row)) drawLegend(panel, *row.legend);
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::PopID();
}

Row rowOf(const PanelCache& cache, const geo::Layer& layer, std::size_t index) {
  const std::size_t now = cache.validCounts[index], all = layer.features.size();
  return {layer.id,
          layer.title,
          cache.samples[index],
          &cache.legends[index],
          fmt::format("{} / {}", now, all),
          now == 0};
}

/// The user's own rasters, each with a way to let it go.
void drawRasterRows(const Panel& panel) {
  for (const UserRaster& raster : panel.session.rasters) {
    LegendEntry sample;
    if (raster.kind == UserRaster::Kind::Elevation) sample = tintEntry();
    drawRow(panel, {raster.id, raster.title, sample, nullptr, "    "});
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - panel.scaled(16));
    ImGui::PushID(raster.id.c_str());
    if (ImGui::SmallButton("×")) panel.out.push_back(command::RemoveRaster{raster.id});
    ui::markNamed(panel.info.recorder, "layers/{}/remove", raster.id);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("Take %s off the map", raster.path.c_str());
    ImGui::PopID();
  }
}

void drawLayerList(const Panel& panel) {
  const PanelCache& cache = panel.state.cache;
  const auto& layers = panel.session.scenario->layers;
  for (std::size_t i = layers.size(); i-- > 0;) drawRow(panel, rowOf(cache, layers[i], i));
  drawTablesSection(panel);
  drawRasterRows(panel);
  ImGui::Spacing();
  ui::quietText(panel.info.fonts.small, "Base map");
  for (std::size_t i = kBaseLayers.size(); i-- > 0;) {
    drawRow(panel, {kBaseLayers[i].id, kBaseLayers[i].title, cache.baseSamples[i], nullptr, {}});
  }
}

}  // namespace

void drawLayersPanel(const Panel& panel) {
  if (panel.info.layout.layers.empty()) return;
  ui::begin("layers", panel.info.layout.layers, ui::Scrolling::Yes);
  drawToolbar(panel);
  ui::text(panel.info.fonts.bold, "Layers");
  ImGui::SameLine();
  ui::quietText(panel.info.fonts.small, "valid now / all");
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {panel.scaled(4), panel.scaled(1)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {panel.scaled(6), panel.scaled(4)});
  drawLayerList(panel);
  ImGui::PopStyleVar(2);
  drawUnplacedSection(panel);
  ui::end();
}

}  // namespace viewer
