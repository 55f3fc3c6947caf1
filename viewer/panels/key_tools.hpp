// What tables of keys are written with. For keys.cpp and briefing_input.cpp.
#pragma once

#include "viewer/panels/input.hpp"
#include "viewer/session/command.hpp"

namespace viewer {

struct PanelState;

constexpr ui::Chord plain(ui::Key key, ui::Repeat repeat = ui::Repeat::No) {
  return {key, ui::Modifiers::None, 0, repeat};
}
constexpr ui::Chord with(ui::Modifiers modifiers, ui::Key key, ui::Repeat repeat = ui::Repeat::No) {
  return {key, modifiers, 0, repeat};
}
constexpr ui::Chord typed(char character) {
  return {ui::Key::None, ui::Modifiers::None, character, ui::Repeat::No};
}

template <class Plain>
void plainCommand(const Session&, PanelState&, Commands& out) {
  out.push_back(Plain{});
}

/// By the unit that was chosen for steps.
template <int Count>
void stepByChosen(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::Step{Count, session.clock.stepUnit});
}

/// Zooms at the map's middle, as a key does.
inline constexpr double kKeyZoom = 1.5;
inline void zoomBy(const Session& session, Commands& out, double factor) {
  const geo::View view = mapView(session);
  const geo::Screen middle{static_cast<float>(view.widthPx) / 2,
                           static_cast<float>(view.heightPx) / 2};
  out.push_back(command::ZoomAt{middle, factor});
}
inline void zoomIn(const Session& session, PanelState&, Commands& out) {
  zoomBy(session, out, kKeyZoom);
}
inline void zoomOut(const Session& session, PanelState&, Commands& out) {
  zoomBy(session, out, 1 / kKeyZoom);
}

}  // namespace viewer
