// truceline present: the story on the wall at once, also unattended.
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/window_loop.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

constexpr double kLeastStepSeconds = 1, kMostStepSeconds = 86'400;

geo::Result<void> present(MapArguments& wanted, Presentation presentation) {
  const auto& seconds = presentation.stepSeconds;
  if (seconds && !(*seconds >= kLeastStepSeconds && *seconds <= kMostStepSeconds)) {
    return usage("--step-seconds is between 1 and 86400", fmt::format("{:g}", *seconds));
  }
  if (presentation.loop == Loop::Yes && !seconds) {
    return usage("--loop wants --step-seconds", "--loop");
  }
  presentation.from = std::exchange(wanted.step, {});
  return WindowLoop::run(wanted, presentation);
}

}  // namespace

int presentVerb(const Arguments& arguments) {
  MapArguments wanted;
  wanted.size = "1600x900";
  Presentation presentation;
  bool loop = false, windowed = false;
  CLI::App app{"Tell the scenario's story on the wall, step by step; Esc leaves it",
               "truceline present"};
  addInputs(app, wanted);
  addMapOptions(app, wanted);
  app.add_option("--step-seconds", presentation.stepSeconds,
                 "goes on by itself after so many seconds, once the step has been played");
  app.add_flag("--loop", loop, "and from the last step to the first");
  app.add_flag("--windowed", windowed, "in a window, not on the whole screen");
  if (const auto code = parse(app, arguments)) return *code;
  presentation.loop = loop ? Loop::Yes : Loop::No;
  presentation.fullScreen = !windowed;
  const auto ended = present(wanted, presentation);
  return ended ? kSuccess : reportFailure(ended.error());
}

}  // namespace viewer::cli
