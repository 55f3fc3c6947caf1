#include "viewer/cli/verify.hpp"

#include "viewer/cli/inputs.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/studio.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_reader.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <algorithm>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Failure;

/// Other drivers smooth edges otherwise: this share of the pixels may be off by more than this in
/// some channel. Lossy formats are off by a little everywhere.
constexpr double kMostOff = 0.005;
constexpr int kOffBy = 48;

struct Difference {
  std::size_t pixels = 0, different = 0, off = 0;
};

Difference differenceOf(const Picture& a, const Picture& b) {
  Difference found{a.rgba.size() / 4, 0, 0};
  for (std::size_t i = 0; i + 3 < a.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t k = i; k < i + 3; ++k) most = std::max(most, std::abs(a.rgba[k] - b.rgba[k]));
    found.different += most > 0 ? 1 : 0;
    found.off += most > kOffBy ? 1 : 0;
  }
  return found;
}

/// The options of the command that a manifest holds.
geo::Result<RenderArguments> argumentsOf(const Manifest& manifest, const std::string& path) {
  const auto words = wordsOf(valueOf(manifest, "Command"));
  const bool ours =
      words && words->size() > 2 && (*words)[0] == "truceline" && (*words)[1] == "render";
  if (!ours) {
    return geo::fail(Failure::Kind::Invalid, "holds no command of this program in its manifest",
                     path);
  }
  RenderArguments arguments;
  CLI::App app;
  addRenderOptions(app, arguments);
  Arguments reversed(words->rbegin(), words->rend() - 2);
  try {
    app.parse(reversed);
  } catch (const CLI::Error& error) {
    return geo::fail(Failure::Kind::Invalid,
                     fmt::format("holds a command that cannot be read: {}", error.what()), path);
  }
  auto placed = withLayout(std::move(arguments.map));
  if (!placed) return tl::unexpected(placed.error());
  arguments.map = std::move(*placed);
  return arguments;
}

geo::Result<std::string> verify(const std::filesystem::path& path, bool quiet,
                                geo::Network network) {
  const auto manifest = readManifest(path);
  if (!manifest) return tl::unexpected(manifest.error());
  const auto arguments = argumentsOf(*manifest, path.string());
  if (!arguments) return tl::unexpected(arguments.error());
  if (arguments->map.allowNetwork && network == geo::Network::Forbidden) {
    return geo::fail(Failure::Kind::Unavailable,
                     "its command uses the network, which is off: allow it with --allow-network",
                     path.string());
  }
  const auto before = readPixels(path);
  if (!before) return tl::unexpected(before.error());
  Stopwatch watch;
  geo::Report report;
  auto studio = openStudio(arguments->map, timesOf(*arguments), report, watch);
  if (!quiet) printReport(report);
  if (!studio) return tl::unexpected(studio.error());
  const std::string note =
      hashesOf(studio->map.hashes, studio->map.session) == valueOf(*manifest, "Data")
          ? ""
          : "; the data are not those that it was made from";
  const auto now = takePicture(studio->map.session, *studio->map.scene, studio->renderer);
  if (!now) return tl::unexpected(now.error());
  if (now->widthPx != before->widthPx || now->heightPx != before->heightPx) {
    return geo::fail(Failure::Kind::Invalid, "differs: its size" + note, path.string());
  }
  const Difference found = differenceOf(*before, *now);
  if (found.different == 0) return "the same, every pixel" + note;
  const std::string figures = fmt::format("{} of {} pixels, {} of them by more than {}/255",
                                          found.different, found.pixels, found.off, kOffBy);
  if (static_cast<double>(found.off) <= kMostOff * static_cast<double>(found.pixels)) {
    return fmt::format("the same within the tolerance; {} differ{}", figures, note);
  }
  return geo::fail(Failure::Kind::Invalid, fmt::format("differs: {}{}", figures, note),
                   path.string());
}

}  // namespace

int verifyPicture(const std::filesystem::path& picture, bool quiet, geo::Network network) {
  const auto verified = verify(picture, quiet, network);
  if (!verified) return reportFailure(verified.error());
  fmt::print("{}: {}\n", picture.string(), *verified);
  return kSuccess;
}

}  // namespace viewer::cli
