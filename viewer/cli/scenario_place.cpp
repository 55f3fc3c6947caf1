#include "viewer/cli/scenario_place.hpp"

#include "viewer/cli/inputs.hpp"
#include "viewer/files/part_registry.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace fs = std::filesystem;

namespace {

/// Where the named scenario, or the bundled one, lies.
geo::Result<fs::path> scenarioPath(const std::vector<std::string>& scenarios) {
  if (scenarios.size() > 1) {
    return geo::fail(geo::Failure::Kind::Usage, "one scenario at a time", scenarios[1]);
  }
  if (!scenarios.empty() && scenarios.front() != kBundled) return fs::path(scenarios.front());
  return assetsFolder().map([](const fs::path& assets) { return assets / "karabakh-2020"; });
}

/// Goes also when the program is stopped.
struct Unpacked {
  explicit Unpacked(geo::OpenBundle opened)
      : bundle(std::move(opened)), remembered(bundle.folder()) {}
  geo::OpenBundle bundle;
  RememberedFolder remembered;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

geo::Result<ScenarioPlace> placeOf(const std::vector<std::string>& scenarios) {
  const auto path = scenarioPath(scenarios);
  if (!path) return tl::unexpected(path.error());
  std::error_code error;
  if (fs::is_directory(*path, error) && !fs::exists(*path / "scenario.toml", error)) {
    return geo::fail(geo::Failure::Kind::NotFound,
                     "no such file, and without it the folder is no scenario; to see tables, open "
                     "or drop the files in it",
                     (*path / "scenario.toml").string());
  }
  if (!geo::isBundle(*path)) return ScenarioPlace{*path};
  auto bundle = geo::OpenBundle::open(*path);
  if (!bundle) return tl::unexpected(bundle.error());
  const auto unpacked = std::make_shared<const Unpacked>(std::move(*bundle));
  return ScenarioPlace{unpacked->bundle.scenario(), {unpacked, &unpacked->bundle}};
}

geo::Result<fs::path> assetsOf(const ScenarioPlace& place) {
  if (place.bundle) return place.bundle->assets();
  return assetsFolder();
}

geo::Network networkFor(const ScenarioPlace& place, geo::Network allowed) {
  return place.bundle ? geo::Network::Forbidden : allowed;
}

void addNamed(geo::Report& report, const geo::Report& found, const ScenarioPlace& place) {
  if (!place.bundle) return report.append(found);
  const auto named = [&place](const std::string& text) {
    return replaced(text, place.bundle->folder().string(), place.bundle->file().string());
  };
  for (const geo::Problem& problem : found.problems()) {
    const geo::Hint hint{problem.field, problem.advice};
    if (problem.severity == geo::Problem::Severity::Error) {
      report.error(named(problem.file), problem.line, named(problem.what), hint);
    } else {
      report.warn(named(problem.file), problem.line, named(problem.what), hint);
    }
  }
}

std::string describe(const geo::BundleManifest& manifest) {
  const bool without = manifest.notes == geo::SpeakerNotes::LeftOut;
  return fmt::format("offline bundle, {} files, made by {}{}", manifest.files.size(),
                     manifest.program, without ? ", without the speaker's notes" : "");
}

}  // namespace viewer::cli
