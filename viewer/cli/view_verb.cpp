// truceline view: the window.
#include "viewer/cli/window_loop.hpp"

namespace viewer::cli {

int viewVerb(const Arguments& arguments) {
  MapArguments wanted;
  wanted.size = "1600x900";
  CLI::App app{"Open the map in a window (also without a verb)", "truceline view"};
  addInputs(app, wanted);
  addTimeOptions(app, wanted);
  addMapOptions(app, wanted);
  if (const auto code = parse(app, arguments)) return *code;
  const auto ended = WindowLoop::run(wanted);
  return ended ? kSuccess : reportFailure(ended.error());
}

}  // namespace viewer::cli
