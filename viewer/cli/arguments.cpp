#include "viewer/cli/arguments.hpp"

#include "geo/base/number_text.hpp"
#include "geo/base/time_text.hpp"
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/step_arguments.hpp"
#include "viewer/session/command.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

/// A --size that follows from extent and scale.
constexpr std::string_view kFitSize = "fit";

/// Ids with commas between them; a word after them is an INPUT, not one more id.
void addLayerList(CLI::App& app, const char* name, std::vector<std::string>& ids,
                  const char* meaning) {
  app.add_option(name, ids, meaning)->delimiter(',')->allow_extra_args(false);
}

Result<geo::TimeSpan> usageWindow(std::string_view option, const std::string& text,
                                  const geo::Zone& zone) {
  auto window = geo::parseWindow(text, zone);
  if (window) return window;
  return usage(fmt::format("{} {}", option, window.error().what), text);
}

Result<geo::TimeSpan> usagePeriod(std::string_view option, const std::string& text,
                                  const geo::Zone& zone) {
  auto period = geo::parsePeriod(text, zone);
  if (period) return period;
  return usage(fmt::format("{} {}", option, period.error().what), text);
}

Result<void> checkLayer(const Session& session, const std::string& id) {
  if (tableOf(session, id)) return {};
  for (std::size_t i = 0; i < session.scenario->rasters.size(); ++i) {
    if (id == fmt::format("raster.{}", i + 1)) return {};
  }
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

/// What --camera says: the middle on the projection's plane, and plane units a pixel.
Result<geo::View> cameraOf(geo::View view, std::string_view text) {
  const auto parts = split(text, ',');
  std::vector<double> numbers;
  for (const std::string_view part : parts) {
    if (const auto number = geo::parseNumber(part)) numbers.push_back(*number);
  }
  if (parts.size() != 3 || numbers.size() != 3 || !(numbers[2] > 0)) {
    return usage("--camera is X,Y,UNITS on the projection's plane", text);
  }
  view.centre = {numbers[0], numbers[1]};
  view.unitsPerPx = numbers[2];
  return view;
}

/// As large a picture as the extent is at the scale.
Result<void> fitSize(Session& session, const MapArguments& arguments) {
  const auto wanted = parseScale(arguments.scale);
  if (!wanted) return tl::unexpected(wanted.error());
  const auto degrees = arguments.bbox.empty() ? Result<geo::GeoBox>(session.scenario->extent)
                                              : parseBbox(arguments.bbox);
  if (!degrees) return tl::unexpected(degrees.error());
  const auto box = planeBoxOf(*session.projection, *degrees);
  if (!box) return tl::unexpected(box.error());
  const double units = session.view.unitsPerPx * *wanted / scaleDenominator(session);
  const auto size = pixelSize(fmt::format("{:.0f}x{:.0f}", std::ceil(box->width() / units),
                                          std::ceil(box->height() / units)),
                              session.view.pxPerPt * 72.0);
  if (!size) return tl::unexpected(size.error());
  session.view.widthPx = size->widthPx;
  session.view.heightPx = size->heightPx;
  return {};
}

/// The feature of "layer:id", or of "layer:#row", rows counted from 1.
Result<geo::FeatureRef> featureNamed(const geo::Scenario& scenario, const std::string& text) {
  const auto colon = text.find(':');
  const std::string_view id = std::string_view(text).substr(0, colon);
  const std::string wanted = colon == std::string::npos ? "" : text.substr(colon + 1);
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    if (scenario.layers[i].id != id) continue;
    const auto& features = scenario.layers[i].features;
    for (std::size_t k = 0; k < features.size(); ++k) {
      if (features[k].id == wanted || fmt::format("#{}", k + 1) == wanted) {
        return geo::FeatureRef{i, k};
      }
    }
  }
  return usage("--select: no such feature; it is LAYER:ID or LAYER:#ROW", text);
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
    if (arguments.size == kFitSize) {
      if (auto fitted = fitSize(session, arguments); !fitted) return fitted;
    }
    session.view.unitsPerPx *= *wanted / scaleDenominator(session);
  }
  if (arguments.camera.empty()) return {};
  const auto view = cameraOf(session.view, arguments.camera);
  if (!view) return tl::unexpected(view.error());
  session.view = *view;
  return {};
}

}  // namespace

void addInputs(CLI::App& app, MapArguments& arguments) {
  app.add_option("INPUT", arguments.inputs,
                 "a scenario folder or scenario.toml, or tables: whatever GDAL reads as vector; "
                 "FILE|layername=NAME for one layer; default: bundled, the bundled scenario")
      ->check(refuseEmpty);
  app.add_flag("-q,--quiet", arguments.quiet, "no warnings on standard error");
}

void addTimeOptions(CLI::App& app, MapArguments& arguments) {
  app.add_option("--at", arguments.at,
                 "instant, ISO 8601; a date means that whole day in the zone; A/B an interval")
      ->check(refuseEmpty);
  app.add_option("--from", arguments.from, "start of a half-open window")->check(refuseEmpty);
  app.add_option("--to", arguments.to, "its end, not included")->check(refuseEmpty);
  app.add_option("--zone", arguments.zone, "time zone, e.g. Asia/Baku (default: the scenario's)")
      ->check(refuseEmpty);
}

void addNetworkOption(CLI::App& app, MapArguments& arguments) {
  app.add_flag("--allow-network", arguments.allowNetwork,
               "tables and rasters may come over the network; without it nothing does");
}

