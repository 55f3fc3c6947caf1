#include "geo/change/changes.hpp"

#include "geo/change/control.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

/// The two windows, and what is asked of them.
struct Windows {
  TimeSpan before, after;

  Validity inBefore(const Feature& feature) const { return validityIn(feature.valid, before); }
  Validity inAfter(const Feature& feature) const { return validityIn(feature.valid, after); }
  TimeSpan hull() const {
    return {std::min(before.from, after.from), std::max(before.to, after.to)};
  }
};

/// Of a row that is not shown in `window`: its end where it lies before, its beginning where after.
UncertainMoment edgeTowards(const ValidTime& valid, TimeSpan window) {
  return valid.to.latest <= window.from ? valid.to : valid.from;
}

using Identity = std::vector<std::string_view>;

Identity countIdentity(const Layer& layer, const Feature& feature) {
  const Identity identity{valueOf(layer, feature, "zone"), valueOf(layer, feature, "kind"),
                          valueOf(layer, feature, "operator")};
  return identity[0].empty() && identity[1].empty() ? Identity{} : identity;
}

/// What makes two rows of a layer the same thing; empty where nothing does.
Identity identityOf(const Layer& layer, const Feature& feature) {
  switch (layer.kind) {
    case LayerKind::Count:
      return countIdentity(layer, feature);
    case LayerKind::Actor:
      return {feature.name};
    case LayerKind::Area:
    case LayerKind::Event:
      return {};
    default:
      break;
  }
  if (feature.name.empty() || !hasPlace(feature)) return {};
  return {feature.name, valueOf(layer, feature, "operator")};
}

struct SamePlace {
  bool operator()(const Polygons& a, const Polygons& b) const {
    return std::ranges::equal(a, b, {}, &Polygon::rings, &Polygon::rings);
  }
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    if constexpr (std::is_same_v<A, B>) return a == b;
    return false;
  }
};

/// How the thing changed when one row gave way to the other; nothing when it is as it was.
std::optional<ChangeKind> successionOf(const Layer& layer, const Feature& before,
                                       const Feature& after) {
  const auto differs = [&](std::string_view column) {
    return valueOf(layer, before, column) != valueOf(layer, after, column);
  };
  using Kind = std::optional<ChangeKind>;
  if (layer.kind == LayerKind::Count) return differs("count") ? Kind{ChangeKind::Count} : Kind{};
  if (layer.kind == LayerKind::Actor) return differs("stance") ? Kind{ChangeKind::Stance} : Kind{};
  const bool same = std::visit(SamePlace{}, before.geometry, after.geometry);
  return same ? Kind{} : Kind{ChangeKind::Moved};
}

/// The rows of one thing that are shown in each window.
struct Shown {
  std::vector<std::size_t> before, after;
};

/// The rows before that gave way to rows after: from the one to the other.
std::map<std::size_t, std::size_t> successors(const Layer& layer, const Windows& windows) {
  std::map<Identity, Shown> things;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const Feature& feature = layer.features[i];
    const Identity identity = identityOf(layer, feature);
    if (identity.empty()) continue;
    if (windows.inBefore(feature) != Validity::Never) things[identity].before.push_back(i);
    if (windows.inAfter(feature) != Validity::Never) things[identity].after.push_back(i);
  }
  std::map<std::size_t, std::size_t> found;
  for (const auto& [identity, shown] : things) {
    if (shown.before.size() != 1 || shown.after.size() != 1) continue;
    const std::size_t before = shown.before.front(), after = shown.after.front();
    if (before != after && successionOf(layer, layer.features[before], layer.features[after])) {
      found[before] = after;
    }
  }
  return found;
}

class LayerChanges {
 public:
  LayerChanges(const Scenario& scenario, std::size_t layer, const Windows& windows)
      : layer_(scenario.layers[layer]), index_(layer), windows_(windows) {}

  std::vector<Change> find() const {
    std::vector<Change> found;
    std::map<std::size_t, std::size_t> successor = successors(layer_, windows_), predecessor;
    for (const auto& [before, after] : successor) predecessor[after] = before;
    for (std::size_t i = 0; i < layer_.features.size(); ++i) {
      if (predecessor.contains(i)) continue;  // told with the row that it follows
      const auto next = successor.find(i);
      auto change = next == successor.end() ? changeOf(i) : changeOf(i, next->second);
      if (change) found.push_back(std::move(*change));
    }
    return found;
  }

  std::vector<Change> events() const {
    std::vector<Change> found;
    for (std::size_t i = 0; i < layer_.features.size(); ++i) {
      const Feature& feature = layer_.features[i];
      const Validity meanwhile = validityIn(feature.valid, windows_.hull());
      if (meanwhile == Validity::Never || windows_.inBefore(feature) != Validity::Never) continue;
      found.push_back({ChangeKind::Event, std::nullopt, FeatureRef{index_, i}, Validity::Never,
                       meanwhile, feature.valid.from});
    }
    return found;
  }

