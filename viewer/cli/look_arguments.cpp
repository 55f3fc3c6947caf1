#include "viewer/cli/look_arguments.hpp"

#include "geo/coords/coordinate_text.hpp"
#include "viewer/cli/option_values.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

constexpr std::pair<std::string_view, Names> kNames[] = {{"en", Names::English},
                                                         {"az", Names::Azerbaijani},
                                                         {"hy", Names::Armenian},
                                                         {"ru", Names::Russian},
                                                         {"local", Names::Local}};
constexpr std::pair<std::string_view, Certainty> kCertainty[] = {
    {"pale", Certainty::PossibleFaint},
    {"same", Certainty::PossibleToo},
    {"hidden", Certainty::CertainOnly}};
constexpr std::pair<std::string_view, Grid> kGrids[] = {
    {"none", Grid::None}, {"lonlat", Grid::LonLat}, {"utm", Grid::Utm}, {"mgrs", Grid::Mgrs}};
constexpr std::pair<std::string_view, Furniture> kPresets[] = {
    {"none", Furniture::None}, {"map", Furniture::Map}, {"full", Furniture::Full}};

Result<ThemeId> themeNamed(std::string_view text) {
  std::pair<std::string_view, ThemeId> names[std::tuple_size_v<std::decay_t<decltype(themes())>>];
  std::ranges::transform(themes(), names, [](const Theme& theme) {
    return std::pair{theme.name, theme.id};
  });
  return choice(names, "--theme", text);
}

constexpr std::pair<std::string_view, Measured::Kind> kMeasured[] = {
    {"line", Measured::Kind::Line}, {"area", Measured::Kind::Area}};

/// "line:39.76,46.75;39.81,46.75"
Result<Measured> measuredFrom(std::string_view text) {
  const auto colon = std::min(text.find(':'), text.size());
  const auto kind = choice(kMeasured, "--measure", text.substr(0, colon));
  if (!kind) return tl::unexpected(kind.error());
  Measured measured{*kind, {}};
  for (const std::string_view point : split(text.substr(std::min(colon + 1, text.size())), ';')) {
    const auto place = geo::parsePlace(point);
    if (!place) return usage("--measure: " + place.error().what, point);
    measured.points.push_back(*place);
  }
  return measured;
}

std::string measuredText(const Measured& measured) {
  std::string text = fmt::format("{}:", nameIn(kMeasured, measured.kind));
  for (std::size_t i = 0; i < measured.points.size(); ++i) {
    const geo::LonLat at = measured.points[i];
    text += fmt::format("{}{},{}", i == 0 ? "" : ";", at.latDegrees, at.lonDegrees);
  }
  return text;
}

Result<Furniture> withToken(Furniture furniture, std::string_view token, bool first) {
  const bool off = token.starts_with('-'), on = token.starts_with('+');
  const std::string_view name = token.substr(off || on ? 1 : 0);
  for (const auto& [preset, pieces] : kPresets) {
    if (first && name == token && name == preset) return pieces;
  }
  for (const FurnitureRow& row : kFurnitureRows) {
    if (row.name == name) return off ? furniture.without(row.piece) : furniture.with(row.piece);
  }
  std::string known = "none, map or full, then";
  for (const FurnitureRow& row : kFurnitureRows) known += fmt::format(" {}", row.name);
  return usage(fmt::format("--furniture is made of {}, each with - to leave it out", known), token);
}

}  // namespace

void addLookOptions(CLI::App& app, LookArguments& arguments) {
  app.add_option("--theme", arguments.theme, "paper, light, dark, contrast or grey")
      ->check(refuseEmpty);
  app.add_option("--furniture", arguments.furniture,
                 "none, map or full, and pieces to add or leave out: full,-locator")
      ->check(refuseEmpty);
  app.add_option("--grid", arguments.grid, "none, lonlat, utm or mgrs")->check(refuseEmpty);
  app.add_option("--marking", arguments.marking,
                 "handling marking at the top and the bottom (default: the scenario's)");
  app.add_option("--marking-color", arguments.markingColor, "its colour, #rrggbb")
      ->check(refuseEmpty);
  app.add_option("--possible", arguments.possible,
                 "what is only possible at the date: pale, same or hidden")
      ->capture_default_str();
  app.add_option("--names", arguments.names, "en, az, hy, ru or local")->capture_default_str();
  app.add_option("--measure", arguments.measured,
                 "line:LAT,LON;LAT,LON or area:…, measured on the map")
      ->check(refuseEmpty);
  app.add_option("--ui-scale", arguments.uiScale, "symbols and text times this, 0.5 to 4")
      ->capture_default_str();
  app.add_option(
         "--safe-area", arguments.safeAreaPercent,
         "percent of width and height at each edge that a projector may cut off: words of a "
         "story's step keep clear of it, 0 to 15; 5 is usual (EBU R 95)")
      ->capture_default_str();
}

