// Drives the panels without a window: injects input as Dear ImGui 1.86 takes it and applies what
// the panels ask for, as the program's loop does. With the next ImGui, this and input.cpp change.
#pragma once

#include "tiny_scenario.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/panels.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

namespace viewer::tests {

class Driver {
 public:
  explicit Driver(Session start = tinySession(), float widthPx = 1280, float heightPx = 800)
      : session(std::move(start)), context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {widthPx, heightPx};
    io.DeltaTime = 1.0f / 60;
    io.IniFilename = nullptr;
    mapKeys(io);
    info.fonts = loadFonts(*io.Fonts, 1);
    applyTheme(ImGui::GetStyle(), 1);
    info.recorder = &recorder;
    frame();
    frame();
    commands.clear();
  }
  ~Driver() { ImGui::DestroyContext(context_); }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  void frame() {
    const ImGuiIO& io = ImGui::GetIO();
    info.layout =
        layoutFor(io.DisplaySize.x, io.DisplaySize.y, 1,
                  session.briefing ? PanelsShown::No : state.panels, state.lanes.wantedPx);
    const Rect& map = info.layout.map;
    take(command::Resize{static_cast<int>(map.widthPx), static_cast<int>(map.heightPx)});
    ImGui::NewFrame();
    Commands asked;
    drawPanels(session, info, state, asked);
    ImGui::Render();
    commands.insert(commands.end(), asked.begin(), asked.end());
    for (const Command& command : asked) take(command);
  }

  // Mouse.
  void moveTo(float xPx, float yPx) {
    ImGui::GetIO().MousePos = {xPx, yPx};
    frame();
  }
  void press(int button = 0) { hold(button, true); }
  void release(int button = 0) { hold(button, false); }
  void clickAt(float xPx, float yPx, int button = 0) {
    moveTo(xPx, yPx);
    press(button);
    release(button);
    frame();
  }
  void click(std::string_view name) {
    const Rect rect = rectOf(name);
    clickAt(rect.xPx + rect.widthPx / 2, rect.yPx + rect.heightPx / 2);
  }
  void drag(ImVec2 from, ImVec2 to, int button = 0, int steps = 5) {
    moveTo(from.x, from.y);
    press(button);
    for (int i = 1; i <= steps; ++i) {
      const float share = static_cast<float>(i) / static_cast<float>(steps);
      moveTo(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
    release(button);
    frame();
  }
  void scroll(float xPx, float yPx, float notches) {
    moveTo(xPx, yPx);
    ImGui::GetIO().MouseWheel = notches;
    frame();
  }
  /// Long enough that the next press is no double click.
  void wait() {
    for (int i = 0; i < 30; ++i) frame();
  }

  // Keyboard.
  void modifiers(ui::Modifiers held) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = held == ui::Modifiers::Ctrl;
    io.KeyShift = held == ui::Modifiers::Shift;
    io.KeyAlt = held == ui::Modifiers::Alt;
  }
  void strike(const ui::Chord& chord) {
    if (chord.key == ui::Key::None) return type(std::string(1, chord.character));
    modifiers(chord.modifiers);
    bool& down = ImGui::GetIO().KeysDown[ui::nativeCode(chord.key)];
    down = true;
    frame();
    down = false;
    modifiers(ui::Modifiers::None);
    frame();
  }
  void strike(ui::Key key) { strike(ui::Chord{key, ui::Modifiers::None, 0, ui::Repeat::No}); }
  void type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frame();
  }
  void enter() {
    ImGui::GetIO().KeysDown[kEnter] = true;
    frame();
    ImGui::GetIO().KeysDown[kEnter] = false;
    frame();
  }

  bool has(std::string_view name) const { return recorder.marks.contains(name); }
  Rect rectOf(std::string_view name) const { return markOf(name).rect; }
  std::string textOf(std::string_view name) const { return markOf(name).text; }

  /// The commands of one kind, in order, since the last forget().
  template <class Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const Command& command : commands) {
      if (const Kind* kind = std::get_if<Kind>(&command)) found.push_back(*kind);
    }
    return found;
  }
  void forget() { commands.clear(); }
  std::vector<Effect> effects;

  Session session;
  PanelInfo info;
  PanelState state;
  ui::Recorder recorder;
  Commands commands;

 private:
  static constexpr int kEnter = 257;  // GLFW's codes, as its back end hands them on

  static void mapKeys(ImGuiIO& io) {
    constexpr int kBackspace = 259, kDelete = 261;
    io.KeyMap[ImGuiKey_Enter] = kEnter;
    io.KeyMap[ImGuiKey_Backspace] = kBackspace;
    io.KeyMap[ImGuiKey_Delete] = kDelete;
    const std::pair<ImGuiKey, ui::Key> keys[] = {
        {ImGuiKey_Tab, ui::Key::Tab},          {ImGuiKey_Escape, ui::Key::Escape},
        {ImGuiKey_Space, ui::Key::Space},      {ImGuiKey_LeftArrow, ui::Key::Left},
        {ImGuiKey_RightArrow, ui::Key::Right}, {ImGuiKey_UpArrow, ui::Key::Up},
        {ImGuiKey_DownArrow, ui::Key::Down},   {ImGuiKey_Home, ui::Key::Home},
        {ImGuiKey_End, ui::Key::End}};
    for (const auto& [mapped, key] : keys) io.KeyMap[mapped] = ui::nativeCode(key);
  }
  void hold(int button, bool down) {
    ImGui::GetIO().MouseDown[button] = down;
    frame();
  }
  void take(const Command& command) {
    Applied applied = apply(std::move(session), command);
    session = std::move(applied.session);
    effects.insert(effects.end(), applied.effects.begin(), applied.effects.end());
  }
  ui::Mark markOf(std::string_view name) const {
    const auto found = recorder.marks.find(name);
    return found == recorder.marks.end() ? ui::Mark{} : found->second;
  }

  ImGuiContext* context_;
};

}  // namespace viewer::tests
