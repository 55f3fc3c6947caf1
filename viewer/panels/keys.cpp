#include "viewer/panels/keys.hpp"

#include "viewer/panels/event_bins.hpp"
#include "viewer/panels/key_tools.hpp"
#include "viewer/panels/panels.hpp"

#include <iterator>

#include <imgui.h>

namespace viewer {

namespace {

using ui::Chord;
using ui::Key;
using ui::Modifiers;
using ui::Repeat;

constexpr double kAxisZoom = 1.5, kSpeedUp = 2;
constexpr float kPanShare = 0.1f;  // of the map's size

constexpr auto kCtrlShift = static_cast<Modifiers>(3);  // both bits
template <int Count, StepUnit Unit>
void step(const Session&, PanelState&, Commands& out) {
  out.push_back(command::Step{Count, Unit});
}

void markIn(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::SetMark{command::SetMark::End::In, session.clock.window.from});
}
void markOut(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::SetMark{command::SetMark::End::Out, session.clock.window.to});
}

template <int RightShares, int DownShares>
void pan(const Session& session, PanelState&, Commands& out) {
  const float widthPx = static_cast<float>(session.view.widthPx);
  const float heightPx = static_cast<float>(session.view.heightPx);
  // Looking to the right moves the map to the left.
  out.push_back(
      command::Pan{-kPanShare * widthPx * RightShares, -kPanShare * heightPx * DownShares});
}

void zoomAxisBy(const Session& session, Commands& out, double factor) {
  const geo::TimeSpan window = session.clock.window;
  out.push_back(command::ZoomAxis{window.from + (window.to - window.from) / 2, factor});
}
void zoomAxisIn(const Session& session, PanelState&, Commands& out) {
  zoomAxisBy(session, out, kAxisZoom);
}
void zoomAxisOut(const Session& session, PanelState&, Commands& out) {
  zoomAxisBy(session, out, 1 / kAxisZoom);
}

void slower(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::SetSpeed{session.clock.stepsPerSecond / kSpeedUp});
}
void faster(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::SetSpeed{session.clock.stepsPerSecond * kSpeedUp});
}

void toNextEvent(const Session& session, PanelState&, Commands& out) {
  if (const auto at = nextEvent(session)) out.push_back(command::GoTo{*at});
}
void toPreviousEvent(const Session& session, PanelState&, Commands& out) {
  if (const auto at = previousEvent(session)) out.push_back(command::GoTo{*at});
}

void toggleSwipe(const Session& session, PanelState&, Commands& out) {
  const bool on = session.compare.mode == CompareMode::Swipe;
  out.push_back(command::SetCompare{on ? CompareMode::None : CompareMode::Swipe});
}
void swapTheDates(const Session& session, PanelState&, Commands& out) {
  if (session.compare.mode != CompareMode::None) out.push_back(command::SwapDates{});
}

void toNextChange(const Session& session, PanelState&, Commands& out) {
  if (const auto at = nextChange(session)) out.push_back(command::GoTo{*at});
}
void toPreviousChange(const Session& session, PanelState&, Commands& out) {
  if (const auto at = previousChange(session)) out.push_back(command::GoTo{*at});
}

void wantDate(const Session&, PanelState& state, Commands&) {
  state.timeline.dateWanted = true;
}
void openOrCloseLanes(const Session&, PanelState& state, Commands&) {
  toggleLanes(state.lanes);
}
void togglePanels(const Session&, PanelState& state, Commands&) {
  state.panels = state.panels == PanelsShown::Yes ? PanelsShown::No : PanelsShown::Yes;
}
void toggleHelp(const Session&, PanelState& state, Commands&) {
  state.helpOpen = !state.helpOpen;
}

void openExport(const Session&, PanelState& state, Commands&) {
  state.exporting.open = true;
}

void fromTheFirstStep(const Session&, PanelState&, Commands& out) {
  out.push_back(command::StartBriefing{});
}
void fromTheChosenStep(const Session& session, PanelState&, Commands& out) {
  out.push_back(command::StartBriefing{session.shownStep.value_or(0)});
}
void openOrCloseStory(const Session&, PanelState& state, Commands&) {
  state.story.open = !state.story.open;
}

