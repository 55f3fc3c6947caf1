#include "keyboard.hpp"
#include "viewer/panels/keys.hpp"

#include <cctype>
#include <functional>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;
using ui::Chord;
using ui::Key;
using ui::Modifiers;

Chord key(Key key, Modifiers modifiers = Modifiers::None) {
  return {key, modifiers, 0, ui::Repeat::No};
}
Chord typed(char character) {
  return {Key::None, Modifiers::None, character, ui::Repeat::No};
}

const Chord kCtrlShiftC{Key::C, static_cast<Modifiers>(3), 0, ui::Repeat::No};

/// Also what the driver knows no name of.
void strike(Driver& driver, const Chord& chord) {
  if (chord.modifiers == kCtrlShiftC.modifiers) {
    return tests::strikeWithCtrl(driver, 'C', tests::WithShift::Yes);
  }
  driver.strike(chord);
}

template <class Kind>
const Kind* only(const Commands& commands) {
  return commands.size() == 1 ? std::get_if<Kind>(&commands[0]) : nullptr;
}

struct Row {
  Chord chord;
  std::function<bool(const Commands&)> expected;
};

template <class Kind>
std::function<bool(const Commands&)> just() {
  return [](const Commands& commands) { return only<Kind>(commands) != nullptr; };
}

std::function<bool(const Commands&)> step(int count, StepUnit unit) {
  return [=](const Commands& commands) {
    const auto* asked = only<command::Step>(commands);
    return asked && asked->count == count && asked->unit == unit;
  };
}

std::function<bool(const Commands&)> pan(int right, int down) {
  return [=](const Commands& commands) {
    const auto* asked = only<command::Pan>(commands);
    const auto sign = [](float value) { return (value > 0) - (value < 0); };
    return asked && sign(asked->dxPx) == -right && sign(asked->dyPx) == -down;
  };
}

std::function<bool(const Commands&)> zoom(bool in) {
  return [=](const Commands& commands) {
    const auto* asked = only<command::ZoomAt>(commands);
    return asked && (asked->factor > 1) == in && asked->at == geo::Screen{340, 323};
  };
}

std::function<bool(const Commands&)> speed(double stepsPerSecond) {
  return [=](const Commands& commands) {
    const auto* asked = only<command::SetSpeed>(commands);
    return asked && asked->stepsPerSecond == stepsPerSecond;
  };
}

std::function<bool(const Commands&)> goTo(std::string_view day) {
  return [at = on(day)](const Commands& commands) {
    const auto* asked = only<command::GoTo>(commands);
    return asked && asked->at == at;
  };
}

std::function<bool(const Commands&)> measuring(Measured::Kind kind) {
  return [=](const Commands& commands) {
    const auto* asked = only<command::SetMeasured>(commands);
    return asked && asked->measured == Measured{kind, {}};
  };
}

std::function<bool(const Commands&)> snapshot() {
  return [](const Commands& commands) {
    const auto* asked = only<command::SaveSnapshot>(commands);
    return asked && asked->path.empty();
  };
}

std::vector<Row> rows() {
  const auto nothing = [](const Commands& commands) { return commands.empty(); };
  return {
      {key(Key::Space), just<command::TogglePlay>()},
      {key(Key::K), just<command::TogglePlay>()},
      {key(Key::Left), step(-1, StepUnit::Step)},
      {key(Key::Right), step(1, StepUnit::Step)},
      {key(Key::Left, Modifiers::Shift), step(-1, StepUnit::Month)},
      {key(Key::Right, Modifiers::Shift), step(1, StepUnit::Month)},
      {key(Key::Home), just<command::GoToStart>()},
      {key(Key::End), just<command::GoToEnd>()},
      {key(Key::N), goTo("2021-05-01")},
      {key(Key::P), goTo("2020-11-20")},
      {key(Key::N, Modifiers::Shift), goTo("2020-12-01")},
      {key(Key::P, Modifiers::Shift), goTo("2020-11-21")},
      {typed('i'), just<command::SetMark>()},
      {typed('o'), just<command::SetMark>()},
      {key(Key::T), nothing},
      {key(Key::L), nothing},
      {key(Key::C), just<command::SetCompare>()},
      {key(Key::X), nothing},  // one date has nothing to swap
      {typed('<'), speed(5)},
      {typed('>'), speed(20)},
      {key(Key::Up), just<command::ZoomAxis>()},
      {key(Key::Down), just<command::ZoomAxis>()},
      {typed('+'), zoom(true)},
      {typed('='), zoom(true)},
      {typed('-'), zoom(false)},
      {typed('0'), just<command::FitExtent>()},
      {key(Key::Left, Modifiers::Ctrl), pan(-1, 0)},
      {key(Key::Right, Modifiers::Ctrl), pan(1, 0)},
      {key(Key::Up, Modifiers::Ctrl), pan(0, -1)},
      {key(Key::Down, Modifiers::Ctrl), pan(0, 1)},
      {key(Key::Escape), just<command::Select>()},
      {key(Key::F12), snapshot()},
      {key(Key::S, Modifiers::Ctrl), just<command::SaveScenario>()},
      {key(Key::E, Modifiers::Ctrl), nothing},
      {key(Key::F, Modifiers::Ctrl), nothing},
      {key(Key::O, Modifiers::Ctrl), nothing},
      {key(Key::G, Modifiers::Ctrl), nothing},
      {kCtrlShiftC, nothing},  // the mouse is over no map
      {typed('m'), measuring(Measured::Kind::Line)},
      {typed('M'), measuring(Measured::Kind::Area)},
      {key(Key::Backspace), nothing},
      {key(Key::Enter), nothing},
      {key(Key::F5), just<command::StartBriefing>()},
      {key(Key::F5, Modifiers::Shift), just<command::StartBriefing>()},
      {typed('s'), nothing},
      {key(Key::F11), just<command::ToggleFullScreen>()},
      {key(Key::Tab), nothing},
      {typed('?'), nothing},
      {key(Key::F1), nothing},
      {key(Key::Q, Modifiers::Ctrl), just<command::Quit>()},
  };
}

