// A map as `render` opens it from words.
#pragma once

#include "viewer/cli/open_map.hpp"
#include "viewer/cli/render_arguments.hpp"

#include <utility>

#include <CLI/CLI.hpp>

namespace viewer::cli {

inline geo::Result<OpenedMap> opened(const Arguments& words, geo::Report& report) {
  RenderArguments arguments;
  CLI::App app;
  addRenderOptions(app, arguments);
  app.parse(Arguments(words.rbegin(), words.rend()));
  auto map = withLayout(std::move(arguments.map));
  if (!map) return tl::unexpected(map.error());
  const auto viewport = parseViewport(*map);
  if (!viewport) return tl::unexpected(viewport.error());
  return openMap(*map, {.viewport = *viewport}, report);
}

inline geo::Result<OpenedMap> opened(const Arguments& words) {
  geo::Report report;
  return opened(words, report);
}

}  // namespace viewer::cli
