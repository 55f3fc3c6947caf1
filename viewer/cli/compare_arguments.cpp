#include "viewer/cli/compare_arguments.hpp"

#include "geo/base/number_text.hpp"
#include "geo/base/time_text.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/session/command.hpp"
#include "viewer/session/dated_changes.hpp"

#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

constexpr std::pair<std::string_view, CompareMode> kModes[] = {
    {"swipe", CompareMode::Swipe}, {"side", CompareMode::Side}, {"ghost", CompareMode::Ghost}};

struct Dates {
  geo::TimeSpan before, after;
};

Result<Dates> datesOf(const std::string& text, const geo::Zone& zone) {
  const auto comma = text.find(',');
  if (comma == std::string::npos || text.find(',', comma + 1) != std::string::npos) {
    return usage("--compare is two dates with a comma between them", text);
  }
  Dates dates;
  for (auto [span, part] : {std::pair{&dates.before, text.substr(0, comma)},
                            std::pair{&dates.after, text.substr(comma + 1)}}) {
    const auto period = geo::parseWindow(part, zone);
    if (!period) return usage("--compare: " + period.error().what, part);
    *span = *period;
  }
  return dates;
}

Result<CompareMode> modeOf(const std::string& text) {
  return text.empty() ? CompareMode::Swipe : choice(kModes, "--compare-mode", text);
}

Result<float> splitOf(const std::string& text) {
  if (text.empty()) return Compare{}.split;
  const auto share = geo::parseNumber(text);
  if (share && *share >= 0 && *share <= 1) return static_cast<float>(*share);
  return usage("--split is a share of the width, 0 to 1", text);
}

}  // namespace

void addCompareOptions(CLI::App& app, CompareArguments& arguments) {
  app.add_option("--compare", arguments.dates,
                 "A,B: two dates at once, each as --at takes it; in place of --at")
      ->check(refuseEmpty);
  app.add_option("--compare-mode", arguments.mode,
                 "swipe (the default), side (by side) or ghost (what has gone, in grey)")
      ->check(refuseEmpty);
  app.add_option("--split", arguments.split,
                 "where a swipe has its line, as a share of the width (default: 0.5)")
      ->check(refuseEmpty);
  app.add_flag("--mark-changes", arguments.markChanges,
               "with --compare: mark what is new, gone or changed hands, as the window does");
}

Result<void> checkCompare(const MapArguments& arguments) {
  const CompareArguments& comparing = arguments.comparing;
  const auto mode = modeOf(comparing.mode);
  if (!mode) return tl::unexpected(mode.error());
  const auto split = splitOf(comparing.split);
  if (!split) return tl::unexpected(split.error());
  if (comparing.dates.empty()) {
    if (!comparing.mode.empty()) return usage("--compare-mode wants --compare", comparing.mode);
    if (!comparing.split.empty()) return usage("--split wants --compare", comparing.split);
    if (comparing.markChanges) return usage("--mark-changes wants --compare", "--mark-changes");
    return {};
  }
  const std::string& at = arguments.at;
  if (!at.empty() || !arguments.from.empty() || !arguments.to.empty()) {
    return usage("either --compare or --at, --from and --to", comparing.dates);
  }
  if (!comparing.split.empty() && *mode != CompareMode::Swipe) {
    return usage("--split is for --compare-mode swipe", comparing.split);
  }
  return datesOf(comparing.dates, {}).map([](const Dates&) {});
}

Result<Session> applyCompare(Session session, const CompareArguments& arguments) {
  if (arguments.dates.empty()) return session;
  const auto dates = datesOf(arguments.dates, session.clock.zone);
  if (!dates) return tl::unexpected(dates.error());
  const auto mode = modeOf(arguments.mode);
  if (!mode) return tl::unexpected(mode.error());
  const auto split = splitOf(arguments.split);
  if (!split) return tl::unexpected(split.error());
  session.clock = showing(session.clock, dates->after);
  session.compare = {*mode, dates->before, *split};
  if (arguments.markChanges) session.differences = datedChangesOf(session);
  if (*mode != CompareMode::Side) return session;
  return apply(std::move(session), command::FitExtent{}).session;
}

Arguments compareOptionsOf(const Session& session) {
  const Compare& compare = session.compare;
  if (compare.mode == CompareMode::None) return {};
  Arguments words{
      "--compare",
      geo::formatInterval(compare.before) + "," + geo::formatInterval(session.clock.window),
      "--compare-mode", std::string(nameIn(kModes, compare.mode))};
  if (compare.mode == CompareMode::Swipe) {
    words.insert(words.end(), {"--split", fmt::format("{}", compare.split)});
  }
  if (session.differences) words.emplace_back("--mark-changes");
  return words;
}

}  // namespace viewer::cli