void addMapOptions(CLI::App& app, MapArguments& arguments) {
  app.add_option("--bbox", arguments.bbox, "W,S,E,N in degrees; shown whole")->check(refuseEmpty);
  app.add_option("--crs", arguments.crs, "map projection, e.g. EPSG:32638")->check(refuseEmpty);
  auto* size = app.add_option("--size", arguments.size,
                              "WxH in pixels (default: 1920x1080); fit: the extent at --scale")
                   ->check(refuseEmpty);
  app.add_option("--paper", arguments.paper,
                 "A0 to A5, letter, tabloid, with -portrait where wanted, or WxHmm")
      ->check(refuseEmpty)
      ->excludes(size);
  app.add_option("--dpi", arguments.dpi,
                 "dots per inch: symbols and text scale with it (default: 96, on paper 300)");
  app.add_option("--scale", arguments.scale, "1:N, around the middle of the extent")
      ->check(refuseEmpty);
  app.add_option("--camera", arguments.camera,
                 "X,Y,UNITS: the middle on the projection's plane and plane units a pixel, exactly")
      ->check(refuseEmpty);
  app.add_option("--select", arguments.selected, "LAYER:ID, outlined as when it is clicked")
      ->check(refuseEmpty);
  app.add_option("--story-step", arguments.step,
                 "a step of the scenario's story, by its id or number; other options change it")
      ->check(refuseEmpty);
  addLayerList(app, "--layers", arguments.layers, "only these layers of the scenario");
  addLayerList(app, "--hide", arguments.hide, "not these layers");
  app.add_option("--raster", arguments.rasters,
                 "a picture or elevations under the map, whatever GDAL reads; may be repeated")
      ->allow_extra_args(false)
      ->check(refuseEmpty);
  addNetworkOption(app, arguments);
  addTableOptions(app, arguments.tables);
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
    return usageWindow("--at:", arguments.at, zone).map([](geo::TimeSpan s) { return Window{s}; });
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

Result<PictureSize> pictureSizeOf(const MapArguments& arguments) {
  constexpr double kScreenDpi = 96, kPaperDpi = 300;
  const double dpi = arguments.dpi.value_or(arguments.paper.empty() ? kScreenDpi : kPaperDpi);
  if (!(dpi >= 10 && dpi <= 2400)) {
    return usage("--dpi is between 10 and 2400", fmt::format("{:g}", dpi));
  }
  if (!arguments.paper.empty()) return paperSize(arguments.paper, dpi);
  const bool whole = arguments.size.empty() || arguments.size == kFitSize;
  return pixelSize(whole ? "1920x1080" : arguments.size, dpi);
}

Result<geo::View> parseViewport(const MapArguments& arguments) {
  const auto size = pictureSizeOf(arguments);
  if (!size) return tl::unexpected(size.error());
  geo::View view;
  view.widthPx = size->widthPx;
  view.heightPx = size->heightPx;
  view.pxPerPt = static_cast<float>(size->dotsPerInch / 72 * arguments.look.uiScale);
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
  if (arguments.size == kFitSize && arguments.scale.empty()) {
    return usage("--size fit wants --scale", arguments.size);
  }
  if (!arguments.camera.empty()) {
    if (!arguments.bbox.empty() || !arguments.scale.empty()) {
      return usage("either --camera or --bbox and --scale", arguments.camera);
    }
    if (const auto view = cameraOf({}, arguments.camera); !view) {
      return tl::unexpected(view.error());
    }
  }
  return checkLook(arguments.look);
}

Result<Session> applyArguments(Session session, const MapArguments& arguments) {
  session.wall = wallOf(arguments.look);
  auto atStep = applyStep(std::move(session), arguments.step);
  if (!atStep) return atStep;
  session = std::move(*atStep);
  const auto zone = zoneOf(arguments, session.clock.zone);
  if (!zone) return tl::unexpected(zone.error());
  session.clock = inZone(session.clock, *zone);
  const auto window = windowOf(arguments, *zone);
  if (!window) return tl::unexpected(window.error());
  if (*window) session.clock = showing(session.clock, **window);
  if (arguments.page) {
    session.layout = arguments.page;
    session = apply(std::move(session), command::FitExtent{}).session;
  }
  auto compared = applyCompare(std::move(session), arguments.comparing);
  if (!compared) return compared;
  session = std::move(*compared);
  if (auto looked = lookAt(session, arguments); !looked) return tl::unexpected(looked.error());
  if (auto shown = showLayers(session, arguments); !shown) return tl::unexpected(shown.error());
  if (!arguments.selected.empty()) {
    const auto feature = featureNamed(*session.scenario, arguments.selected);
    if (!feature) return tl::unexpected(feature.error());
    session.selection = *feature;
  }
  session.clock.playing = arguments.play;
  auto drawn = applyTables(std::move(session), arguments.tables);
  if (!drawn) return drawn;
  session = std::move(*drawn);
  auto looked = applyLook(std::move(session), arguments.look);
  const bool told = !arguments.bbox.empty() || !arguments.scale.empty() ||
                    !arguments.camera.empty() || !arguments.step.empty();
  if (!looked || told || !looked->scenario->layers.empty()) return looked;
  return apply(std::move(*looked), command::FitExtent{}).session;
}

}  // namespace viewer::cli
