#include "viewer/panels/map_input.hpp"

#include "viewer/panels/colors.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/status_text.hpp"

#include <algorithm>
#include <cmath>

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

MapPointer pointerOn(const Layout& layout) {
  MapPointer pointer{ui::mouseInput(), {}, false};
  const ui::MouseInput& mouse = pointer.mouse;
  pointer.over = mouse.known && !mouse.onPanels && layout.map.contains(mouse.xPx, mouse.yPx);
  pointer.at = {(mouse.xPx - layout.map.xPx) * mouse.framebufferScaleX,
                (mouse.yPx - layout.map.yPx) * mouse.framebufferScaleY};
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

void beginDrag(const Session& session, const MapPointer& pointer, MapDrag& drag, Commands& out) {
  const bool split = onSplit(session, pointer);
  if (split && pointer.mouse.left.pressed) {
    drag.kind = MapDrag::Kind::Split;
    drag.middle = false;
    drag.grabbedPx = static_cast<float>(halvesOf(session)->leftToPx) - pointer.at.xPx;
    drag.pressed = drag.last = pointer.at;
    return;
  }
  if (pointer.mouse.left.doubleClicked) {
    out.push_back(command::ZoomAt{pointer.at, kDoubleClickZoom});
    return;
  }
  if (!pointer.mouse.left.pressed && !pointer.mouse.middle.pressed) return;
  drag.middle = pointer.mouse.middle.pressed;
  drag.pressed = drag.last = pointer.at;
  if (drag.middle)
    drag.kind = MapDrag::Kind::Pan;
  else
    drag.kind = pointer.mouse.shift ? MapDrag::Kind::Box : MapDrag::Kind::Press;
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

void endDrag(MapDrag& drag, Commands& out) {
  if (drag.kind == MapDrag::Kind::Press) out.push_back(command::PickAt{drag.pressed});
  const bool wide = std::abs(drag.last.xPx - drag.pressed.xPx) > kClickPx &&
                    std::abs(drag.last.yPx - drag.pressed.yPx) > kClickPx;
  if (drag.kind == MapDrag::Kind::Box && wide) {
    out.push_back(command::ZoomToBox{drag.pressed, drag.last});
  }
  drag.kind = MapDrag::Kind::None;
}

void continueDrag(const Session& session, const MapPointer& pointer, MapDrag& drag, Commands& out) {
  if (!pointer.mouse.known) {  // the window lost the mouse: nothing was meant by it
    drag.kind = MapDrag::Kind::None;
    return;
  }
  moveDrag(session, pointer, drag, out);
  const bool down = drag.middle ? pointer.mouse.middle.down : pointer.mouse.left.down;
  if (!down) endDrag(drag, out);
}

void drawBox(const Session& session, const Layout& layout, const MapPointer& pointer,
             const MapDrag& drag) {
  const auto onWindow = [&](geo::Screen at) {
    return ImVec2{layout.map.xPx + at.xPx / pointer.mouse.framebufferScaleX,
                  layout.map.yPx + at.yPx / pointer.mouse.framebufferScaleY};
  };
  const geo::Color accent = panelColorsOf(session.theme).accent;
  ImDrawList& list = *ImGui::GetBackgroundDrawList();  // over the map, under the panels
  list.AddRectFilled(onWindow(drag.pressed), onWindow(drag.last), ui::packed(accent.withAlpha(30)));
  list.AddRect(onWindow(drag.pressed), onWindow(drag.last), ui::packed(accent));
}

void drawMenu(const PanelInfo& info, const MapDrag& drag, Commands& out) {
  if (!ImGui::BeginPopup("map menu")) return;
  if (drag.menuPosition) {
    const std::string shown = formatLonLat(*drag.menuPosition);
    const std::string plain = formatLatLonPlain(*drag.menuPosition);
    if (ImGui::MenuItem("Copy coordinate", shown.c_str())) {
      out.push_back(command::CopyText{shown});
    }
    ui::mark(info.recorder, "map/copy", shown);
    if (ImGui::MenuItem("Copy as latitude, longitude", plain.c_str())) {
      out.push_back(command::CopyText{plain});
    }
    ui::mark(info.recorder, "map/copy-plain", plain);
  }
  ImGui::EndPopup();
}

}  // namespace

void handleMapInput(const Session& session, const PanelInfo& info, MapDrag& drag, Commands& out) {
  const MapPointer pointer = pointerOn(info.layout);
  if (drag.kind != MapDrag::Kind::None) {
    continueDrag(session, pointer, drag, out);
  } else if (pointer.over) {
    beginDrag(session, pointer, drag, out);
    zoomByWheel(pointer, out);
    openMenu(session, pointer, drag);
  }
  if (drag.kind == MapDrag::Kind::Box) drawBox(session, info.layout, pointer, drag);
  if (drag.kind == MapDrag::Kind::Pan) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  const bool idleOnSplit = drag.kind == MapDrag::Kind::None && onSplit(session, pointer);
  if (idleOnSplit || drag.kind == MapDrag::Kind::Split) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  drawMenu(info, drag, out);
}

std::optional<geo::LonLat> positionUnderMouse(const Session& session, const Layout& layout) {
  const MapPointer pointer = pointerOn(layout);
  return pointer.over ? placeAt(session, pointer.at) : std::nullopt;
}

}  // namespace viewer
