#include "viewer/cli/look_arguments.hpp"

#include "geo/coords/coordinate_text.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/session/opening_look.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

constexpr std::pair<std::string_view, Certainty> kCertainty[] = {
    {"pale", Certainty::PossibleFaint},
    {"same", Certainty::PossibleToo},
    {"hidden", Certainty::CertainOnly}};
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
  app.add_option("--names", arguments.names,
                 "en, az, hy, ru or local (default: the scenario's, or en)")
      ->check(refuseEmpty);
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
  auto furniture = furnitureFrom(text);
  return furniture ? furniture : usage("--furniture is made of " + furniture.error().what, text);
}

/// The failure of a word, told as the option's.
template <class Value>
Result<Value> forOption(std::string_view option, std::string_view text, Result<Value> value) {
  if (value) return value;
  return usage(fmt::format("{} is one of {}", option, value.error().what), text);
}

Result<Session> applyLook(Session session, const LookArguments& arguments) {
  if (!arguments.names.empty()) {
    const auto names = forOption("--names", arguments.names, namesFrom(arguments.names));
    if (!names) return tl::unexpected(names.error());
    session.names = *names;
  }
  const auto possible = choice(kCertainty, "--possible", arguments.possible);
  if (!possible) return tl::unexpected(possible.error());
  session.certainty = *possible;
  if (!arguments.theme.empty()) {
    const auto theme = forOption("--theme", arguments.theme, themeFrom(arguments.theme));
    if (!theme) return tl::unexpected(theme.error());
    session.theme = *theme;
  }
  if (!arguments.grid.empty()) {
    const auto grid = forOption("--grid", arguments.grid, gridFrom(arguments.grid));
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
  Arguments words{"--names",    std::string(wordFor(session.names)),
                  "--possible", std::string(nameIn(kCertainty, session.certainty)),
                  "--theme",    std::string(themeOf(session.theme).name),
                  "--grid",     std::string(wordFor(session.grid))};
  words.insert(words.end(), {"--furniture", wordsFor(session.furniture)});
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