void openTheOpening(const Session&, PanelState& state, Commands&) {
  openOpening(state.opening);
}

void openTheSearch(const Session&, PanelState& state, Commands&) {
  openSearch(state.search);
}

void openTheGoto(const Session&, PanelState& state, Commands&) {
  openGoto(state.goTo);
}

void copyPlace(const Session&, PanelState& state, Commands&) {
  state.copyWanted = true;
}

template <Measured::Kind Kind>
void measure(const Session&, PanelState& state, Commands& out) {
  startMeasuring(state.measuring, Kind, out);
}
void takeBack(const Session& session, PanelState& state, Commands& out) {
  takeBackPoint(session, state.measuring, out);
}
void endMeasure(const Session& session, PanelState& state, Commands& out) {
  endMeasuring(session, state.measuring, out);
}

/// Leaves the innermost thing: a box being drawn, a window over the map, the measure, the
/// selection.
void leave(const Session& session, PanelState& state, Commands& out) {
  if (state.map.kind != MapDrag::Kind::None) {
    state.map.kind = MapDrag::Kind::None;
  } else if (state.exporting.open) {
    state.exporting.open = false;
  } else if (state.search.open) {
    state.search.open = false;
  } else if (state.goTo.open) {
    state.goTo.open = false;
  } else if (state.opening.open) {
    state.opening.open = false;
  } else if (state.helpOpen) {
    state.helpOpen = false;
  } else if (session.measured) {
    clearMeasured(state.measuring, out);
  } else if (session.heading) {
    out.push_back(command::LeaveStep{});
  } else {
    out.push_back(command::Select{});
  }
}

constexpr std::string_view kStepText = "a step back, a step on: a day, an hour, or as chosen";

