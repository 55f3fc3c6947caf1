// Ctrl+S: what the window shows becomes a scenario folder, with its story, written by a worker. The
// story alone goes back into the scenario's own file.
#include "geo/base/time_text.hpp"
#include "geo/io/bundle_reader.hpp"
#include "geo/io/story_writer.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/pictures_folder.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/files/whole_file.hpp"
#include "viewer/snapshot/safe_name.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
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
  return fs::absolute(folder, error).lexically_normal();
}

geo::Result<std::string> textOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return geo::fail(geo::Failure::Kind::NotFound, "cannot be read", file.string());
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Puts the steps into the scenario's file, which is replaced when the new one is whole.
geo::Result<void> writeStory(const fs::path& scenario, const std::vector<geo::StoryStep>& steps) {
  std::error_code error;
  const fs::path file = fs::is_directory(scenario, error) ? scenario / "scenario.toml" : scenario;
  const auto old = textOf(file);
  if (!old) return tl::unexpected(old.error());
  const auto text = geo::withStory(*old, steps, file.string());
  if (!text) return tl::unexpected(text.error());
  return writeWhole(file, *text);
}

}  // namespace

void WindowLoop::saveStory() {
  const auto scenarios = sorted(arguments_.inputs).scenarios;
  const bool own = !scenarios.empty() && scenarios.front() != kBundled;
  if (!own || geo::isBundle(scenarios.front())) {
    return tell(
        Message::Weight::Warning,
        "A bundled scenario stays as it is: Ctrl+S saves it, with the story as it is now, as "
        "one of your own");
  }
  const auto written = writeStory(scenarios.front(), *session_.story);
  if (!written) return tell(Message::Weight::Error, geo::describe(written.error()));
  panels_.story.changed = false;
  tell(Message::Weight::Info, "The story was saved in " + scenarios.front());
}

void WindowLoop::saveScenario() {
  if (!scene_) return;
  const ScenarioOrder order{.folder = freeFolder(session_), .scenario = places_.back().scenario};
  busy_ = "Saving " + order.folder.string();
  jobs_.submit("save scenario", [this, order, now = session_](const std::stop_token&) -> Delivery {
    auto saved = viewer::saveScenario(now, order);
    if (saved && *now.story != now.scenario->story) saved = writeStory(order.folder, *now.story);
    return [this, saved, story = now.story, folder = order.folder.string()] {
      busy_.clear();
      if (saved) {
        if (story == session_.story) panels_.story.changed = false;
        tell(Message::Weight::Info, "Saved as a scenario: " + folder);
      } else {
        tell(Message::Weight::Error, geo::describe(saved.error()));
      }
    };
  });
}

}  // namespace viewer::cli
