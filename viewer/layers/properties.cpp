#include "viewer/layers/properties.hpp"

#include "geo/base/time_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Attributes that the inspector says elsewhere or in its own words.
constexpr std::array<std::string_view, 9> kToldElsewhere{
    "kind", "operator", "holder", "note", "label", "place_basis", "stance", "summary", "width_m"};

std::string readable(std::string_view identifier) {
  std::string text(identifier);
  std::ranges::replace(text, '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

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

}  // namespace

Properties propertiesOf(const geo::Scenario& scenario, geo::FeatureRef ref, geo::TimeSpan window) {
  const geo::Layer& layer = geo::layerOf(scenario, ref);
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  Properties properties;
  properties.title = feature.name.empty() ? feature.id : feature.name;
  properties.subtitle = subtitleOf(scenario, layer, feature);
  addRow(properties, "From", geo::formatUncertain(feature.valid.from));
  addRow(properties, "To",
         feature.valid.to == geo::UncertainMoment{geo::kEndOfTime, geo::kEndOfTime}
             ? "still so"
             : geo::formatUncertain(feature.valid.to));
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
    const geo::Layer& layer = scenario.layers[i];
    if (layer.kind == geo::LayerKind::Actor) continue;
    for (const std::size_t row : geo::validRows(layer, window)) {
      const geo::Feature& feature = layer.features[row];
      if (geo::hasPlace(feature)) continue;
      std::string reason(geo::valueOf(layer, feature, "place_basis"));
      if (reason.empty()) reason = geo::valueOf(layer, feature, "place");
      if (reason.empty()) reason = "no place in the source";
      unplaced.push_back({{i, row}, feature.name, layer.title, std::move(reason)});
    }
  }
  return unplaced;
}

}  // namespace viewer
