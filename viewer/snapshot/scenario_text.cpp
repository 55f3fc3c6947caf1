#include "viewer/snapshot/scenario_text.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/toml_table.hpp"
#include "geo/io/toml_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Keys and values, one a line; what is empty is left out.
class Lines {
 public:
  void raw(std::string_view key, const std::string& value) {
    text_ += fmt::format("{} = {}\n", key, value);
  }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) raw(key, geo::tomlText(value));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) raw(key, geo::tomlTexts(values));
  }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

std::string tableText(const geo::TableLink& table) {
  Lines lines;
  lines.text("file", table.path);
  lines.text("layer", table.layer);
  lines.text("title", table.title);
  lines.text("zone", table.zone);
  lines.text("begin", table.begin);
  lines.text("end", table.end);
  lines.text("lon", table.longitude);
  lines.text("lat", table.latitude);
  lines.text("crs", table.crs);
  lines.text("kinds_by", table.kinds);
  lines.text("size_by", table.size);
  lines.texts("hide_kinds", table.hiddenKinds);
  lines.text("where", table.where);
  if (!table.visible) lines.raw("visible", "false");
  return "\n[[table]]\n" + std::move(lines).take();
}

std::string tablesText(const geo::Scenario& scenario) {
  std::string text;
  for (const geo::TableLink& table : scenario.tables) text += tableText(table);
  return text;
}

/// Where a line and a column of TOML's, both counted from 1, lie; columns are letters, not bytes.
std::size_t offsetOf(std::string_view text, toml::source_position at) {
  std::size_t offset = 0;
  for (toml::source_index line = 1; line < at.line && offset < text.size(); ++line) {
    offset = std::min(text.find('\n', offset), text.size() - 1) + 1;
  }
  const auto isInside = [&] {
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u;
  };
  for (toml::source_index column = 1; column < at.column && offset < text.size(); ++column) {
    do ++offset;
    while (isInside());
  }
  return offset;
}

/// The text with a value, as TOML writes it, at the key: in the place of its old one, or in a line
/// below `to`, which every scenario has.
geo::Result<std::string> withValue(std::string text, const std::string& file, const char* key,
                                   const std::string& value) {
  const auto parsed = geo::parseToml(text, file);
  if (!parsed) return tl::unexpected(parsed.error());
  if (const toml::node* old = parsed->get(key)) {
    const std::size_t first = offsetOf(text, old->source().begin);
    const std::size_t last = offsetOf(text, old->source().end);
    return text.replace(first, last - first, value);
  }
  const std::size_t end = offsetOf(text, parsed->get("to")->source().end);
  const std::size_t line = text.find('\n', end);
  if (line == std::string::npos) text += '\n';
  const std::size_t below = line == std::string::npos ? text.size() : line + 1;
  return text.insert(below, fmt::format("{} = {}\n", key, value));
}

/// The lines at which the tables of the whole text begin: [one], [[one of many]].
std::vector<toml::source_index> headerLines(const toml::table& root) {
  std::vector<toml::source_index> lines;
  for (const auto& [key, node] : root) {
    if (const toml::table* table = node.as_table(); table && !table->is_inline()) {
      lines.push_back(table->source().begin.line);
    }
    const toml::array* array = node.as_array();
    for (std::size_t i = 0; array && array->is_array_of_tables() && i < array->size(); ++i) {
      lines.push_back((*array)[i].source().begin.line);
    }
  }
  std::ranges::sort(lines);
  return lines;
}

/// Before blank lines and comments that stand above `end`: they belong to what follows.
std::size_t withoutComments(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const std::size_t before = text.find_last_of('\n', end - 2);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t first = text.find_first_not_of(" \t\r\n", line);
    if (line <= begin || (first < end && text[first] != '#')) break;
    end = line;
  }
  return end;
}

