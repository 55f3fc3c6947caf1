#include "viewer/panels/date_entry.hpp"

#include "geo/base/time_text.hpp"

namespace viewer {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<geo::TimeSpan> spanOf(std::string_view text, const geo::Zone& zone) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto period = geo::parsePeriod(trimmed(text), zone);
    return period ? std::optional{*period} : std::nullopt;
  }
  const auto first = geo::parsePeriod(trimmed(text.substr(0, dots)), zone);
  const auto last = geo::parsePeriod(trimmed(text.substr(dots + 2)), zone);
  if (!first || !last || !(first->from < last->to)) return std::nullopt;
  return geo::TimeSpan{first->from, last->to};
}

}  // namespace

std::optional<Command> commandForDate(const Clock& clock, std::string_view text) {
  const auto span = spanOf(text, clock.zone);
  if (!span || !geo::meets(*span, clock.range)) return std::nullopt;
  constexpr std::chrono::hours kLongestDay{25};  // when clocks go back
  if (span->to - span->from <= kLongestDay) return command::GoTo{span->from};
  return command::SetWindow{*span};
}

}  // namespace viewer
