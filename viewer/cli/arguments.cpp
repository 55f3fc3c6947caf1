#include "viewer/cli/arguments.hpp"

#include "geo/base/number_text.hpp"
#include "geo/base/time_text.hpp"
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/option_values.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

/// Ids with commas between them; a word after them is an INPUT, not one more id.
void addLayerList(CLI::App& app, const char* name, std::vector<std::string>& ids,
                  const char* meaning) {
  app.add_option(name, ids, meaning)->delimiter(',')->allow_extra_args(false);
}

Result<geo::TimeSpan> usagePeriod(std::string_view option, const std::string& text,
                                  const geo::Zone& zone) {
  auto period = geo::parsePeriod(text, zone);
  if (period) return period;
  return usage(fmt::format("{} {}", option, period.error().what), text);
}

Result<void> checkLayer(const Session& session, const std::string& id) {
  if (session.scenario->layer(id)) return {};
  if (std::ranges::find(kBaseLayers, id, &BaseLayer::id) != kBaseLayers.end()) return {};
  std::string known;
  for (const geo::Layer& layer : session.scenario->layers) known += layer.id + " ";
  for (const BaseLayer& layer : kBaseLayers) known += fmt::format("{} ", layer.id);
  known.pop_back();
  return usage(fmt::format("no such layer (there are: {})", known), id);
}

/// --layers names what is shown of the scenario; the base map stays unless one of its layers is
/// named.
Result<void> showLayers(Session& session, const MapArguments& arguments) {
  for (const auto* list : {&arguments.layers, &arguments.hide}) {
    for (const std::string& id : *list) {
      if (auto known = checkLayer(session, id); !known) return known;
    }
  }
  const auto named = [&](std::string_view id) {
    return std::ranges::find(arguments.layers, id) != arguments.layers.end();
  };
  const bool baseNamed =
      std::ranges::any_of(kBaseLayers, [&](const BaseLayer& layer) { return named(layer.id); });
  if (!arguments.layers.empty()) {
    session.hidden.clear();
    for (const geo::Layer& layer : session.scenario->layers) {
      if (!named(layer.id)) session.hidden.insert(layer.id);
    }
    for (const BaseLayer& layer : kBaseLayers) {
      if (baseNamed && !named(layer.id)) session.hidden.emplace(layer.id);
    }
  }
  session.hidden.insert(arguments.hide.begin(), arguments.hide.end());
  return {};
}

Result<void> lookAt(Session& session, const MapArguments& arguments) {
  if (!arguments.bbox.empty()) {
    const auto box = parseBbox(arguments.bbox);
    if (!box) return tl::unexpected(box.error());
    const auto plane = planeBoxOf(*session.projection, *box);
    if (!plane) return tl::unexpected(plane.error());
    session.view = fittedToMap(session, *plane);
  }
  if (!arguments.scale.empty()) {
    const auto wanted = parseScale(arguments.scale);
    if (!wanted) return tl::unexpected(wanted.error());
    session.view.unitsPerPx *= *wanted / scaleDenominator(session);
  }
  return {};
}

}  // namespace

void addInputs(CLI::App& app, MapArguments& arguments) {
  app.add_option("INPUT", arguments.inputs,
                 "a scenario folder or scenario.toml (default: the bundled scenario)")
      ->check(refuseEmpty);
  app.add_flag("-q,--quiet", arguments.quiet, "no warnings on standard error");
}

void addTimeOptions(CLI::App& app, MapArguments& arguments) {
  app.add_option("--at", arguments.at, "instant, ISO 8601; a date means that whole day in the zone")
      ->check(refuseEmpty);
  app.add_option("--from", arguments.from, "start of a half-open window")->check(refuseEmpty);
  app.add_option("--to", arguments.to, "its end, not included")->check(refuseEmpty);
  app.add_option("--zone", arguments.zone, "time zone, e.g. Asia/Baku (default: the scenario's)")
      ->check(refuseEmpty);
}

void addMapOptions(CLI::App& app, MapArguments& arguments) {
  app.add_option("--bbox", arguments.bbox, "W,S,E,N in degrees; shown whole")->check(refuseEmpty);
  app.add_option("--crs", arguments.crs, "map projection, e.g. EPSG:32638")->check(refuseEmpty);
  app.add_option("--size", arguments.size, "WxH in pixels")->capture_default_str();
  app.add_option("--dpi", arguments.dpi, "dots per inch: symbols and text scale with it")
      ->capture_default_str();
  app.add_option("--scale", arguments.scale, "1:N, around the middle of the extent")
      ->check(refuseEmpty);
  addLayerList(app, "--layers", arguments.layers, "only these layers of the scenario");
  addLayerList(app, "--hide", arguments.hide, "not these layers");
  app.add_option("--raster", arguments.rasters,
                 "a picture or elevations under the map, whatever GDAL reads; may be repeated")
      ->allow_extra_args(false)
      ->check(refuseEmpty);
  app.add_flag("--allow-network", arguments.allowNetwork,
               "rasters may come over the network; nothing else ever does");
  addLookOptions(app, arguments.look);
}

std::optional<int> parse(CLI::App& app, const Arguments& arguments) {
  Arguments reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return kSuccess;
  } catch (const CLI::Error& error) {
    printError(fmt::format("{} (see {} --help)", error.what(), app.get_name()));
    return kWrongUsage;
  }
  return std::nullopt;
}

Result<geo::Zone> zoneOf(const MapArguments& arguments, const geo::Zone& scenarioZone) {
  if (arguments.zone.empty()) return scenarioZone;
  auto zone = geo::Zone::named(arguments.zone);
  if (zone) return zone;
  return usage("--zone: " + zone.error().what, arguments.zone);
}