geo::Result<std::string> withoutTables(std::string text, const std::string& file) {
  const auto parsed = geo::parseToml(text, file);
  if (!parsed) return tl::unexpected(parsed.error());
  const toml::array* tables = parsed->get_as<toml::array>("table");
  const auto headers = headerLines(*parsed);
  for (std::size_t i = tables ? tables->size() : 0; i-- > 0;) {
    const toml::table* table = (*tables)[i].as_table();
    if (!table || table->is_inline()) {
      return geo::fail(geo::Failure::Kind::Unsupported,
                       "its tables are written in brackets: write each below a line [[table]]",
                       file);
    }
    const auto first = table->source().begin.line;
    const auto next = std::ranges::upper_bound(headers, first);
    const std::size_t begin = offsetOf(text, {first, 1});
    const std::size_t end = next == headers.end()
                                ? text.size()
                                : withoutComments(text, begin, offsetOf(text, {*next, 1}));
    text.erase(begin, end - begin);
  }
  if (tables) text.erase(text.find_last_not_of("\r\n") + 1);  // blank lines stood above them
  return text;
}

}  // namespace

std::string scenarioText(const geo::Scenario& scenario) {
  Lines lines;
  lines.raw("format", "1");
  lines.text("id", scenario.id);
  lines.text("title", scenario.title);
  lines.text("disclaimer", scenario.disclaimer);
  lines.text("credits", scenario.credits);
  lines.text("marking", scenario.marking.text);
  if (!scenario.marking.text.empty()) {
    lines.text("marking_color", geo::formatColor(scenario.marking.color));
  }
  lines.text("zone", scenario.zone.name());
  const geo::GeoBox& box = scenario.extent;
  lines.raw("extent", fmt::format("[{}, {}, {}, {}]", box.west, box.south, box.east, box.north));
  lines.text("from", geo::formatMoment(scenario.range.from, scenario.zone));
  lines.text("to", geo::formatMoment(scenario.range.to, scenario.zone));
  lines.text("at", geo::formatInterval(scenario.opening));
  lines.text("crs", scenario.crs);
  lines.text("theme", scenario.look.theme);
  lines.text("furniture", scenario.look.furniture);
  lines.text("grid", scenario.look.grid);
  lines.text("names", scenario.look.names);
  if (scenario.look.layers) lines.raw("layers", geo::tomlTexts(*scenario.look.layers));
  lines.texts("rasters", scenario.rasters);
  return std::move(lines).take() + tablesText(scenario);
}

geo::Result<std::string> changedText(std::string text, const std::string& file,
                                     const geo::Scenario& scenario) {
  geo::Report known;
  const auto outline = geo::parseScenarioToml(text, file, known);
  if (!outline) return tl::unexpected(outline.error());
  const geo::Scenario& was = outline->scenario;
  geo::Result<std::string> changed = std::move(text);
  const auto setRaw = [&](bool differs, const char* key, const std::string& value) {
    if (changed && differs) changed = withValue(std::move(*changed), file, key, value);
  };
  const auto set = [&](bool differs, const char* key, const std::string& value) {
    setRaw(differs, key, geo::tomlText(value));
  };
  set(was.opening != scenario.opening, "at", geo::formatInterval(scenario.opening));
  set(was.crs != scenario.crs, "crs", scenario.crs);
  set(was.marking.text != scenario.marking.text, "marking", scenario.marking.text);
  set(was.marking.color != scenario.marking.color, "marking_color",
      geo::formatColor(scenario.marking.color));
  const geo::OpeningLook &look = scenario.look, &old = was.look;
  set(old.theme != look.theme, "theme", look.theme);
  set(old.furniture != look.furniture, "furniture", look.furniture);
  set(old.grid != look.grid, "grid", look.grid);
  set(old.names != look.names, "names", look.names);
  if (look.layers) setRaw(old.layers != look.layers, "layers", geo::tomlTexts(*look.layers));
  setRaw(was.rasters != scenario.rasters, "rasters", geo::tomlTexts(scenario.rasters));
  if (changed) changed = withoutTables(std::move(*changed), file);
  if (!changed) return changed;
  if (!changed->empty() && changed->back() != '\n') *changed += '\n';
  return *changed + tablesText(scenario);
}

}  // namespace viewer
