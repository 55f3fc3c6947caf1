#include "viewer/panels/briefing_input.hpp"

#include "viewer/panels/key_tools.hpp"
#include "viewer/panels/map_input.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>

namespace viewer {

namespace {

using ui::Key;
using ui::Modifiers;
using ui::Repeat;

constexpr double kRestSeconds = 2;
constexpr float kLightShare = 0.022f;  // of the map's height
constexpr std::size_t kMostDigits = 4;

template <int Count>
void on(const Session&, PanelState&, Commands& out) {
  out.push_back(command::StepOn{Count});
}
void toFirst(const Session&, PanelState&, Commands& out) {
  out.push_back(command::GoToStep{0});
}
void toLast(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::GoToStep{session.story->size() - 1});
}

/// The step whose number was typed; without one the next.
void enter(const Session& session, PanelState& state, Commands& out) {
  std::string& digits = state.briefing.typed;
  if (digits.empty()) return out.push_back(command::StepOn{1});
  const std::size_t number = std::stoul(digits);
  digits.clear();
  if (number >= 1 && number <= session.story->size()) out.push_back(command::GoToStep{number - 1});
}

template <Curtain Wanted>
void curtain(const Session& session, PanelState&, Commands& out) {
  const bool drawn = session.briefing->curtain == Wanted;
  out.push_back(command::SetCurtain{drawn ? Curtain::Open : Wanted});
}
void light(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::SetPointer{!session.briefing->pointer});
}
void travel(const Session& session, PanelState&, Commands& out) {
  const bool smooth = session.briefing->travel == Travel::Smooth;
  out.push_back(command::SetTravel{smooth ? Travel::AtOnce : Travel::Smooth});
}

void secondWindow(const Session&, PanelState& state, Commands&) {
  state.briefing.console.wanted = !state.briefing.console.wanted;
}

constexpr std::string_view kNext = "the next step", kPrevious = "the step before";
constexpr std::string_view kScrub = "a date back, on, within the step";

constexpr KeyBinding kTable[] = {
    {plain(Key::PageDown), kNext, on<1>},
    {plain(Key::Right), kNext, on<1>},
    {plain(Key::Down), kNext, on<1>},
    {plain(Key::Space), kNext, on<1>},
    {plain(Key::PageUp), kPrevious, on<-1>},
    {plain(Key::Left), kPrevious, on<-1>},
    {plain(Key::Up), kPrevious, on<-1>},
    {plain(Key::Backspace), kPrevious, on<-1>},
    {plain(Key::Home), "the first step, the last", toFirst},
    {plain(Key::End), "the first step, the last", toLast},
    {plain(Key::Enter), "the step whose number was typed; else the next", enter},
    {typed('r'), "back to how the step is", plainCommand<command::ReturnToStep>},
    {typed('b'), "black, and the map again", curtain<Curtain::Black>},
    {typed('.'), "black, and the map again", curtain<Curtain::Black>},
    {typed('w'), "white, and the map again", curtain<Curtain::White>},
    {typed('l'), "a light at the pointer, off again", light},
    {typed('p'), "a window of its own for the audience, notes in this one", secondWindow},
    {typed('m'), "from step to step at once, smoothly again", travel},
    {with(Modifiers::Shift, Key::Left, Repeat::Yes), kScrub, stepByChosen<-1>},
    {with(Modifiers::Shift, Key::Right, Repeat::Yes), kScrub, stepByChosen<1>},
    {plain(Key::K), "play, pause", plainCommand<command::TogglePlay>},
    {typed('+'), "zoom the map in, out", zoomIn},
    {typed('-'), "zoom the map in, out", zoomOut},
    {plain(Key::F5), "the first step", toFirst},
    {plain(Key::F11), "full screen", plainCommand<command::ToggleFullScreen>},
    {plain(Key::Escape), "leave the briefing", plainCommand<command::LeaveBriefing>},
    {with(Modifiers::Ctrl, Key::Q), "quit", plainCommand<command::Quit>},
};

void takeDigit(std::string& digits) {
  const int digit = ui::typedDigit();
  if (digit >= 0 && digits.size() < kMostDigits) digits += static_cast<char>('0' + digit);
}

void watchMouse(BriefingState& state) {
  const ui::MouseInput mouse = ui::mouseInput();
  const bool moved = mouse.xPx != state.mouseXPx || mouse.yPx != state.mouseYPx;
  state.stillSeconds = moved ? 0 : state.stillSeconds + ImGui::GetIO().DeltaTime;
  state.mouseXPx = mouse.xPx;
  state.mouseYPx = mouse.yPx;
}

/// In the only window; on the audience's own the loop draws it.
void drawLight(const Panel& panel) {
  const ui::MouseInput mouse = ui::mouseInput();
  if (!panel.session.briefing->pointer || !mouse.known) return;
  const float radius = kLightShare * panel.info.layout.map.heightPx;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  list.AddCircleFilled({mouse.xPx, mouse.yPx}, radius, IM_COL32(230, 30, 30, 70), 48);
  list.AddCircleFilled({mouse.xPx, mouse.yPx}, radius / 3, IM_COL32(230, 30, 30, 220), 32);
}

}  // namespace

std::span<const KeyBinding> briefingKeyTable() {
  return kTable;
}

void handleBriefing(const Panel& panel) {
  BriefingState& state = panel.state.briefing;
  watchMouse(state);
  takeDigit(state.typed);
  for (const KeyBinding& binding : kTable) {
    if (ui::struck(binding.chord)) binding.act(panel.session, panel.state, panel.out);
  }
  if (panel.info.console) drawPresenterConsole(panel);
  if (panel.session.briefing->curtain != Curtain::Open) return;
  handleMapInput(panel.session, panel.info, panel.state, panel.out);
  if (!panel.info.console) drawLight(panel);
}

std::optional<geo::Screen> lightOnTheWall(const Session& session, const Layout& layout) {
  const ui::MouseInput mouse = ui::mouseInput();
  const bool lit = session.briefing && session.briefing->pointer && mouse.known;
  if (!lit || !layout.map.contains(mouse.xPx, mouse.yPx)) return std::nullopt;
  return onMap(session, layout, mouse);
}

bool mouseRests(const BriefingState& state) {
  return state.stillSeconds >= kRestSeconds;
}

}  // namespace viewer
