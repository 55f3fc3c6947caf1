#include "viewer/panels/export_dialog.hpp"

#include "viewer/panels/choice.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/row_label.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

using ui::Choice;
using Size = ExportWish::Size;

constexpr float kFieldPx = 250, kShortPx = 84, kMarginPx = 10;  // at scale 1
constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                                    ImGuiWindowFlags_AlwaysAutoResize |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

constexpr std::array kSizes{Choice{"As on the screen", Size::Screen}, Choice{"Paper", Size::Paper},
                            Choice{"Pixels", Size::Pixels}};
constexpr std::array kTimes{Choice{"1 ×", 1}, Choice{"2 ×", 2}, Choice{"4 ×", 4}};

ExportWish& wishOf(const Panel& panel) {
  return panel.state.exporting.wish;
}

void drawPreview(const Panel& panel) {
  const ExportInfo::Preview& preview = panel.info.exports.preview;
  const ImVec2 room{panel.scaled(kPreviewWidthPx), panel.scaled(kPreviewHeightPx)};
  const ImVec2 corner = ImGui::GetCursorPos();
  if (preview.texture != 0) {
    const ImVec2 size{static_cast<float>(preview.widthPx), static_cast<float>(preview.heightPx)};
    ImGui::SetCursorPos({corner.x + (room.x - size.x) / 2, corner.y + (room.y - size.y) / 2});
    // OpenGL's rows begin at the bottom.
    ImGui::Image(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(preview.texture)), size,
                 {0, 1}, {1, 0});
    ui::mark(panel.info.recorder, "export/preview");
  }
  ImGui::SetCursorPos(corner);
  ImGui::Dummy(room);
}

void drawFileRows(const Panel& panel) {
  ExportWish& wish = wishOf(panel);
  ui::drawRowLabel(panel, "File");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  ImGui::InputText("##file", &wish.path);
  ui::mark(panel.info.recorder, "export/file", wish.path);
  ui::drawRowLabel(panel, "Format");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  std::filesystem::path path = wish.path;
  const std::string now = path.extension().string();
  if (ImGui::BeginCombo("##format", now.c_str())) {
    for (const std::string& ending : panel.info.exports.endings) {
      if (ImGui::Selectable(ending.c_str(), ending == now)) {
        wish.path = path.replace_extension(ending).string();
      }
      ui::markNamed(panel.info.recorder, "export/format/{}", ending);
    }
    ImGui::EndCombo();
  }
  ui::mark(panel.info.recorder, "export/format", now);
}

/// A page brings its own size along.
void choose(ExportWish& wish, const PageLayoutPtr& layout) {
  wish.layout = layout;
  wish.layoutName = layout->name;
  if (!layout->paper.empty()) {
    wish.size = Size::Paper;
    wish.paper = layout->paper;
  } else if (const auto size = pixelSize(layout->size, wish.pixelsDpi)) {
    wish.size = Size::Pixels;
    wish.widthPx = size->widthPx;
    wish.heightPx = size->heightPx;
  }
}

void drawLayoutRow(const Panel& panel) {
  ExportWish& wish = wishOf(panel);
  ui::drawRowLabel(panel, "Layout");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  const char *plain = "The map as on the screen", *bare = "The map alone";
  const bool isBare = wish.layoutName == kBareLayout;
  const char* now = wish.layout ? wish.layout->title.c_str() : isBare ? bare : plain;
  const bool open = ImGui::BeginCombo("##layout", now);
  ui::mark(panel.info.recorder, "export/layout", wish.layoutName);
  if (!open) return;
  for (const auto& [title, name] :
       {std::pair{plain, std::string()}, {bare, std::string(kBareLayout)}}) {
    if (ImGui::Selectable(title, now == title)) {
      wish.layout = nullptr;
      wish.layoutName = name;
    }
    ui::mark(panel.info.recorder, "export/layout/" + name);
  }
  for (const PageLayoutPtr& layout : panel.info.exports.layouts) {
    if (ImGui::Selectable(layout->title.c_str(), wish.layout == layout)) choose(wish, layout);
    ui::markNamed(panel.info.recorder, "export/layout/{}", layout->name);
  }
  ImGui::EndCombo();
}

void drawDpi(const Panel& panel, double& dpi) {
  ImGui::SetNextItemWidth(panel.scaled(kShortPx));
  ImGui::InputDouble("dpi", &dpi, 0, 0, "%.0f");
  dpi = std::clamp(dpi, 10.0, 2400.0);
  ui::mark(panel.info.recorder, "export/dpi");
}

