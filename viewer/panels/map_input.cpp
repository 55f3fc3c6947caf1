#include "viewer/panels/map_input.hpp"

#include "viewer/panels/colors.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/status_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

constexpr float kSplitReachPt = 6;  // from the line of a swipe, to each side
constexpr float kClickPx = 4;       // a press that moves farther is a drag
constexpr double kNotchZoom = 1.25, kFineShare = 0.25, kDoubleClickZoom = 2;

struct MapPointer {
  ui::MouseInput mouse;
  geo::Screen at;     // map pixels
  bool over = false;  // over the map, and no panel has the mouse
};

MapPointer pointerOn(const Session& session, const Layout& layout) {
  MapPointer pointer{ui::mouseInput(), {}, false};
  const ui::MouseInput& mouse = pointer.mouse;
  pointer.over = mouse.known && !mouse.onPanels && layout.map.contains(mouse.xPx, mouse.yPx);
  pointer.at = onMap(session, layout, mouse);
  return pointer;
}

std::optional<geo::LonLat> placeAt(const Session& session, geo::Screen at) {
  return session.projection->inverse(projectedAt(session, at));
}

/// Whether the pointer is on the line of a swipe.
bool onSplit(const Session& session, const MapPointer& pointer) {
  if (session.compare.mode != CompareMode::Swipe || !pointer.over) return false;
  const auto line = static_cast<float>(halvesOf(session)->leftToPx);
  return std::abs(pointer.at.xPx - line) <= kSplitReachPt * session.view.pxPerPt;
}

void beginDrag(const Session& session, const MapPointer& pointer, PanelState& state,
               Commands& out) {
  MapDrag& drag = state.map;
  const bool split = onSplit(session, pointer);
  if (split && pointer.mouse.left.pressed) {
    drag.kind = MapDrag::Kind::Split;
    drag.middle = false;
    drag.grabbedPx = static_cast<float>(halvesOf(session)->leftToPx) - pointer.at.xPx;
    drag.pressed = drag.last = pointer.at;
    return;
  }
  if (pointer.mouse.left.doubleClicked) {
    if (setsPoints(session, state.measuring)) return endMeasuring(session, state.measuring, out);
    out.push_back(command::ZoomAt{pointer.at, kDoubleClickZoom});
    return;
  }
  if (!pointer.mouse.left.pressed && !pointer.mouse.middle.pressed) return;
  drag.middle = pointer.mouse.middle.pressed;
  drag.pressed = drag.last = pointer.at;
  if (drag.middle)
    drag.kind = MapDrag::Kind::Pan;
  else if (pointer.mouse.shift)
    drag.kind = pointer.mouse.ctrl ? MapDrag::Kind::Choose : MapDrag::Kind::Box;
  else
    drag.kind = MapDrag::Kind::Press;
}

void zoomByWheel(const MapPointer& pointer, Commands& out) {
  if (pointer.mouse.wheelNotches == 0) return;
  const double notches = pointer.mouse.wheelNotches * (pointer.mouse.ctrl ? kFineShare : 1.0);
  out.push_back(command::ZoomAt{pointer.at, std::pow(kNotchZoom, notches)});
}

void openMenu(const Session& session, const MapPointer& pointer, MapDrag& drag) {
  if (!pointer.mouse.right.pressed) return;
  drag.menuPosition = placeAt(session, pointer.at);
  if (drag.menuPosition) ImGui::OpenPopup("map menu");
}

/// The first pan makes up for the pixels that told the drag from a click.
void moveDrag(const Session& session, const MapPointer& pointer, MapDrag& drag, Commands& out) {
  const float dxPx = pointer.at.xPx - drag.last.xPx, dyPx = pointer.at.yPx - drag.last.yPx;
  const float clickPx = kClickPx * pointer.mouse.framebufferScaleX;
  if (drag.kind == MapDrag::Kind::Press && std::hypot(dxPx, dyPx) > clickPx) {
    drag.kind = MapDrag::Kind::Pan;
  }
  if (drag.kind == MapDrag::Kind::Press) return;
  if (drag.kind == MapDrag::Kind::Split && dxPx != 0) {
    const auto widthPx = static_cast<float>(std::max(session.view.widthPx, 1));
    out.push_back(command::MoveSplit{(pointer.at.xPx + drag.grabbedPx) / widthPx});
  }
  if (drag.kind == MapDrag::Kind::Pan && (dxPx != 0 || dyPx != 0)) {
    out.push_back(command::Pan{dxPx, dyPx});
  }
  drag.last = pointer.at;
}

/// Picks what is there, or measures from there on.
void click(const Session& session, const MeasureTool& tool, geo::Screen at, Commands& out) {
  if (!setsPoints(session, tool)) return out.push_back(command::PickAt{at});
  if (const auto place = placeAt(session, at)) addPoint(session, tool, *place, out);
}