Wall wallOf(const LookArguments& arguments) {
  return {static_cast<float>(arguments.uiScale),
          static_cast<float>(arguments.safeAreaPercent / 100)};
}

Result<Furniture> parseFurniture(std::string_view text) {
  Furniture furniture;
  bool first = true;
  for (const std::string_view token : split(text, ',')) {
    const auto next = withToken(furniture, token, first);
    if (!next) return next;
    furniture = *next;
    first = false;
  }
  return furniture;
}

Result<Session> applyLook(Session session, const LookArguments& arguments) {
  const auto names = choice(kNames, "--names", arguments.names);
  if (!names) return tl::unexpected(names.error());
  session.names = *names;
  const auto possible = choice(kCertainty, "--possible", arguments.possible);
  if (!possible) return tl::unexpected(possible.error());
  session.certainty = *possible;
  if (!arguments.theme.empty()) {
    const auto theme = themeNamed(arguments.theme);
    if (!theme) return tl::unexpected(theme.error());
    session.theme = *theme;
  }
  if (!arguments.grid.empty()) {
    const auto grid = choice(kGrids, "--grid", arguments.grid);
    if (!grid) return tl::unexpected(grid.error());
    session.grid = *grid;
  }
  if (!arguments.furniture.empty()) {
    const auto furniture = parseFurniture(arguments.furniture);
    if (!furniture) return tl::unexpected(furniture.error());
    session.furniture = *furniture;
  }
  if (!arguments.measured.empty()) {
    auto measured = measuredFrom(arguments.measured);
    if (!measured) return tl::unexpected(measured.error());
    session.measured = std::move(*measured);
  }
  if (!arguments.marking.empty()) session.marking.text = arguments.marking;
  if (!arguments.markingColor.empty()) {
    const auto color = geo::parseColor(arguments.markingColor);
    if (!color) return usage("--marking-color is #rrggbb", arguments.markingColor);
    session.marking.color = *color;
  }
  return session;
}

Arguments lookOptionsOf(const Session& session) {
  Arguments words{"--names",    std::string(nameIn(kNames, session.names)),
                  "--possible", std::string(nameIn(kCertainty, session.certainty)),
                  "--theme",    std::string(themeOf(session.theme).name),
                  "--grid",     std::string(nameIn(kGrids, session.grid))};
  std::string pieces = "none";
  for (const FurnitureRow& row : kFurnitureRows) {
    if (session.furniture.has(row.piece)) pieces += fmt::format(",{}", row.name);
  }
  words.insert(words.end(), {"--furniture", std::move(pieces)});
  if (session.measured && !session.measured->points.empty()) {
    words.insert(words.end(), {"--measure", measuredText(*session.measured)});
  }
  if (session.safeShare > 0) {
    const double percent = static_cast<double>(session.safeShare) * 100;
    words.insert(words.end(), {"--safe-area", fmt::format("{:.4g}", percent)});
  }
  if (session.marking != session.scenario->marking) {
    words.insert(words.end(), {"--marking", session.marking.text, "--marking-color",
                               geo::formatColor(session.marking.color)});
  }
  return words;
}

Result<void> checkLook(const LookArguments& arguments) {
  if (!(arguments.uiScale >= 0.5 && arguments.uiScale <= 4)) {
    return usage("--ui-scale is between 0.5 and 4", fmt::format("{:g}", arguments.uiScale));
  }
  if (const double percent = arguments.safeAreaPercent;
      !(percent >= 0 && percent <= static_cast<double>(kMostSafeShare) * 100 + 1e-6)) {
    return usage("--safe-area is between 0 and 15", fmt::format("{:g}", percent));
  }
  return applyLook({}, arguments).map([](const Session&) {});
}

}  // namespace viewer::cli
