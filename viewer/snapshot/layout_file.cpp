#include "viewer/snapshot/layout_file.hpp"

#include "geo/io/text_file.hpp"
#include "geo/io/toml_table.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::TomlTable;

/// Four numbers in hundredths of the page.
std::optional<PageBox> boxAt(TomlTable& table, std::string_view key) {
  const auto numbers = table.numbers(key);
  const bool four = numbers && numbers->size() == 4;
  if (!four) {
    table.error(key, "is left, top, width and height in hundredths of the page");
    return std::nullopt;
  }
  const PageBox box{(*numbers)[0] / 100, (*numbers)[1] / 100, (*numbers)[2] / 100,
                    (*numbers)[3] / 100};
  constexpr double kSlack = 1e-9;
  const bool inside = box.left >= 0 && box.top >= 0 && box.width > 0 && box.height > 0 &&
                      box.left + box.width <= 1 + kSlack && box.top + box.height <= 1 + kSlack;
  if (inside) return box;
  table.error(key, "does not lie on the page");
  return std::nullopt;
}

std::vector<FurniturePiece> piecesAt(TomlTable& table, std::string_view key) {
  std::vector<FurniturePiece> pieces;
  for (const std::string& name : table.texts(key).value_or(std::vector<std::string>{})) {
    const auto row = std::ranges::find(kFurnitureRows, name, &FurnitureRow::name);
    if (row == kFurnitureRows.end()) {
      table.error(key, fmt::format("no such piece: '{}'", name));
    } else {
      pieces.push_back(row->piece);
    }
  }
  return pieces;
}

PageBlock blockFrom(const toml::table& source, const std::string& file, geo::Report& report) {
  TomlTable table(source, "block", file, report);
  PageBlock block{boxAt(table, "box").value_or(PageBox{}), piecesAt(table, "pieces")};
  table.reportUnknown();
  return block;
}

PageLayout layoutFrom(const toml::table& source, const std::string& file, geo::Report& report) {
  TomlTable root(source, "", file, report);
  PageLayout layout;
  layout.title = root.text("title");
  layout.paper = root.text("paper");
  layout.size = root.text("size");
  layout.map = boxAt(root, "map").value_or(PageBox{});
  for (const FurniturePiece piece : piecesAt(root, "on_map")) {
    layout.onMap = layout.onMap.with(piece);
  }
  for (const toml::table* block : root.tables("block")) {
    layout.blocks.push_back(blockFrom(*block, file, report));
  }
  root.reportUnknown();
  return layout;
}

}  // namespace

geo::Result<PageLayoutPtr> readLayout(const std::filesystem::path& path) {
  geo::Report report;
  const std::string file = path.string();
  const auto text = geo::readTextFile(path, report);
  if (!text) return tl::unexpected(text.error());
  const auto parsed = geo::parseToml(*text, file);
  if (!parsed) return tl::unexpected(parsed.error());
  PageLayout layout = layoutFrom(*parsed, file, report);
  if (!report.empty()) {
    return geo::fail(geo::Failure::Kind::Invalid, geo::describe(report.problems().front()));
  }
  layout.name = path.stem().string();
  return std::make_shared<const PageLayout>(std::move(layout));
}

}  // namespace viewer
