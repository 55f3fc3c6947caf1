#include "viewer/layers/properties.hpp"

#include "geo/base/time_text.hpp"
#include "viewer/layers/readable.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Attributes that the inspector says elsewhere or in its own words.
constexpr std::array<std::string_view, 10> kToldElsewhere{
    "kind",        "operator", "holder",  "note",    "label",
    "place_basis", "stance",   "summary", "width_m", "spared"};

std::string partyNames(const geo::Scenario& scenario, std::string_view ids) {
  std::string names;
  for (const geo::Party* party : geo::partiesOf(scenario, ids)) {
    if (!names.empty()) names += ", ";
    names += party->name;
  }
  return names;
}

std::string subtitleOf(const geo::Scenario& scenario, const geo::Layer& layer,
                       const geo::Feature& feature) {
  std::string text = readable(geo::valueOf(layer, feature, "kind"));
  if (text.empty()) text = layer.title;
  for (const std::string_view column : {"operator", "holder"}) {
    const std::string names = partyNames(scenario, geo::valueOf(layer, feature, column));
    if (!names.empty()) text += " · " + names;
  }
  return text;
}

std::string metresForPeople(double metres) {
  return metres >= 1000 ? fmt::format("{:.1f} km", metres / 1000) : fmt::format("{:.0f} m", metres);
}

std::string certaintyIn(const geo::ValidTime& valid, geo::TimeSpan window) {
  switch (geo::validityIn(valid, window)) {
    case geo::Validity::Certain:
      return "certainly valid at the date shown";
    case geo::Validity::Possible:
      return "only possibly valid at the date shown";
    case geo::Validity::Never:
      break;
  }
  return "not valid at the date shown";
}

std::string placeText(const geo::Feature& feature) {
  if (const auto at = geo::placeOf(feature)) {
    return fmt::format("{:.4f}°{} {:.4f}°{}", std::abs(at->lonDegrees),
                       at->lonDegrees < 0 ? 'W' : 'E', std::abs(at->latDegrees),
                       at->latDegrees < 0 ? 'S' : 'N');
  }
  return geo::hasPlace(feature) ? "" : "not known: listed, not drawn";
}

void addRow(Properties& properties, std::string label, std::string value) {
  if (!value.empty()) properties.rows.push_back({std::move(label), std::move(value)});
}

void addAccuracy(Properties& properties, const geo::Feature& feature) {
  const auto& radii = feature.accuracyMetres;
  if (radii.empty()) return;
  const auto [least, most] = std::ranges::minmax(radii);
  if (least == most) {
    addRow(properties, "Accuracy", "± " + metresForPeople(most));
  } else {
    addRow(properties, "Accuracy",
           fmt::format("± {} to {} along the line", metresForPeople(least), metresForPeople(most)));
  }
}

void addAttributes(Properties& properties, const geo::Layer& layer, const geo::Feature& feature) {
  for (std::size_t i = 0; i < layer.columns.size() && i < feature.values.size(); ++i) {
    if (std::ranges::find(kToldElsewhere, layer.columns[i]) != kToldElsewhere.end()) continue;
    addRow(properties, readable(layer.columns[i]), feature.values[i]);
  }
}

/// The ids of the parties that a feature names, each once.
std::set<std::string_view> partiesNamedBy(const geo::Layer& layer, const geo::Feature& feature) {
  std::set<std::string_view> ids;
  for (const std::string_view column : {"operator", "holder", "actors"}) {
    for (const std::string_view id : geo::splitList(geo::valueOf(layer, feature, column))) {
      ids.insert(id);
    }
  }
  return ids;
}

std::vector<Property> stancesOfParties(const geo::Scenario& scenario, geo::FeatureRef ref,
                                       geo::TimeSpan window) {
  const auto named = partiesNamedBy(geo::layerOf(scenario, ref), geo::featureOf(scenario, ref));
  std::vector<Property> stances;
  for (const Stance& stance : stancesIn(scenario, window)) {
    const geo::Layer& actors = geo::layerOf(scenario, stance.ref);
    const std::string_view code =
        geo::valueOf(actors, geo::featureOf(scenario, stance.ref), "code");
    if (named.contains(code)) stances.push_back({stance.actor, stance.stance});
  }
  return stances;
}

