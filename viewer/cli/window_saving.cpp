// Ctrl+S: what the window shows becomes a scenario folder, written by a worker.
#include "geo/base/time_text.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/pictures_folder.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/snapshot/safe_name.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace viewer::cli {

namespace fs = std::filesystem;

namespace {

/// "truceline-events-2020-11-25" among the documents, then "…-2": a name that nothing has.
fs::path freeFolder(const Session& session) {
  const std::string date = geo::formatMoment(session.clock.window.from, session.clock.zone);
  const std::string name =
      fmt::format("truceline-{}-{}", safeName(session.scenario->title, "map"), safeName(date, ""));
  const fs::path documents = documentsFolder();
  fs::path folder = documents / name;
  std::error_code error;
  for (int i = 2; fs::exists(folder, error); ++i)
    folder = documents / fmt::format("{}-{}", name, i);
  return folder.lexically_normal();
}

}  // namespace

void WindowLoop::saveScenario() {
  if (!scene_) return;
  const auto scenario = scenarioPathOf(arguments_.inputs);
  if (!scenario) return tell(Message::Weight::Error, geo::describe(scenario.error()));
  const ScenarioOrder order{.folder = freeFolder(session_), .scenario = *scenario};
  busy_ = "Saving " + order.folder.string();
  jobs_.submit("save scenario", [this, order, now = session_](const std::stop_token&) -> Delivery {
    const auto saved = viewer::saveScenario(now, order);
    return [this, saved, folder = order.folder.string()] {
      busy_.clear();
      if (saved) {
        tell(Message::Weight::Info, "Saved as a scenario: " + folder);
      } else {
        tell(Message::Weight::Error, geo::describe(saved.error()));
      }
    };
  });
}

}  // namespace viewer::cli
