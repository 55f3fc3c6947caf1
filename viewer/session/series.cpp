#include "viewer/session/series.hpp"

#include "geo/base/time_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

std::optional<StepUnit> unitOf(Each each) {
  switch (each) {
    case Each::Hour:
      return StepUnit::Hour;
    case Each::Day:
      return StepUnit::Day;
    case Each::Week:
      return StepUnit::Week;
    case Each::Month:
      return StepUnit::Month;
    case Each::Year:
      return StepUnit::Year;
    case Each::Change:
    case Each::Event:
      break;
  }
  return std::nullopt;
}

geo::TimeSpan dayOf(geo::Moment moment, const geo::Zone& zone) {
  const geo::Moment start = geo::startOfDay(moment, zone);
  return {start, geo::addDays(start, 1, zone)};
}

std::vector<SeriesStep> byUnit(const Session& session, StepUnit unit, geo::TimeSpan span) {
  std::vector<SeriesStep> steps;
  for (int count = 1; span.from < span.to; ++count) {
    // Counted from the first start: a month after 31 January is not one after 28 February.
    const geo::Moment first = steps.empty() ? span.from : steps.front().window.from;
    const geo::Moment next = moved(session.clock, first, {count, unit});
    if (next <= span.from) break;
    steps.push_back({{span.from, std::min(next, span.to)}, ""});
    span.from = next;
  }
  return steps;
}

void addChanges(const geo::Layer& layer, geo::TimeSpan span, std::vector<geo::Moment>& moments) {
  for (const geo::Feature& feature : layer.features) {
    const geo::ValidTime& valid = feature.valid;
    for (const geo::Moment moment :
         {valid.from.earliest, valid.from.latest, valid.to.earliest, valid.to.latest}) {
      if (moment >= span.from && moment < span.to) moments.push_back(moment);
    }
  }
}

std::vector<SeriesStep> byChange(const Session& session, geo::TimeSpan span) {
  std::vector<geo::Moment> moments;
  for (const geo::Layer& layer : session.scenario->layers) {
    if (isShown(session, layer.id)) addChanges(layer, span, moments);
  }
  std::ranges::sort(moments);
  std::vector<SeriesStep> steps;
  for (const geo::Moment moment : moments) {
    const geo::TimeSpan day = dayOf(moment, session.clock.zone);
    if (steps.empty() || steps.back().window != day) steps.push_back({day, ""});
  }
  return steps;
}

std::vector<SeriesStep> byEvent(const Session& session, geo::TimeSpan span) {
  std::vector<std::pair<geo::Moment, const geo::Feature*>> events;
  for (const geo::Layer& layer : session.scenario->layers) {
    if (layer.kind != geo::LayerKind::Event || !isShown(session, layer.id)) continue;
    for (const geo::Feature& feature : layer.features) {
      const geo::Moment begins = feature.valid.from.earliest;
      if (begins >= span.from && begins < span.to) events.emplace_back(begins, &feature);
    }
  }
  std::ranges::stable_sort(events, {}, &std::pair<geo::Moment, const geo::Feature*>::first);
  std::vector<SeriesStep> steps;
  for (const auto& [begins, event] : events) {
    steps.push_back(
        {dayOf(begins, session.clock.zone), event->id.empty() ? event->name : event->id});
  }
  return steps;
}

constexpr std::string_view kRefusedInNames = "/\\:*?\"<>| ";

/// Colons and what else a file system may refuse become dashes.
std::string plain(std::string text) {
  std::ranges::replace_if(
      text,
      [](char c) {
        return kRefusedInNames.find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) < 0x20;
      },
      '-');
  return text;
}

}  // namespace

std::vector<SeriesStep> seriesOf(const Session& session, Each each, geo::TimeSpan span) {
  if (const auto unit = unitOf(each)) return byUnit(session, *unit, span);
  return each == Each::Change ? byChange(session, span) : byEvent(session, span);
}

std::vector<SeriesStep> cumulative(std::vector<SeriesStep> steps) {
  for (SeriesStep& step : steps) step.window.from = steps.front().window.from;
  return steps;
}

Session at(Session session, const SeriesStep& step) {
  session.clock = showing(session.clock, step.window);
  return session;
}

geo::Result<std::string> fileNameFor(const std::string& pattern, const SeriesStep& step,
                                     std::size_t number, std::size_t count, const geo::Zone& zone) {
  const auto valueFor = [&](std::string_view key) -> std::optional<std::string> {
    if (key == "date" || key == "from") return geo::formatMoment(step.window.from, zone);
    if (key == "to") return geo::formatMoment(step.window.to, zone);
    if (key == "name") return step.name;
    const int digits = static_cast<int>(std::to_string(count).size());
    if (key == "number") return fmt::format("{:0{}}", number, digits);
    return std::nullopt;
  };
  std::string name;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : at;
    if (close == at) {
      name += pattern[at++];
      continue;
    }
    const auto value = close == std::string::npos
                           ? std::nullopt
                           : valueFor(std::string_view(pattern).substr(at + 1, close - at - 1));
    if (!value) {
      return geo::fail(geo::Failure::Kind::Usage,
                       "a name's braces hold date, from, to, number or name", pattern);
    }
    name += plain(*value);
    at = close + 1;
  }
  return name;
}

}  // namespace viewer
