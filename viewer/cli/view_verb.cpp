// truceline view: the window.
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/cli/window_loop.hpp"

#include <utility>

#include <CLI/CLI.hpp>

namespace viewer::cli {

int viewVerb(const Arguments& arguments) {
  MapArguments wanted;
  wanted.size = "1600x900";
  CLI::App app{"Open the map in a window (also without a verb)", "truceline view"};
  addInputs(app, wanted);
  addTimeOptions(app, wanted);
  addMapOptions(app, wanted);
  addCompareOptions(app, wanted.comparing);
  app.add_flag("--play", wanted.play, "play at once");
  if (const auto code = parse(app, arguments)) return *code;
  const auto ended = WindowLoop::run(withRastersUnder(std::move(wanted)));
  return ended ? kSuccess : reportFailure(ended.error());
}

}  // namespace viewer::cli
