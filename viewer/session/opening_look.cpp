#include "viewer/session/opening_look.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr std::pair<std::string_view, Names> kNames[] = {{"en", Names::English},
                                                         {"az", Names::Azerbaijani},
                                                         {"hy", Names::Armenian},
                                                         {"ru", Names::Russian},
                                                         {"local", Names::Local}};
constexpr std::pair<std::string_view, Grid> kGrids[] = {
    {"none", Grid::None}, {"lonlat", Grid::LonLat}, {"utm", Grid::Utm}, {"mgrs", Grid::Mgrs}};
constexpr std::pair<std::string_view, Furniture> kPresets[] = {
    {"none", Furniture::None}, {"map", Furniture::Map}, {"full", Furniture::Full}};

tl::unexpected<geo::Failure> unknown(std::string_view word, const std::string& known) {
  return geo::fail(geo::Failure::Kind::Invalid, known, std::string(word));
}

template <class Value, std::size_t count>
geo::Result<Value> valueOf(const std::pair<std::string_view, Value> (&words)[count],
                           std::string_view word) {
  std::string known;
  for (const auto& [name, value] : words) {
    if (name == word) return value;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", name);
  }
  return unknown(word, known);
}

template <class Value, std::size_t count>
std::string_view wordOf(const std::pair<std::string_view, Value> (&words)[count], Value value) {
  const auto found = std::ranges::find(words, value, [](const auto& row) { return row.second; });
  return found == std::end(words) ? std::string_view() : found->first;
}

geo::Result<Furniture> withPiece(Furniture furniture, std::string_view word, bool isFirst) {
  const auto preset = isFirst ? valueOf(kPresets, word) : geo::Result<Furniture>(unknown(word, ""));
  if (preset) return preset;
  const bool off = word.starts_with('-'), on = word.starts_with('+');
  const std::string_view name = word.substr(off || on ? 1 : 0);
  for (const FurnitureRow& row : kFurnitureRows) {
    if (row.name == name) return off ? furniture.without(row.piece) : furniture.with(row.piece);
  }
  std::string known = "none, map or full, then";
  for (const FurnitureRow& row : kFurnitureRows) known += fmt::format(" {}", row.name);
  return unknown(word, known + ", each with - to leave it out");
}

/// All that can be shown and hidden, the tables and rasters aside.
std::vector<std::string> layersOf(const geo::Scenario& scenario) {
  std::vector<std::string> ids;
  for (const geo::Layer& layer : scenario.layers) ids.push_back(layer.id);
  for (const BaseLayer& layer : kBaseLayers) ids.emplace_back(layer.id);
  return ids;
}

bool isUsuallyShown(const geo::Scenario& scenario, const std::string& id) {
  const geo::Layer* layer = scenario.layer(id);
  return !layer || layer->visible;
}

/// "theme: one of paper, light": of a word in scenario.toml.
geo::Result<void> wrong(const char* key, const geo::Failure& failure) {
  return geo::fail(failure.kind, fmt::format("the scenario's {} is one of {}", key, failure.what),
                   failure.on);
}

}  // namespace

geo::Result<ThemeId> themeFrom(std::string_view word) {
  std::string known;
  for (const Theme& theme : themes()) {
    if (theme.name == word) return theme.id;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", theme.name);
  }
  return unknown(word, known);
}

geo::Result<Grid> gridFrom(std::string_view word) {
  return valueOf(kGrids, word);
}

geo::Result<Names> namesFrom(std::string_view word) {
  return valueOf(kNames, word);
}

geo::Result<Furniture> furnitureFrom(std::string_view words) {
  Furniture furniture;
  for (bool isFirst = true;; isFirst = false) {
    const std::size_t comma = words.find(',');
    const auto next = withPiece(furniture, words.substr(0, comma), isFirst);
    if (!next) return next;
    furniture = *next;
    if (comma == std::string_view::npos) return furniture;
    words.remove_prefix(comma + 1);
  }
}

std::string_view wordFor(Grid grid) {
  return wordOf(kGrids, grid);
}

std::string_view wordFor(Names names) {
  return wordOf(kNames, names);
}

std::string wordsFor(Furniture furniture) {
  std::string words = "none";
  for (const FurnitureRow& row : kFurnitureRows) {
    if (furniture.has(row.piece)) words += fmt::format(",{}", row.name);
  }
  return words;
}

geo::OpeningLook lookOf(const Session& session) {
  const geo::Scenario& scenario = *session.scenario;
  const geo::OpeningLook& was = scenario.look;
  const Session usual;
  geo::OpeningLook look;
  if (!was.theme.empty() || session.theme != usual.theme) look.theme = themeOf(session.theme).name;
  if (!was.grid.empty() || session.grid != usual.grid) look.grid = wordFor(session.grid);
  if (!was.names.empty() || session.names != usual.names) look.names = wordFor(session.names);
  if (!was.furniture.empty() || session.furniture != usual.furniture) {
    look.furniture = wordsFor(session.furniture);
  }
  const std::vector<std::string> all = layersOf(scenario);
  const bool asUsual = std::ranges::all_of(all, [&](const std::string& id) {
    return isShown(session, id) == isUsuallyShown(scenario, id);
  });
  if (asUsual && !was.layers) return look;
  look.layers.emplace();
  std::ranges::copy_if(all, std::back_inserter(*look.layers),
                       [&](const std::string& id) { return isShown(session, id); });
  return look;
}

geo::Result<void> takeLook(Session& session, const geo::Scenario& scenario) {
  const geo::OpeningLook& look = scenario.look;
  const auto take = [](const char* key, const std::string& word, const auto& from,
                       auto& value) -> geo::Result<void> {
    if (word.empty()) return {};
    const auto read = from(word);
    if (!read) return wrong(key, read.error());
    value = *read;
    return {};
  };
  auto taken = take("theme", look.theme, themeFrom, session.theme);
  if (taken) taken = take("furniture", look.furniture, furnitureFrom, session.furniture);
  if (taken) taken = take("grid", look.grid, gridFrom, session.grid);
  if (taken) taken = take("names", look.names, namesFrom, session.names);
  if (!taken || !look.layers) return taken;
  session.hidden.clear();
  for (const std::string& id : layersOf(scenario)) {
    const bool named = std::ranges::find(*look.layers, id) != look.layers->end();
    if (!named) session.hidden.insert(id);
  }
  return taken;
}

}  // namespace viewer