constexpr KeyBinding kTable[] = {
    {plain(Key::Space), "play, pause", plainCommand<command::TogglePlay>},
    {plain(Key::K), "play, pause", plainCommand<command::TogglePlay>},
    {plain(Key::Left, Repeat::Yes), kStepText, stepByChosen<-1>},
    {plain(Key::Right, Repeat::Yes), kStepText, stepByChosen<1>},
    {with(Modifiers::Shift, Key::Left, Repeat::Yes), "a month back, a month on",
     step<-1, StepUnit::Month>},
    {with(Modifiers::Shift, Key::Right, Repeat::Yes), "a month back, a month on",
     step<1, StepUnit::Month>},
    {plain(Key::Home), "to the first date, to the last", plainCommand<command::GoToStart>},
    {plain(Key::End), "to the first date, to the last", plainCommand<command::GoToEnd>},
    {plain(Key::N), "to the next event, to the previous", toNextEvent},
    {plain(Key::P), "to the next event, to the previous", toPreviousEvent},
    {with(Modifiers::Shift, Key::N), "to the next change of any row, to the previous",
     toNextChange},
    {with(Modifiers::Shift, Key::P), "to the next change of any row, to the previous",
     toPreviousChange},
    {typed('i'), "play from here, to here", markIn},
    {typed('o'), "play from here, to here", markOut},
    {plain(Key::T), "type a date", wantDate},
    {plain(Key::L), "open or close the timeline's lanes", openOrCloseLanes},
    {typed('<'), "play slower, faster", slower},
    {typed('>'), "play slower, faster", faster},
    {plain(Key::Up, Repeat::Yes), "zoom the timeline in, out", zoomAxisIn},
    {plain(Key::Down, Repeat::Yes), "zoom the timeline in, out", zoomAxisOut},
    {typed('+'), "zoom the map in, out", zoomIn},
    {typed('='), "zoom the map in, out", zoomIn},
    {typed('-'), "zoom the map in, out", zoomOut},
    {typed('0'), "show the whole extent", plainCommand<command::FitExtent>},
    {with(Modifiers::Ctrl, Key::Left, Repeat::Yes), "move the map", pan<-1, 0>},
    {with(Modifiers::Ctrl, Key::Right, Repeat::Yes), "move the map", pan<1, 0>},
    {with(Modifiers::Ctrl, Key::Up, Repeat::Yes), "move the map", pan<0, -1>},
    {with(Modifiers::Ctrl, Key::Down, Repeat::Yes), "move the map", pan<0, 1>},
    {plain(Key::C), "compare two dates by a line that can be dragged; no more", toggleSwipe},
    {plain(Key::X), "swap the two dates", swapTheDates},
    {plain(Key::Escape),
     "leave the box, the dialog, the search, the help, the measure, the step, the selection",
     leave},
    {plain(Key::F12), "save the map as it is, at once", plainCommand<command::SaveSnapshot>},
    {with(Modifiers::Ctrl, Key::O), "open a file, a folder, an address", openTheOpening},
    {with(Modifiers::Ctrl, Key::F), "find features, and rows of tables", openTheSearch},
    {with(Modifiers::Ctrl, Key::G), "go to a place by its coordinates", openTheGoto},
    {with(kCtrlShift, Key::C), "copy the coordinates under the mouse", copyPlace},
    {typed('m'), "measure a line, an area: click from point to point",
     measure<Measured::Kind::Line>},
    {typed('M'), "measure a line, an area: click from point to point",
     measure<Measured::Kind::Area>},
    {plain(Key::Backspace, Repeat::Yes), "take the last measured point back", takeBack},
    {plain(Key::Enter), "end measuring; what was measured stays until Esc", endMeasure},
    {with(Modifiers::Ctrl, Key::S), "keep tables, filters and date: save them as a scenario",
     plainCommand<command::SaveScenario>},
    {with(Modifiers::Ctrl, Key::E), "save a picture of any size and format", openExport},
    {plain(Key::F5), "give the briefing from its first step, from the step chosen",
     fromTheFirstStep},
    {with(Modifiers::Shift, Key::F5), "give the briefing from its first step, from the step chosen",
     fromTheChosenStep},
    {typed('s'), "the story: its steps, to be shown, written and ordered", openOrCloseStory},
    {plain(Key::F11), "full screen", plainCommand<command::ToggleFullScreen>},
    {plain(Key::Tab), "the map alone, the panels again", togglePanels},
    {typed('?'), "this help", toggleHelp},
    {plain(Key::F1), "this help", toggleHelp},
    {with(Modifiers::Ctrl, Key::Q), "quit", plainCommand<command::Quit>},
};

/// In the order of Key.
constexpr std::string_view kKeyNames[] = {
    "",     "Space", "Tab", "Esc", "Enter", "Backspace", "PgUp", "PgDn", "Left", "Right", "Up",
    "Down", "Home",  "End", "F1",  "F5",    "F11",       "F12",  "C",    "E",    "F",     "G",
    "K",    "L",     "N",   "O",   "P",     "Q",         "S",    "T",    "X"};
static_assert(std::size(kKeyNames) == static_cast<std::size_t>(Key::Count_));

std::string nameOf(const Chord& chord) {
  if (chord.key != Key::None) return std::string(kKeyNames[static_cast<std::size_t>(chord.key)]);
  return std::string(1, chord.character);
}

}  // namespace

std::span<const KeyBinding> keyTable() {
  return kTable;
}

std::string textOf(const Chord& chord) {
  const auto with = [&](Modifiers modifier, std::string_view name) {
    const int bits = static_cast<int>(chord.modifiers) & static_cast<int>(modifier);
    return bits != 0 ? name : std::string_view();
  };
  return fmt::format("{}{}{}{}", with(Modifiers::Ctrl, "Ctrl+"), with(Modifiers::Shift, "Shift+"),
                     with(Modifiers::Alt, "Alt+"), nameOf(chord));
}

void handleKeys(const Session& session, PanelState& state, Commands& out) {
  if (ui::textFieldHasKeyboard()) return;
  for (const KeyBinding& binding : keyTable()) {
    if (ui::struck(binding.chord)) binding.act(session, state, out);
  }
}

}  // namespace viewer
