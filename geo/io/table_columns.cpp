#include "geo/io/table_columns.hpp"

#include "geo/base/time_text.hpp"
#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace geo {

namespace {

constexpr std::string_view kFirstColumns[] = {"id", "name"};
constexpr std::string_view kAreaColumn = "area_km2";  // only where a layer has polygons
constexpr std::string_view kLastColumns[] = {
    "from",        "to",           "from_earliest",    "from_latest", "to_earliest", "to_latest",
    "certainty",   kAreaColumn,    "confidence",       "lon",         "lat",         "accuracy_m",
    "place_basis", "source_title", "source_publisher", "source_url",  "source_date", "note"};

/// The layer's own columns that stand between: where in Feature::values, and whether as numbers.
struct Attribute {
  std::size_t index = 0;
  bool numeric = false;
};

Cell textCell(std::string_view text) {
  return text.empty() ? Cell{} : Cell{std::string(text)};
}

Cell momentCell(Moment moment, const Zone& zone) {
  return textCell(formatMoment(moment, zone));
}

/// A number as JSON writes it: no plus, no leading zeros, so that "007" stays text.
bool isPlainNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
  if (whole == 0 || whole > 15 || (whole > 1 && text[0] == '0')) return false;
  if (whole == text.size()) return true;
  const std::string_view decimals = text.substr(whole + 1);
  return text[whole] == '.' && !decimals.empty() && decimals.size() <= 15 &&
         decimals.find_first_not_of("0123456789") == std::string_view::npos;
}

Cell numberCell(std::string_view text) {
  if (text.empty()) return {};
  std::int64_t whole = 0;
  const char* last = text.data() + text.size();
  if (std::from_chars(text.data(), last, whole).ptr == last) return whole;
  double value = 0;
  std::from_chars(text.data(), last, value);
  return value;
}

std::string_view valueAt(const Feature& feature, std::size_t index) {
  return index < feature.values.size() ? std::string_view(feature.values[index])
                                       : std::string_view{};
}

bool isNumeric(const Layer& layer, std::size_t index) {
  return std::ranges::all_of(layer.features, [index](const Feature& feature) {
    const std::string_view value = valueAt(feature, index);
    return value.empty() || isPlainNumber(value);
  });
}

/// These two are attributes of the layer, but stand among the last columns.
bool isWrittenLast(std::string_view column) {
  return column == "place_basis" || column == "note";
}

const Polygons* polygonsOf(const Feature& feature) {
  return std::get_if<Polygons>(&feature.geometry);
}

/// The columns after the layer's own.
std::vector<std::string_view> lastColumnsOf(const Layer& layer) {
  std::vector<std::string_view> columns(std::begin(kLastColumns), std::end(kLastColumns));
  if (std::ranges::none_of(layer.features, polygonsOf)) std::erase(columns, kAreaColumn);
  return columns;
}

std::vector<Attribute> attributesOf(const Layer& layer) {
  std::vector<Attribute> attributes;
  for (std::size_t i = 0; i < layer.columns.size(); ++i) {
    if (!isWrittenLast(layer.columns[i])) attributes.push_back({i, isNumeric(layer, i)});
  }
  return attributes;
}

std::vector<std::string> columnNames(const Layer& layer, const std::vector<Attribute>& attributes) {
  std::vector<std::string> names(std::begin(kFirstColumns), std::end(kFirstColumns));
  const std::vector<std::string_view> last = lastColumnsOf(layer);
  const auto isReserved = [&](std::string_view name) {
    return std::ranges::find(kFirstColumns, name) != std::end(kFirstColumns) ||
           std::ranges::find(last, name) != last.end();
  };
  for (const Attribute& attribute : attributes) {
    const std::string& name = layer.columns[attribute.index];
    names.push_back(isReserved(name) ? "attribute_" + name : name);
  }
  names.insert(names.end(), last.begin(), last.end());
  return names;
}

std::string_view certaintyIn(const ValidTime& valid, TimeSpan window) {
  switch (validityIn(valid, window)) {
    case Validity::Certain:
      return "certain";
    case Validity::Possible:
      return "possible";
    case Validity::Never:
      break;
  }
  return "never";
}

void addTimes(std::vector<Cell>& cells, const ValidTime& valid, TimeSpan window, const Zone& zone) {
  const TimeSpan span = valid.hasCertain() ? valid.certain() : valid.possible();
  for (const Moment moment : {span.from, span.to, valid.from.earliest, valid.from.latest,
                              valid.to.earliest, valid.to.latest}) {
    cells.push_back(momentCell(moment, zone));
  }
  cells.push_back(textCell(certaintyIn(valid, window)));
}

Cell areaCell(const Feature& feature) {
  const Polygons* polygons = polygonsOf(feature);
  if (!polygons) return {};
  double squareMetres = 0;
  for (const Polygon& polygon : *polygons) {
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
      squareMetres += (i == 0 ? 1 : -1) * areaSquareMetres(polygon.rings[i]);
    }
  }
  return std::round(squareMetres / 1e5) / 10;
}

Cell accuracyCell(const std::vector<double>& radii) {
  if (radii.empty()) return {};
  return radii.size() == 1 ? Cell{radii.front()} : Cell{radii};
}

void addPlace(std::vector<Cell>& cells, const Feature& feature) {
  if (const auto place = placeOf(feature)) {
    cells.emplace_back(roundedDegrees(place->lonDegrees));
    cells.emplace_back(roundedDegrees(place->latDegrees));
  } else {
    cells.resize(cells.size() + 2);
  }
  // One a vertex is a line's; of an area's hundreds the roughest says most.
  if (const auto& radii = feature.accuracyMetres; polygonsOf(feature) && radii.size() > 1) {
    cells.emplace_back(largestAccuracy(feature));
  } else {
    cells.push_back(accuracyCell(radii));
  }
}

void addSource(std::vector<Cell>& cells, const Scenario& scenario, int index) {
  const Source none;
  const auto& sources = scenario.sources;
  const bool known = index >= 0 && static_cast<std::size_t>(index) < sources.size();
  const Source& source = known ? sources[static_cast<std::size_t>(index)] : none;
  for (const auto* text : {&source.title, &source.publisher, &source.url, &source.date}) {
    cells.push_back(textCell(*text));
  }
}

}  // namespace

double roundedDegrees(double degrees) {
  return std::round(degrees * 1e6) / 1e6;
}

CellTable cellsOf(const Scenario& scenario, const Layer& layer,
                  const std::vector<std::size_t>& rows, TimeSpan window) {
  const std::vector<Attribute> attributes = attributesOf(layer);
  const bool hasAreas = std::ranges::any_of(layer.features, polygonsOf);
  CellTable table{columnNames(layer, attributes), {}};
  for (const std::size_t row : rows) {
    const Feature& feature = layer.features.at(row);
    std::vector<Cell> cells{textCell(feature.id), textCell(feature.name)};
    for (const Attribute& attribute : attributes) {
      const std::string_view value = valueAt(feature, attribute.index);
      cells.push_back(attribute.numeric ? numberCell(value) : textCell(value));
    }
    addTimes(cells, feature.valid, window, scenario.zone);
    if (hasAreas) cells.push_back(areaCell(feature));
    cells.push_back(textCell(nameOf(feature.confidence)));
    addPlace(cells, feature);
    cells.push_back(textCell(valueOf(layer, feature, "place_basis")));
    addSource(cells, scenario, feature.source);
    cells.push_back(textCell(valueOf(layer, feature, "note")));
    table.rows.push_back({&feature, std::move(cells)});
  }
  return table;
}

}  // namespace geo