void endDrag(const Session& session, PanelState& state, Commands& out) {
  MapDrag& drag = state.map;
  if (drag.kind == MapDrag::Kind::Press) click(session, state.measuring, drag.pressed, out);
  const bool wide = std::abs(drag.last.xPx - drag.pressed.xPx) > kClickPx &&
                    std::abs(drag.last.yPx - drag.pressed.yPx) > kClickPx;
  if (drag.kind == MapDrag::Kind::Box && wide) {
    out.push_back(command::ZoomToBox{drag.pressed, drag.last});
  }
  if (drag.kind == MapDrag::Kind::Choose && wide) {
    out.push_back(command::SelectEventsIn{drag.pressed, drag.last});
  }
  drag.kind = MapDrag::Kind::None;
}

void continueDrag(const Session& session, const MapPointer& pointer, PanelState& state,
                  Commands& out) {
  MapDrag& drag = state.map;
  if (!pointer.mouse.known) {  // the window lost the mouse: nothing was meant by it
    drag.kind = MapDrag::Kind::None;
    return;
  }
  moveDrag(session, pointer, drag, out);
  const bool down = drag.middle ? pointer.mouse.middle.down : pointer.mouse.left.down;
  if (!down) endDrag(session, state, out);
}

void drawBox(const Session& session, const Layout& layout, const MapPointer& pointer,
             const MapDrag& drag) {
  const float scale = layout.map.widthPx / static_cast<float>(std::max(1, session.view.widthPx));
  const auto onWindow = [&](geo::Screen at) {
    return ImVec2{layout.map.xPx + at.xPx * scale / pointer.mouse.framebufferScaleX,
                  layout.map.yPx + at.yPx * scale / pointer.mouse.framebufferScaleY};
  };
  const geo::Color accent = panelColorsOf(session.theme).accent;
  ImDrawList& list = *ImGui::GetBackgroundDrawList();  // over the map, under the panels
  list.AddRectFilled(onWindow(drag.pressed), onWindow(drag.last), ui::packed(accent.withAlpha(30)));
  list.AddRect(onWindow(drag.pressed), onWindow(drag.last), ui::packed(accent));
}

/// The place as text in every format; first in the one that the status line shows.
void drawMenu(const PanelInfo& info, const PanelState& state, Commands& out) {
  if (!ImGui::BeginPopup("map menu")) return;
  geo::PlaceFormat format = state.placeFormat;
  for (std::size_t i = 0; i < kPlaceFormats.size() && state.map.menuPosition; ++i) {
    const std::string text = geo::formatPlace(*state.map.menuPosition, format);
    const std::string title = fmt::format("Copy: {}", titleOf(format));
    if (ImGui::MenuItem(title.c_str(), text.c_str())) out.push_back(command::CopyText{text});
    ui::mark(info.recorder, fmt::format("map/copy/{}", i), text);
    format = nextFormat(format);
  }
  ImGui::EndPopup();
}

void copyUnderMouse(const PanelInfo& info, PanelState& state, Commands& out) {
  if (!std::exchange(state.copyWanted, false) || !info.cursor) return;
  out.push_back(command::CopyText{geo::formatPlace(*info.cursor, state.placeFormat)});
}

}  // namespace

geo::Screen onMap(const Session& session, const Layout& layout, const ui::MouseInput& mouse) {
  const Rect& map = layout.map;
  const float shown = std::max(1.0f, std::floor(map.widthPx));
  const float scale = static_cast<float>(session.view.widthPx) / shown;
  return {(mouse.xPx - map.xPx) * mouse.framebufferScaleX * scale,
          (mouse.yPx - map.yPx) * mouse.framebufferScaleY * scale};
}

void handleMapInput(const Session& session, const PanelInfo& info, PanelState& state,
                    Commands& out) {
  MapDrag& drag = state.map;
  const MapPointer pointer = pointerOn(session, info.layout);
  if (drag.kind != MapDrag::Kind::None) {
    continueDrag(session, pointer, state, out);
  } else if (pointer.over) {
    beginDrag(session, pointer, state, out);
    zoomByWheel(pointer, out);
    if (!session.briefing) openMenu(session, pointer, drag);
  }
  if (drag.kind == MapDrag::Kind::Box || drag.kind == MapDrag::Kind::Choose) {
    drawBox(session, info.layout, pointer, drag);
  }
  if (drag.kind == MapDrag::Kind::Pan) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  const bool idleOnSplit = drag.kind == MapDrag::Kind::None && onSplit(session, pointer);
  if (idleOnSplit || drag.kind == MapDrag::Kind::Split) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  drawMenu(info, state, out);
  copyUnderMouse(info, state, out);
}

std::optional<geo::LonLat> positionUnderMouse(const Session& session, const Layout& layout) {
  const MapPointer pointer = pointerOn(session, layout);
  return pointer.over ? placeAt(session, pointer.at) : std::nullopt;
}

}  // namespace viewer
