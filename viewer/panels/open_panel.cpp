#include "viewer/panels/open_panel.hpp"

#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;

constexpr float kWidthPx = 520, kListPx = 300;  // at scale 1
constexpr std::size_t kMostEntries = 2000;

std::string folderOf(const std::string& text) {
  const auto slash = text.rfind('/');
  return slash == std::string::npos ? std::string() : text.substr(0, slash + 1);
}

std::string typedName(const std::string& text) {
  return text.substr(folderOf(text).size());
}

bool beginsWith(std::string_view name, std::string_view typed) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  };
  return name.size() >= typed.size() &&
         std::ranges::equal(name.substr(0, typed.size()), typed, same);
}

void ask(const Panel& panel, const std::string& what) {
  OpenState& state = panel.state.opening;
  if (what.empty()) return;
  const bool address = isAddress(what);
  if (address && !state.networkAllowed) return;
  panel.out.push_back(
      command::OpenInput{what, address ? command::Reach::Network : command::Reach::AsStarted});
  state.open = state.networkAllowed = false;
  state.asked = true;
}

void drawField(const Panel& panel) {
  OpenState& state = panel.state.opening;
  if (std::exchange(state.focusWanted, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint("##path", "A file, a folder or an address",
                                                &state.text, ImGuiInputTextFlags_EnterReturnsTrue);
  ui::mark(panel.info.recorder, "open/field", state.text);
  if (entered) ask(panel, state.text);
  const bool escaped = ui::struck({ui::Key::Escape, ui::Modifiers::None, 0, ui::Repeat::No});
  if (escaped && ImGui::IsItemDeactivated()) state.open = false;
}

/// Nothing is fetched before the user has said so for this very address.
void drawAddress(const Panel& panel) {
  OpenState& state = panel.state.opening;
  ui::wrappedText(panel.info.fonts.normal,
                  "This leaves the machine. Nothing is asked of the network until you say so:");
  ui::wrappedText(panel.info.fonts.bold, state.text);
  ImGui::Checkbox("Connect to this address", &state.networkAllowed);
  ui::mark(panel.info.recorder, "open/allow");
  ImGui::BeginDisabled(!state.networkAllowed);
  if (ImGui::Button("Open")) ask(panel, state.text);
  ui::mark(panel.info.recorder, "open/go");
  ImGui::EndDisabled();
}

void choose(const Panel& panel, const OpenState::Entry& entry) {
  OpenState& state = panel.state.opening;
  const std::string path = state.listed + entry.name;
  if (!entry.folder) return ask(panel, path);
  state.text = path + "/";
}

void drawEntries(const Panel& panel) {
  OpenState& state = panel.state.opening;
  const std::string folder = folderOf(state.text);
  if (folder != state.listed) {
    state.entries = entriesOf(folder);
    state.listed = folder;
  }
  ImGui::BeginChild("entries", {0, panel.scaled(kListPx)}, true);
  const std::string typed = typedName(state.text);
  bool any = false;
  for (const OpenState::Entry& entry : std::vector(state.entries)) {
    if (!beginsWith(entry.name, typed)) continue;
    any = true;
    const std::string label = entry.folder ? entry.name + "/" : entry.name;
    if (ImGui::Selectable(label.c_str())) choose(panel, entry);
    ui::markNamed(panel.info.recorder, "open/entry/{}", entry.name);
  }
  if (!any) ui::quietText(panel.info.fonts.normal, "There is nothing of that name");
  ImGui::EndChild();
  if (folder.size() > 1 && ImGui::Button("Folder above")) {
    state.text = folderOf(folder.substr(0, folder.size() - 1));
  }
  ImGui::SameLine();
  if (ImGui::Button("Open the folder as a scenario")) ask(panel, folder);
  ui::mark(panel.info.recorder, "open/folder");
}

}  // namespace

void openOpening(OpenState& state) {
  state.open = state.focusWanted = true;
  state.listed.clear();  // files may have come meanwhile
  if (std::exchange(state.asked, false) && !isAddress(state.text)) {
    state.text = folderOf(state.text);
  }
  if (!state.text.empty()) return;
  const char* home = std::getenv("HOME");
  state.text = std::string(home ? home : "") + "/";
}

std::vector<OpenState::Entry> entriesOf(const std::string& folder) {
  std::vector<OpenState::Entry> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    entries.push_back({std::move(name), at->is_directory(unknown)});
    if (entries.size() == kMostEntries) break;
  }
  std::ranges::sort(entries, [](const OpenState::Entry& a, const OpenState::Entry& b) {
    return std::pair(!a.folder, a.name) < std::pair(!b.folder, b.name);
  });
  return entries;
}

bool isAddress(const std::string& text) {
  const auto colon = text.find(':');
  return colon != std::string::npos && colon > 1 &&
         std::ranges::all_of(text.substr(0, colon),
                             [](unsigned char c) { return std::isalnum(c); });
}

void drawOpenPanel(const Panel& panel) {
  OpenState& state = panel.state.opening;
  const Rect& map = panel.info.layout.map;
  if (!state.open || map.empty()) return;
  const float widthPx = std::min(panel.scaled(kWidthPx), map.widthPx);
  ui::beginOverMap(panel, "Open", state.open, widthPx, 0.5f);
  drawField(panel);
  isAddress(state.text) ? drawAddress(panel) : drawEntries(panel);
  ImGui::End();
}

}  // namespace viewer