void addStances(std::vector<Stance>& stances, const geo::Scenario& scenario, geo::FeatureRef ref,
                geo::TimeSpan window) {
  const geo::Layer& layer = geo::layerOf(scenario, ref);
  const geo::Feature& actor = geo::featureOf(scenario, ref);
  std::string stance(geo::valueOf(layer, actor, "stance"));
  const bool certain = geo::validityIn(actor.valid, window) == geo::Validity::Certain;
  if (stance.empty()) return;
  stances.push_back({ref, actor.name, stance + (certain ? "" : " (possibly)")});
}

void addUnplaced(std::vector<Unplaced>& unplaced, const geo::Scenario& scenario,
                 geo::FeatureRef ref) {
  const geo::Layer& layer = geo::layerOf(scenario, ref);
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  if (geo::hasPlace(feature)) return;
  std::string reason(geo::valueOf(layer, feature, "place_basis"));
  if (reason.empty()) reason = geo::valueOf(layer, feature, "place");
  if (reason.empty()) reason = "no place in the source";
  unplaced.push_back({ref, feature.name, layer.title, std::move(reason)});
}

}  // namespace

std::vector<Stance> stancesIn(const geo::Scenario& scenario, geo::TimeSpan window) {
  std::vector<Stance> stances;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    const geo::Layer& layer = scenario.layers[i];
    if (layer.kind != geo::LayerKind::Actor) continue;
    for (const std::size_t row : geo::validRows(layer, window)) {
      addStances(stances, scenario, {i, row}, window);
    }
  }
  return stances;
}

std::vector<Stance> stancesIn(const geo::Scenario& scenario, const geo::TimeIndex& times,
                              geo::TimeSpan window, geo::Validity least) {
  std::vector<Stance> stances;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    if (scenario.layers[i].kind != geo::LayerKind::Actor) continue;
    for (const std::size_t row : times.rows(i).rowsIn(window, least)) {
      addStances(stances, scenario, {i, row}, window);
    }
  }
  return stances;
}

Properties propertiesOf(const geo::Scenario& scenario, geo::FeatureRef ref, geo::TimeSpan window) {
  const geo::Layer& layer = geo::layerOf(scenario, ref);
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  Properties properties;
  properties.title = feature.name.empty() ? feature.id : feature.name;
  properties.subtitle = subtitleOf(scenario, layer, feature);
  addRow(properties, "From", geo::formatUncertain(feature.valid.from, scenario.zone));
  addRow(properties, "To",
         feature.valid.to == geo::UncertainMoment{geo::kEndOfTime, geo::kEndOfTime}
             ? "still so"
             : geo::formatUncertain(feature.valid.to, scenario.zone));
  addRow(properties, "At this date", certaintyIn(feature.valid, window));
  addRow(properties, "Confidence", std::string(geo::nameOf(feature.confidence)));
  addRow(properties, "What", std::string(geo::valueOf(layer, feature, "summary")));
  addRow(properties, "Stance", std::string(geo::valueOf(layer, feature, "stance")));
  addRow(properties, "Place", placeText(feature));
  addAccuracy(properties, feature);
  addRow(properties, "Place from", std::string(geo::valueOf(layer, feature, "place_basis")));
  addAttributes(properties, layer, feature);
  addRow(properties, "Id", feature.id);
  properties.note = geo::valueOf(layer, feature, "note");
  if (layer.kind != geo::LayerKind::Actor) {
    properties.stances = stancesOfParties(scenario, ref, window);
  }
  if (feature.source >= 0) {
    const geo::Source& source = scenario.sources[static_cast<std::size_t>(feature.source)];
    properties.sourceTitle = source.title;
    properties.sourcePublisher = source.publisher;
    properties.sourceUrl = source.url;
    properties.sourceDate = source.date;
  }
  return properties;
}

std::vector<Unplaced> unplacedIn(const geo::Scenario& scenario, geo::TimeSpan window) {
  std::vector<Unplaced> unplaced;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    if (scenario.layers[i].kind == geo::LayerKind::Actor) continue;
    for (const std::size_t row : geo::validRows(scenario.layers[i], window)) {
      addUnplaced(unplaced, scenario, {i, row});
    }
  }
  return unplaced;
}

std::vector<Unplaced> unplacedIn(const geo::Scenario& scenario, const geo::TimeIndex& times,
                                 geo::TimeSpan window, geo::Validity least) {
  std::vector<Unplaced> unplaced;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    if (scenario.layers[i].kind == geo::LayerKind::Actor) continue;
    for (const std::size_t row : times.unplaced(i).rowsIn(window, least)) {
      addUnplaced(unplaced, scenario, {i, row});
    }
  }
  return unplaced;
}

}  // namespace viewer