 private:
  std::optional<Change> changeOf(std::size_t row) const {
    const Feature& feature = layer_.features[row];
    const Validity before = windows_.inBefore(feature), after = windows_.inAfter(feature);
    if (before == after) return std::nullopt;
    Change change{
        ChangeKind::Certainty, FeatureRef{index_, row}, FeatureRef{index_, row}, before, after,
        feature.valid.from};
    if (before == Validity::Never) {
      change.kind = ChangeKind::Opened;
      change.before.reset();
      change.at = edgeTowards(feature.valid, windows_.before);
    } else if (after == Validity::Never) {
      change.kind = ChangeKind::Closed;
      change.after.reset();
      change.at = edgeTowards(feature.valid, windows_.after);
    } else {
      change.at = doubtThatChanged(feature.valid);
    }
    return change;
  }

  std::optional<Change> changeOf(std::size_t before, std::size_t after) const {
    const Feature &old = layer_.features[before], &now = layer_.features[after];
    const auto kind = successionOf(layer_, old, now);
    if (!kind) return std::nullopt;
    return Change{*kind,
                  FeatureRef{index_, before},
                  FeatureRef{index_, after},
                  windows_.inBefore(old),
                  windows_.inAfter(now),
                  edgeTowards(now.valid, windows_.before)};
  }

  /// A row that is possible in one window and certain in the other: the end of its certain time
  /// that lies between them.
  UncertainMoment doubtThatChanged(const ValidTime& valid) const {
    const bool certainAfter = validityIn(valid, windows_.after) == Validity::Certain;
    const TimeSpan doubtful = certainAfter ? windows_.before : windows_.after;
    return edgeTowards(
        {{valid.from.latest, valid.from.latest}, {valid.to.earliest, valid.to.earliest}}, doubtful);
  }

  const Layer& layer_;
  std::size_t index_;
  const Windows& windows_;
};

/// In the order in which changes are told.
auto orderOf(const Scenario& scenario, const Change& change) {
  const FeatureRef row = rowOf(change);
  const bool byTime = change.kind == ChangeKind::Event;
  const UncertainMoment at = byTime ? change.at : UncertainMoment{};
  return std::tuple(change.kind, at.earliest, at.latest, row.layer,
                    std::string_view(featureOf(scenario, row).id));
}

std::string placeText(const Feature& feature) {
  const auto place = placeOf(feature);
  return place ? fmt::format("{:.5f},{:.5f}", place->lonDegrees, place->latDegrees) : "";
}

std::string certaintyText(Validity certainty) {
  constexpr std::string_view kWords[] = {"", "possible", "certain"};
  return std::string(kWords[static_cast<int>(certainty)]);
}

std::string valueText(const Scenario& scenario, ChangeKind kind, FeatureRef row,
                      Validity certainty) {
  const Layer& layer = layerOf(scenario, row);
  const Feature& feature = featureOf(scenario, row);
  const bool isCount = layer.kind == LayerKind::Count && kind != ChangeKind::Certainty;
  if (isCount) return std::string(valueOf(layer, feature, "count"));
  if (kind == ChangeKind::Stance) return std::string(valueOf(layer, feature, "stance"));
  if (kind == ChangeKind::Moved) return placeText(feature);
  return certaintyText(certainty);
}

}  // namespace

std::string_view nameOf(ChangeKind kind) {
  constexpr std::string_view kNames[] = {"event", "opened", "closed",   "moved",
                                         "count", "stance", "certainty"};
  return kNames[static_cast<int>(kind)];
}

FeatureRef rowOf(const Change& change) {
  return change.after ? *change.after : change.before.value_or(FeatureRef{});
}

ChangeValues valuesOf(const Scenario& scenario, const Change& change) {
  ChangeValues values;
  if (change.before) {
    values.from = valueText(scenario, change.kind, *change.before, change.certaintyBefore);
  }
  if (change.after) {
    values.to = valueText(scenario, change.kind, *change.after, change.certaintyAfter);
  }
  return values;
}

Changes changesBetween(const Scenario& scenario, TimeSpan before, TimeSpan after) {
  Changes changes;
  if (before == after) return changes;
  const Windows windows{before, after};
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    const LayerKind kind = scenario.layers[i].kind;
    const LayerChanges layer(scenario, i, windows);
    auto found = kind == LayerKind::Event ? layer.events() : layer.find();
    std::ranges::move(found, std::back_inserter(changes.rows));
    if (kind != LayerKind::Area) continue;
    Control control = controlBetween(scenario, i, before, after);
    std::ranges::move(control.transfers, std::back_inserter(changes.transfers));
    std::ranges::move(control.holdings, std::back_inserter(changes.holdings));
  }
  std::ranges::stable_sort(changes.rows, {},
                           [&](const Change& change) { return orderOf(scenario, change); });
  return changes;
}

Changes withinLayers(Changes changes, std::span<const std::size_t> layers) {
  const auto elsewhere = [&](std::size_t layer) {
    return std::ranges::find(layers, layer) == layers.end();
  };
  std::erase_if(changes.rows, [&](const Change& c) { return elsewhere(rowOf(c).layer); });
  std::erase_if(changes.transfers, [&](const Transfer& t) { return elsewhere(t.layer); });
  std::erase_if(changes.holdings, [&](const Holding& h) { return elsewhere(h.layer); });
  return changes;
}

}  // namespace geo
