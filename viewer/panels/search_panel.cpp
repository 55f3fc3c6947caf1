#include "viewer/panels/search_panel.hpp"

#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/session/show_events.hpp"

#include <algorithm>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr float kWidthPx = 460, kMarginPx = 10;  // at scale 1
constexpr float kMostShare = 0.6f;               // of the map's height
constexpr std::size_t kMostHits = 200;

SearchState& stateOf(const Panel& panel) {
  return panel.state.search;
}

/// Asks again when the text or what can be found has changed. Hits of what is no more are gone.
void refreshHits(const Panel& panel) {
  SearchState& state = stateOf(panel);
  SearchIndexPtr index = panel.info.search;
  if (index && index->source() != searchSourceOf(panel.session)) index = nullptr;
  if (index == state.index && state.text == state.askedFor) return;
  state.index = std::move(index);
  state.askedFor = state.text;
  state.chosen = 0;
  state.hits = state.index ? state.index->find(state.text, kMostHits) : SearchHits{};
}

struct Show {
  const Panel& panel;

  void operator()(geo::FeatureRef feature) const { panel.out.push_back(command::FlyTo{feature}); }
  void operator()(const FoundEvents& found) const {
    Commands show = commandsShowing(panel.session, {found.table, found.events, found.all, 0});
    std::ranges::move(show, std::back_inserter(panel.out));
  }
  void operator()(const FoundPlace& found) const {
    panel.out.push_back(command::CentreOn{found.at});
  }
  void operator()(const FoundUndrawn& found) const {
    openAtUndrawn(panel.state.attributes, found.table, found.rows.front());
    panel.out.push_back(command::Select{});
  }
};

/// "412 events", "3 rows"; nothing of a feature.
std::string countText(const SearchHit& hit) {
  if (const auto* events = std::get_if<FoundEvents>(&hit.found)) {
    return fmt::format("{} {}", events->all, events->all == 1 ? "event" : "events");
  }
  const auto* rows = std::get_if<FoundUndrawn>(&hit.found);
  return rows ? fmt::format("{} {}", rows->all, rows->all == 1 ? "row" : "rows") : std::string();
}

/// "Towns · name_ru: Шуша · not on the map: no place in the source".
std::string whereText(const SearchHit& hit) {
  std::string text = fmt::format("{} · {}", hit.source, hit.column);
  if (hit.text != hit.title) text += ": " + hit.text;
  if (!hit.undrawn.empty()) text += " · not on the map: " + hit.undrawn;
  return text;
}

std::string onOneLine(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// Two lines: what it is and how often, then where it was found.
void drawHit(const Panel& panel, const SearchHit& hit, std::size_t index) {
  const float linePx = ImGui::GetTextLineHeight(), widthPx = ImGui::GetContentRegionAvail().x;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImGui::PushID(static_cast<int>(index));
  const bool clicked =
      ImGui::Selectable("##hit", index == stateOf(panel).chosen, 0, {0, 2 * linePx});
  ui::mark(panel.info.recorder, fmt::format("search/hit/{}", index), hit.title);
  const std::string where = onOneLine(whereText(hit)), count = countText(hit);
  if (ImGui::IsItemHovered()) {
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(panel.scaled(kWidthPx));
    ImGui::TextUnformatted(where.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
  }
  const float countPx = ImGui::CalcTextSize(count.c_str()).x;
  const float rightPx = corner.x + widthPx - countPx;
  ui::clippedText(ImGui::GetFont(), corner, widthPx - countPx - panel.scaled(kMarginPx),
                  panel.colors().ink, onOneLine(hit.title));
  ui::clippedText(ImGui::GetFont(), {rightPx, corner.y}, countPx, panel.colors().quietInk, count);
  ui::clippedText(ImGui::GetFont(), {corner.x, corner.y + linePx}, widthPx,
                  hit.undrawn.empty() ? panel.colors().quietInk : panel.colors().warning, where);
  ImGui::PopID();
  if (!clicked) return;
  stateOf(panel).chosen = index;
  std::visit(Show{panel}, hit.found);
}

/// "3 found", "the best 200 of 5,210", or why there is nothing.
std::string toldText(const SearchState& state) {
  if (!state.index) return "Reading what can be found …";
  if (state.text.empty()) return "Names, columns, parties, sources and towns, in any script.";
  if (state.hits.all == 0) return "Nothing holds all these words.";
  const std::size_t listed = state.hits.hits.size();
  if (listed < state.hits.all) return fmt::format("The best {} of {}", listed, state.hits.all);
  return fmt::format("{} found", listed);
}

/// The arrows choose a hit while the field has the keyboard.
void chooseByKeys(SearchState& state) {
  using ui::Key;
  const auto struck = [](Key key) {
    return ui::struck({key, ui::Modifiers::None, 0, ui::Repeat::Yes});
  };
  const std::size_t before = state.chosen;
  if (struck(Key::Down) && state.chosen + 1 < state.hits.hits.size()) ++state.chosen;
  if (struck(Key::Up) && state.chosen > 0) --state.chosen;
  if (state.chosen != before) state.scrollWanted = true;
}

/// Whether Enter was struck in it.
bool drawField(const Panel& panel) {
  SearchState& state = stateOf(panel);
  if (std::exchange(state.focusWanted, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint(
      "##find", "Find", &state.text,
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ui::mark(panel.info.recorder, "search/field", state.text);
  if (entered) state.focusWanted = true;
  if (ImGui::IsItemActive()) chooseByKeys(state);
  const bool escaped = ui::struck({ui::Key::Escape, ui::Modifiers::None, 0, ui::Repeat::No});
  if (escaped && ImGui::IsItemDeactivated()) state.open = false;
  return entered;
}

void drawHits(const Panel& panel) {
  const auto& hits = stateOf(panel).hits.hits;
  if (hits.empty()) return;
  const float rowPx = 2 * ImGui::GetTextLineHeight() + ImGui::GetStyle().ItemSpacing.y;
  const float allPx = rowPx * static_cast<float>(hits.size());
  const float mostPx = panel.info.layout.map.heightPx * kMostShare;
  ImGui::BeginChild("hits", {0, std::min(allPx, mostPx)});
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(hits.size()), rowPx);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto index = static_cast<std::size_t>(i);
      drawHit(panel, hits[index], index);
    }
  }
  if (std::exchange(stateOf(panel).scrollWanted, false)) {
    const float middlePx = rowPx * (static_cast<float>(stateOf(panel).chosen) + 0.5f);
    ImGui::SetScrollFromPosY(middlePx - ImGui::GetScrollY());
  }
  ImGui::EndChild();
}

}  // namespace

void openSearch(SearchState& state) {
  state.open = state.focusWanted = true;
}

void drawSearchPanel(const Panel& panel) {
  SearchState& state = stateOf(panel);
  const Rect& map = panel.info.layout.map;
  if (!state.open || map.empty()) {
    state.index = nullptr;
    state.hits = {};
    return;
  }
  const float widthPx = std::min(panel.scaled(kWidthPx), map.widthPx);
  ui::beginOverMap(panel, "Find", state.open, widthPx, 0);
  const bool entered = drawField(panel);
  refreshHits(panel);
  const std::string told = toldText(state);
  ui::quietText(panel.info.fonts.small, told);
  ui::mark(panel.info.recorder, "search/told", told);
  if (entered && state.chosen < state.hits.hits.size()) {
    std::visit(Show{panel}, state.hits.hits[state.chosen].found);
  }
  ImGui::PushFont(panel.info.fonts.small);
  drawHits(panel);
  ImGui::PopFont();
  ImGui::End();
}

}  // namespace viewer
