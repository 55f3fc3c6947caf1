#include "viewer/panels/change_lines.hpp"

#include "geo/base/time_text.hpp"
#include "geo/change/change_text.hpp"

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr double kSquareMetresPerSquareKm = 1e6;

bool tells(const Session& session, std::size_t layer) {
  return isShown(session, session.scenario->layers.at(layer).id);
}

std::string publisherOf(const geo::Scenario& scenario, const geo::Feature& feature) {
  const auto index = static_cast<std::size_t>(feature.source);
  if (feature.source < 0 || index >= scenario.sources.size()) return "No source is named.";
  const geo::Source& source = scenario.sources[index];
  return source.publisher.empty() ? source.title : source.publisher;
}

ChangeLine lineOf(const Session& session, const geo::Change& change) {
  const geo::Scenario& scenario = *session.scenario;
  const geo::FeatureRef row = geo::rowOf(change);
  const geo::Feature& feature = geo::featureOf(scenario, row);
  const std::string detail = geo::detailOf(scenario, change);
  const std::string& layer = geo::layerOf(scenario, row).title;
  const std::string when = geo::formatUncertain(change.at, session.clock.zone);
  const std::string below = detail.empty() ? fmt::format("{} · {}", when, layer)
                                           : fmt::format("{} · {} · {}", detail, when, layer);
  return {row, feature.name, below, publisherOf(scenario, feature)};
}

void addKind(ChangeLines& lines, const Session& session, geo::ChangeKind kind) {
  const std::size_t heading = lines.lines.size();
  lines.lines.push_back({});
  for (const geo::Change& change : lines.of->placed.changes.rows) {
    if (change.kind != kind || !tells(session, geo::rowOf(change).layer)) continue;
    lines.lines.push_back(lineOf(session, change));
  }
  const std::size_t count = lines.lines.size() - heading - 1;
  if (count == 0) {
    lines.lines.pop_back();
  } else {
    lines.lines[heading].title = fmt::format("{} ({})", geo::headingOf(kind), count);
  }
}

std::string gainText(const geo::Holding& holding) {
  const double gained = holding.gainedSquareMetres / kSquareMetresPerSquareKm;
  const double lost = holding.lostSquareMetres / kSquareMetresPerSquareKm;
  if (lost == 0) return fmt::format("gained {:.1f} km²", gained);
  if (gained == 0) return fmt::format("lost {:.1f} km²", lost);
  return fmt::format("gained {:.1f}, lost {:.1f} km²", gained, lost);
}

}  // namespace

void refresh(ChangeLines& lines, const Session& session) {
  const bool same = lines.of == session.differences && lines.hidden == session.hidden &&
                    lines.zone == session.clock.zone;
  if (same) return;
  lines = {session.differences, session.hidden, session.clock.zone, {}, {}};
  if (!lines.of || lines.of->scenario != session.scenario) return;
  for (const geo::Holding& h : lines.of->placed.changes.holdings) {
    if (!tells(session, h.layer)) continue;
    lines.ground.push_back(
        {geo::titleOf(*session.scenario, h.holder), gainText(h),
         fmt::format("{:.1f} km² now", h.afterSquareMetres / kSquareMetresPerSquareKm)});
  }
  for (const geo::ChangeKind kind : geo::changeKinds()) addKind(lines, session, kind);
}

}  // namespace viewer