Result<std::optional<geo::TimeSpan>> windowOf(const MapArguments& arguments,
                                              const geo::Zone& zone) {
  using Window = std::optional<geo::TimeSpan>;
  const bool range = !arguments.from.empty() || !arguments.to.empty();
  if (!arguments.at.empty()) {
    if (range) return usage("either --at or --from and --to", arguments.at);
    return usagePeriod("--at:", arguments.at, zone).map([](geo::TimeSpan s) { return Window{s}; });
  }
  if (!range) return Window{};
  if (arguments.from.empty() || arguments.to.empty()) {
    return usage("--from and --to go together", arguments.from + arguments.to);
  }
  const auto from = usagePeriod("--from:", arguments.from, zone);
  if (!from) return tl::unexpected(from.error());
  const auto to = usagePeriod("--to:", arguments.to, zone);
  if (!to) return tl::unexpected(to.error());
  if (to->from <= from->from) return usage("--to must be later than --from", arguments.to);
  return Window{{from->from, to->from}};
}

Result<void> checkTime(const MapArguments& arguments) {
  const auto zone = zoneOf(arguments, {});
  if (!zone) return tl::unexpected(zone.error());
  return windowOf(arguments, *zone).map([](const std::optional<geo::TimeSpan>&) {});
}

geo::TimeSpan windowIn(const MapArguments& arguments, const geo::Scenario& scenario) {
  const auto zone = zoneOf(arguments, scenario.zone);
  const auto window = zone ? windowOf(arguments, *zone) : tl::unexpected(zone.error());
  return window ? window->value_or(scenario.opening) : scenario.opening;
}

Result<geo::GeoBox> parseBbox(std::string_view text) {
  const auto parts = split(text, ',');
  std::vector<double> numbers;
  for (const std::string_view part : parts) {
    if (const auto number = geo::parseNumber(part)) numbers.push_back(*number);
  }
  if (parts.size() != 4 || numbers.size() != 4) {
    return usage("--bbox is W,S,E,N in degrees", text);
  }
  const geo::GeoBox box{numbers[0], numbers[1], numbers[2], numbers[3]};
  const bool onEarth = box.west >= -360 && box.east <= 360 && box.south >= -90 && box.north <= 90;
  if (!onEarth || box.west >= box.east || box.south >= box.north) {
    return usage("--bbox wants W < E and S < N on the globe", text);
  }
  return box;
}

Result<geo::LonLat> parsePoint(std::string_view text) {
  const auto parts = split(text, ',');
  const auto lon = geo::parseNumber(parts.front()), lat = geo::parseNumber(parts.back());
  if (parts.size() != 2 || !lon || !lat) return usage("--point is LON,LAT in degrees", text);
  if (std::abs(*lon) > 180 || std::abs(*lat) > 90) {
    return usage("--point wants a longitude up to 180 and a latitude up to 90 degrees", text);
  }
  return geo::LonLat{*lon, *lat};
}

Result<geo::View> parseViewport(const MapArguments& arguments) {
  constexpr double kLargestSidePx = 16384;
  const auto parts = split(arguments.size, 'x');
  const auto width = geo::parseNumber(parts.front()), height = geo::parseNumber(parts.back());
  const auto whole = [](const std::optional<double>& side) {
    return side && *side >= 1 && *side <= kLargestSidePx && *side == std::floor(*side);
  };
  if (parts.size() != 2 || !whole(width) || !whole(height)) {
    return usage("--size is WxH in whole pixels, 1 to 16384 a side", arguments.size);
  }
  if (!(arguments.dpi >= 10 && arguments.dpi <= 2400)) {
    return usage("--dpi is between 10 and 2400", fmt::format("{:g}", arguments.dpi));
  }
  geo::View view;
  view.widthPx = static_cast<int>(*width);
  view.heightPx = static_cast<int>(*height);
  view.pxPerPt = static_cast<float>(arguments.dpi / 72 * arguments.look.uiScale);
  return view;
}

Result<double> parseScale(std::string_view text) {
  const auto digits = text.starts_with("1:") ? text.substr(2) : text;
  const auto number = geo::parseNumber(digits);
  if (!number || *number < 100 || *number > 1e9)
    return usage("--scale is 1:N, N from 100 to 1e9", text);
  return *number;
}

Result<void> checkArguments(const MapArguments& arguments) {
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  if (auto good = checkTime(arguments); !good) return good;
  if (auto good = checkCompare(arguments); !good) return good;
  if (!arguments.bbox.empty()) {
    if (const auto box = parseBbox(arguments.bbox); !box) return tl::unexpected(box.error());
  }
  if (!arguments.scale.empty()) {
    if (const auto scale = parseScale(arguments.scale); !scale)
      return tl::unexpected(scale.error());
  }
  return checkLook(arguments.look);
}

Result<Session> applyArguments(Session session, const MapArguments& arguments) {
  const auto zone = zoneOf(arguments, session.clock.zone);
  if (!zone) return tl::unexpected(zone.error());
  session.clock = inZone(session.clock, *zone);
  const auto window = windowOf(arguments, *zone);
  if (!window) return tl::unexpected(window.error());
  if (*window) session.clock = showing(session.clock, **window);
  auto compared = applyCompare(std::move(session), arguments.comparing);
  if (!compared) return compared;
  session = std::move(*compared);
  if (auto looked = lookAt(session, arguments); !looked) return tl::unexpected(looked.error());
  if (auto shown = showLayers(session, arguments); !shown) return tl::unexpected(shown.error());
  session.clock.playing = arguments.play;
  return applyLook(std::move(session), arguments.look);
}

}  // namespace viewer::cli