void drawPaper(const Panel& panel) {
  ExportWish& wish = wishOf(panel);
  constexpr std::string_view kUpright = "-portrait";
  bool upright = wish.paper.ends_with(kUpright);
  std::string name = wish.paper.substr(0, wish.paper.find('-'));
  ImGui::SetNextItemWidth(panel.scaled(kShortPx));
  const bool open = ImGui::BeginCombo("##paper", name.c_str());
  ui::mark(panel.info.recorder, "export/paper", name);
  if (open) {
    for (const Paper& paper : kPapers) {
      if (ImGui::Selectable(paper.name.data())) name = paper.name;
      ui::markNamed(panel.info.recorder, "export/paper/{}", paper.name);
    }
    ImGui::EndCombo();
  }
  ImGui::SameLine();
  ImGui::Checkbox("upright", &upright);
  ui::mark(panel.info.recorder, "export/upright");
  wish.paper = name + (upright ? std::string(kUpright) : "");
  ImGui::SameLine();
  drawDpi(panel, wish.paperDpi);
}

void drawPixels(const Panel& panel) {
  ExportWish& wish = wishOf(panel);
  int sides[2] = {wish.widthPx, wish.heightPx};
  ImGui::SetNextItemWidth(panel.scaled(kShortPx * 2));
  ImGui::InputInt2("##pixels", sides);
  ui::mark(panel.info.recorder, "export/pixels");
  wish.widthPx = std::clamp(sides[0], 1, kLongestSidePx);
  wish.heightPx = std::clamp(sides[1], 1, kLongestSidePx);
  ImGui::SameLine();
  drawDpi(panel, wish.pixelsDpi);
}

void drawSizeRows(const Panel& panel) {
  ExportWish& wish = wishOf(panel);
  ui::drawRowLabel(panel, "Size");
  const float widthPx = panel.scaled(kFieldPx);
  if (const auto size = ui::drawChoice(panel, "export/size", widthPx, kSizes, wish.size)) {
    wish.size = *size;
  }
  ui::drawRowLabel(panel, "");
  if (wish.size == Size::Screen) {
    const float shortPx = panel.scaled(kShortPx);
    if (const auto times =
            ui::drawChoice(panel, "export/times", shortPx, kTimes, wish.screenTimes)) {
      wish.screenTimes = *times;
    }
  } else if (wish.size == Size::Paper) {
    drawPaper(panel);
  } else {
    drawPixels(panel);
  }
  const auto size = sizeOf(wish, panel.session.view);
  const std::string told = size ? describe(*size) : size.error().what;
  ui::drawRowLabel(panel, "");
  ui::quietText(panel.info.fonts.small, told);
  ui::mark(panel.info.recorder, "export/told", told);
}

void drawButtons(const Panel& panel) {
  ImGui::Spacing();
  ImGui::Separator();
  if (ImGui::Button("Save")) {
    panel.out.push_back(command::Export{wishOf(panel)});
    panel.state.exporting.open = false;
  }
  ui::mark(panel.info.recorder, "export/save");
  ImGui::SameLine();
  if (ImGui::Button("Cancel")) panel.state.exporting.open = false;
  ui::mark(panel.info.recorder, "export/cancel");
  ImGui::SameLine();
  if (ImGui::Button("Copy the command")) panel.out.push_back(command::CopyCommand{wishOf(panel)});
  ui::mark(panel.info.recorder, "export/command");
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("For scripts: makes this picture with no window");
}

}  // namespace

void drawExportDialog(const Panel& panel) {
  const Rect& map = panel.info.layout.map;
  ExportDialog& dialog = panel.state.exporting;
  if (!dialog.open || map.empty()) return;
  ImGui::SetNextWindowPos({map.xPx + map.widthPx / 2, map.yPx + map.heightPx / 2},
                          ImGuiCond_Appearing, {0.5f, 0.5f});
  ImGui::Begin("Save a picture", &dialog.open, kPlain);
  drawPreview(panel);
  ImGui::SameLine();
  ImGui::BeginGroup();
  drawFileRows(panel);
  drawLayoutRow(panel);
  drawSizeRows(panel);
  drawButtons(panel);
  ImGui::EndGroup();
  ImGui::End();
}

void drawRunningExports(const Panel& panel) {
  const Rect& map = panel.info.layout.map;
  const auto& running = panel.info.exports.running;
  if (running.empty() || map.empty()) return;
  const float marginPx = panel.scaled(kMarginPx);
  ImGui::SetNextWindowPos({map.xPx + marginPx, map.bottomPx() - marginPx}, 0, {0, 1});
  ImGui::Begin("pictures being made", nullptr,
               kPlain | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  for (const ExportInfo::Running& picture : running) {
    ImGui::PushID(picture.path.c_str());
    ui::text(panel.info.fonts.small, picture.path);
    ImGui::ProgressBar(picture.share, {panel.scaled(kFieldPx), 0});
    ImGui::SameLine();
    if (ImGui::Button("Stop")) panel.out.push_back(command::StopExport{picture.path});
    ui::markNamed(panel.info.recorder, "export/running/{}", picture.path);
    ImGui::PopID();
  }
  ImGui::End();
}

}  // namespace viewer
