#include "viewer/cli/map_command.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/live_address.hpp"
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/look_arguments.hpp"
#include "viewer/cli/step_arguments.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

void add(Arguments& words, const char* option, std::string value) {
  words.emplace_back(option);
  words.push_back(std::move(value));
}

void addTime(Arguments& words, const Session& session) {
  add(words, "--zone", std::string(session.clock.zone.name()));
  const Arguments dates = compareOptionsOf(session);
  if (dates.empty()) return add(words, "--at", geo::formatInterval(session.clock.window));
  words.insert(words.end(), dates.begin(), dates.end());
}

void addCamera(Arguments& words, const Session& session, double dotsPerInch) {
  const geo::View& view = session.view;
  add(words, "--crs", session.projection->definition());
  add(words, "--camera",
      fmt::format("{},{},{}", view.centre.xMetres, view.centre.yMetres, view.unitsPerPx));
  add(words, "--size", fmt::format("{}x{}", view.widthPx, view.heightPx));
  add(words, "--dpi", fmt::format("{}", dotsPerInch));
  const double uiScale = view.pxPerPt * 72.0 / dotsPerInch;
  if (std::abs(uiScale - 1) > 1e-6) add(words, "--ui-scale", fmt::format("{}", uiScale));
}

void addIds(Arguments& words, const char* option, const std::vector<std::string>& ids) {
  if (!ids.empty()) add(words, option, fmt::format("{}", fmt::join(ids, ",")));
}

/// Rasters of the scenario's that are not shown, or not there any more, as they are called when it
/// is opened.
std::vector<std::string> rastersLeftOut(const Session& session) {
  const auto isShownNow = [&](const std::string& path) {
    return std::ranges::any_of(session.rasters, [&](const UserRaster& raster) {
      return raster.path == path && isShown(session, raster.id);
    });
  };
  std::vector<std::string> ids;
  const auto& rasters = session.scenario->rasters;
  for (std::size_t i = 0; i < rasters.size(); ++i) {
    if (!isShownNow(rasters[i])) ids.push_back(fmt::format("raster.{}", i + 1));
  }
  return ids;
}

/// Which layers of the scenario are shown is named; of the base map, which are not.
void addLayers(Arguments& words, const Session& session) {
  std::vector<std::string> shown, all, baseHidden;
  for (const geo::Layer& layer : session.scenario->layers) {
    all.push_back(layer.id);
    if (isShown(session, layer.id)) shown.push_back(layer.id);
  }
  for (const BaseLayer& layer : kBaseLayers) {
    if (!isShown(session, layer.id)) baseHidden.emplace_back(layer.id);
  }
  // Where the scenario itself says which are shown, all that are must be named.
  for (const BaseLayer& layer : kBaseLayers) {
    const bool named = session.scenario->look.layers && isShown(session, layer.id);
    if (named) shown.emplace_back(layer.id);
  }
  addIds(words, "--layers", shown);
  if (shown.empty()) baseHidden.insert(baseHidden.end(), all.begin(), all.end());
  for (std::size_t i = 0; i < session.tables.size(); ++i) {
    if (!isShown(session, session.tables[i].id))
      baseHidden.push_back(fmt::format("table.{}", i + 1));
  }
  const std::vector<std::string> rasters = rastersLeftOut(session);
  baseHidden.insert(baseHidden.end(), rasters.begin(), rasters.end());
  addIds(words, "--hide", baseHidden);
}

void addSelection(Arguments& words, const Session& session) {
  if (!session.selection) return;
  const geo::Layer& layer = geo::layerOf(*session.scenario, *session.selection);
  const std::string& id = geo::featureOf(*session.scenario, *session.selection).id;
  const bool named = !id.empty() && std::ranges::count(layer.features, id, &geo::Feature::id) == 1;
  add(words, "--select",
      layer.id + ":" + (named ? id : fmt::format("#{}", session.selection->feature + 1)));
}

/// The columns that were named for all tables as they were read.
void addColumns(Arguments& words, const TableArguments& tables) {
  if (!tables.begin.empty()) add(words, "--begin", tables.begin);
  if (!tables.end.empty()) add(words, "--end", tables.end);
  if (!tables.longitude.empty()) add(words, "--lon", tables.longitude);
  if (!tables.latitude.empty()) add(words, "--lat", tables.latitude);
}

bool isPlain(unsigned char c) {
  constexpr std::string_view kPlain = "-_./,:=+@%";
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         kPlain.find(static_cast<char>(c)) != std::string_view::npos;
}

std::string quoted(const std::string& word) {
  if (!word.empty() && std::ranges::all_of(word, isPlain)) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// Reads a line letter by letter.
class Words {
 public:
  void read(char c) {
    if (std::exchange(escaped_, false)) {
      word_ += c;
    } else if (c == '\\' && quote_ != '\'') {
      escaped_ = begun_ = true;
    } else if (quote_ != 0 && c == quote_) {
      quote_ = 0;
    } else if (quote_ == 0 && (c == '\'' || c == '"')) {
      quote_ = c;
      begun_ = true;
    } else if (quote_ == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      end();
    } else {
      begun_ = true;
      word_ += c;
    }
  }
  geo::Result<Arguments> finish() && {
    if (quote_ != 0 || escaped_) {
      return geo::fail(geo::Failure::Kind::Invalid, "a quote is left open");
    }
    end();
    return std::move(words_);
  }

 private:
  void end() {
    if (begun_) words_.push_back(std::exchange(word_, {}));
    begun_ = false;
  }

  Arguments words_;
  std::string word_;
  bool begun_ = false, escaped_ = false;
  char quote_ = 0;
};

}  // namespace

Arguments optionsOf(const Session& session, const MapArguments& arguments, double dotsPerInch) {
  Arguments words;
  for (const std::string& input : arguments.inputs) words.push_back(geo::withoutPassword(input));
  const Arguments step = stepOptionsOf(session);
  words.insert(words.end(), step.begin(), step.end());
  addTime(words, session);
  addCamera(words, session, dotsPerInch);
  addLayers(words, session);
  addSelection(words, session);
  const auto& ofScenario = session.scenario->rasters;
  for (const UserRaster& raster : session.rasters) {
    const bool brought = std::ranges::find(ofScenario, raster.path) != ofScenario.end();
    if (isShown(session, raster.id) && !brought) add(words, "--raster", raster.path);
  }
  addColumns(words, arguments.tables);
  const Arguments tables = tableOptionsOf(session);
  words.insert(words.end(), tables.begin(), tables.end());
  if (session.layout) add(words, "--layout", arguments.layout);
  if (arguments.allowNetwork) words.emplace_back("--allow-network");
  const Arguments look = lookOptionsOf(session);
  words.insert(words.end(), look.begin(), look.end());
  return words;
}

std::string renderCommand(const Session& session, const MapArguments& arguments, FileFormat format,
                          double dotsPerInch) {
  Arguments words{"truceline", "render"};
  const Arguments options = optionsOf(session, arguments, dotsPerInch);
  words.insert(words.end(), options.begin(), options.end());
  add(words, "-o", fmt::format("picture{}", traitsOf(format).extensions.front()));
  return shellLine(words);
}

std::string shellLine(const Arguments& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

geo::Result<Arguments> wordsOf(std::string_view line) {
  Words words;
  for (const char c : line) words.read(c);
  return std::move(words).finish();
}

}  // namespace viewer::cli
