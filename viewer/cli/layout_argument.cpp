// --layout: the page that a picture is laid out on.
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/snapshot/layout_file.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace viewer::cli {

geo::Result<MapArguments> withLayout(MapArguments arguments) {
  if (arguments.layout.empty() || arguments.layout == "map") return arguments;
  if (arguments.layout == "bare") {
    if (arguments.look.furniture.empty()) arguments.look.furniture = "none";
    return arguments;
  }
  const auto place = placeOf(sorted(arguments.inputs).scenarios);
  if (!place) return tl::unexpected(place.error());
  std::filesystem::path path = arguments.layout;
  if (path.extension() != ".toml") {
    const auto assets = assetsOf(*place);
    if (!assets) return tl::unexpected(assets.error());
    path = *assets / "layouts" / (arguments.layout + ".toml");
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
      return usage("--layout is bare, map, page, slide or a .toml file", arguments.layout);
    }
  }
  auto page = readLayout(path);
  if (!page) return tl::unexpected(page.error());
  arguments.page = std::move(*page);
  if (arguments.size.empty() && arguments.paper.empty()) {
    arguments.size = arguments.page->size;
    arguments.paper = arguments.page->paper;
  }
  return arguments;
}

}  // namespace viewer::cli