TEST(Keys, EachKeyAsksForItsCommandOnce) {
  for (const Row& row : rows()) {
    Driver driver;
    strike(driver, row.chord);
    EXPECT_TRUE(row.expected(driver.commands))
        << textOf(row.chord) << " gave " << driver.commands.size() << " commands";
  }
}

TEST(Keys, TheTableHasEachKeyOnceAndTheTestKnowsThemAll) {
  std::set<std::string> inTable, inTest;
  for (const KeyBinding& binding : keyTable()) {
    EXPECT_TRUE(inTable.insert(textOf(binding.chord)).second) << textOf(binding.chord);
    EXPECT_FALSE(binding.does.empty());
  }
  for (const Row& row : rows()) inTest.insert(textOf(row.chord));
  EXPECT_EQ(inTable, inTest);
}

TEST(Keys, OtherModifiersAreOtherKeys) {
  Driver driver;
  for (const Modifiers held : {Modifiers::Ctrl, Modifiers::Alt, Modifiers::Shift}) {
    driver.strike(key(Key::Space, held));
    driver.strike(key(Key::Home, held));
  }
  driver.strike(key(Key::Q));
  driver.strike(key(Key::E));
  EXPECT_TRUE(driver.commands.empty());
}

TEST(Keys, ATextFieldKeepsItsKeys) {
  Driver driver;
  driver.click("timeline/date-field");
  driver.forget();
  for (const Row& row : rows()) {
    const bool editsText = row.chord.key == Key::Backspace || row.chord.key == Key::Enter;
    if (row.chord.key != Key::Escape && !editsText) strike(driver, row.chord);
  }
  EXPECT_TRUE(driver.commands.empty());
  EXPECT_FALSE(driver.state.helpOpen);
  EXPECT_EQ(driver.state.timeline.dateText, "io<>+=-0mMs?");
  driver.strike(Key::Escape);
  EXPECT_TRUE(driver.commands.empty()) << "the first Escape leaves the field";
  driver.strike(Key::Space);
  EXPECT_EQ(driver.all<command::TogglePlay>().size(), 1u);
}

TEST(Keys, HeldArrowsRepeatAndHeldSpaceDoesNot) {
  for (const auto& [held, repeats] : {std::pair{Key::Right, true}, std::pair{Key::Space, false}}) {
    Driver driver;
    ImGui::GetIO().KeysDown[ui::nativeCode(held)] = true;
    for (int i = 0; i < 60; ++i) driver.frame();
    EXPECT_EQ(driver.commands.size() > 3, repeats);
    EXPECT_GE(driver.commands.size(), 1u);
  }
}

TEST(Keys, TabShowsTheMapAloneAndBack) {
  Driver driver;
  driver.strike(Key::Tab);
  EXPECT_EQ(driver.session.view.widthPx, 1280);
  EXPECT_FALSE(driver.has("timeline/axis"));
  driver.strike(Key::Tab);
  EXPECT_EQ(driver.session.view.widthPx, 680);
  EXPECT_TRUE(driver.has("timeline/axis"));
}

TEST(Keys, EscapeClosesTheHelpBeforeItClearsTheSelection) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.strike(typed('?'));
  EXPECT_TRUE(driver.state.helpOpen);
  driver.strike(Key::Escape);
  EXPECT_FALSE(driver.state.helpOpen);
  EXPECT_TRUE(driver.session.selection);
  driver.strike(Key::Escape);
  EXPECT_FALSE(driver.session.selection);
}

}  // namespace
}  // namespace viewer
