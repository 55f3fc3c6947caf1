#include "viewer/cli/diff_text.hpp"

#include "geo/base/time_text.hpp"
#include "geo/change/change_text.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/session/session.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

std::string whoSays(const geo::Source& source) {
  if (!source.publisher.empty()) return source.publisher;
  return source.title.empty() ? "no source named" : source.title;
}

std::string lineOf(const Diff& diff, const geo::Change& change) {
  const geo::FeatureRef row = geo::rowOf(change);
  const std::string detail = geo::detailOf(diff.scenario, change);
  return oneLine(fmt::format("  {}: {}{}{} [{}; {}]", geo::formatUncertain(change.at, diff.zone),
                             geo::featureOf(diff.scenario, row).name, detail.empty() ? "" : ": ",
                             detail, geo::layerOf(diff.scenario, row).title,
                             whoSays(sourceOf(diff.scenario, row)))) +
         "\n";
}

std::string sectionOf(const Diff& diff, geo::ChangeKind kind) {
  std::string lines;
  std::size_t count = 0;
  for (const geo::Change& change : diff.changes.rows) {
    if (change.kind != kind) continue;
    lines += lineOf(diff, change);
    ++count;
  }
  return count == 0 ? "" : fmt::format("\n{} ({})\n{}", geo::headingOf(kind), count, lines);
}

std::string groundOf(const Diff& diff, std::size_t layer) {
  std::string text =
      oneLine(fmt::format("Ground in km2: {}", diff.scenario.layers[layer].title)) + "\n";
  const auto add = [&](const std::string& line) { text += oneLine(line) + "\n"; };
  add(fmt::format("  {:<28}{:>10}{:>10}{:>10}{:>10}", "", "before", "gained", "lost", "after"));
  for (const geo::Holding& h : diff.changes.holdings) {
    if (h.layer != layer) continue;
    add(fmt::format("  {:<28}{:>10.1f}{:>10.1f}{:>10.1f}{:>10.1f}",
                    geo::titleOf(diff.scenario, h.holder), h.beforeSquareMetres / 1e6,
                    h.gainedSquareMetres / 1e6, h.lostSquareMetres / 1e6,
                    h.afterSquareMetres / 1e6));
  }
  for (const geo::Transfer& t : diff.changes.transfers) {
    if (t.layer != layer) continue;
    add(fmt::format("  from {} to {}: {:.1f} km2", geo::titleOf(diff.scenario, t.from),
                    geo::titleOf(diff.scenario, t.to), t.squareMetres / 1e6));
  }
  return text;
}

}  // namespace

std::optional<DiffFormat> diffFormatNamed(std::string_view name) {
  constexpr std::pair<std::string_view, DiffFormat> kNames[] = {
      {"text", DiffFormat::Text}, {"csv", DiffFormat::Csv}, {"json", DiffFormat::Json}};
  const auto found = std::ranges::find(kNames, name, [](const auto& row) { return row.first; });
  return found == std::end(kNames) ? std::nullopt : std::optional{found->second};
}

std::string diffText(const Diff& diff, DiffFormat format) {
  switch (format) {
    case DiffFormat::Csv:
      return diffCsv(diff);
    case DiffFormat::Json:
      return diffJson(diff);
    case DiffFormat::Text:
      break;
  }
  return diffForPeople(diff);
}

std::string diffForPeople(const Diff& diff) {
  const geo::Zone& zone = diff.zone;
  const auto words = [&](geo::TimeSpan span) { return formatWindow(span, zone); };
  std::string text = oneLine(fmt::format("{}: from {} to {}", diff.scenario.title,
                                         words(diff.before), words(diff.after))) +
                     "\n";
  if (diff.changes.empty()) return text + "\nNothing changed.\n";
  for (std::size_t layer = 0; layer < diff.scenario.layers.size(); ++layer) {
    const bool changed = std::ranges::find(diff.changes.transfers, layer, &geo::Transfer::layer) !=
                         diff.changes.transfers.end();
    if (changed) text += "\n" + groundOf(diff, layer);
  }
  for (const geo::ChangeKind kind : geo::changeKinds()) text += sectionOf(diff, kind);
  return text;
}

std::string holderText(const geo::Holder& holder) {
  if (!holder) return "";
  return holder->empty() ? "contested" : *holder;
}

double squareKmOf(double squareMetres) {
  return std::round(squareMetres / 1e4) / 100;
}

std::string isoText(const geo::UncertainMoment& moment, const geo::Zone& zone) {
  const std::string earliest = geo::formatMoment(moment.earliest, zone);
  return moment.exact() ? earliest
                        : fmt::format("{}..{}", earliest, geo::formatMoment(moment.latest, zone));
}

geo::Source sourceOf(const geo::Scenario& scenario, geo::FeatureRef row) {
  const int index = geo::featureOf(scenario, row).source;
  const bool known = index >= 0 && static_cast<std::size_t>(index) < scenario.sources.size();
  return known ? scenario.sources[static_cast<std::size_t>(index)] : geo::Source{};
}

}  // namespace viewer::cli
