#include "geo/io/feature_kml.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/gdal.hpp"
#include "geo/io/memory_file.hpp"

#include <set>
#include <string_view>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

namespace geo {

namespace {

constexpr Color kOfNobody{120, 120, 124, 255};
constexpr std::uint8_t kFillAlpha = 110;

/// Without the control characters that XML does not know.
std::string escaped(const std::string& text) {
  char* const made = CPLEscapeString(text.c_str(), static_cast<int>(text.size()), CPLES_XML);
  std::string copy = made;
  CPLFree(made);
  return copy;
}

std::string element(std::string_view name, const std::string& text) {
  return text.empty() ? "" : fmt::format("<{0}>{1}</{0}>\n", name, escaped(text));
}

std::string coordinates(const Line& line) {
  std::string text;
  for (const LonLat at : line) {
    text += fmt::format("{}{:.7f},{:.7f}", text.empty() ? "" : " ", at.lonDegrees, at.latDegrees);
  }
  return fmt::format("<coordinates>{}</coordinates>", text);
}

std::string lineText(const Line& line) {
  return fmt::format("<LineString><tessellate>1</tessellate>{}</LineString>", coordinates(line));
}

std::string polygonText(const Polygon& polygon) {
  std::string text = "<Polygon><tessellate>1</tessellate>";
  std::string_view boundary = "outerBoundaryIs";
  for (const Line& ring : polygon.rings) {
    text += fmt::format("<{0}><LinearRing>{1}</LinearRing></{0}>", boundary, coordinates(ring));
    boundary = "innerBoundaryIs";
  }
  return text + "</Polygon>";
}

template <class Parts, class Text>
std::string partsText(const Parts& parts, Text textOf) {
  std::string text;
  for (const auto& part : parts) text += textOf(part);
  return parts.size() == 1 ? text + "\n" : fmt::format("<MultiGeometry>{}</MultiGeometry>\n", text);
}

struct GeometryText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(LonLat at) const {
    return fmt::format("<Point>{}</Point>\n", coordinates({at}));
  }
  std::string operator()(const Lines& lines) const { return partsText(lines, lineText); }
  std::string operator()(const Polygons& polygons) const {
    return partsText(polygons, polygonText);
  }
};

struct CellText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const std::vector<double>& radii) const {
    return (*this)(largestOf(radii));
  }
};

/// The row's cells by the names of their columns; empty text where nothing is known.
class RowText {
 public:
  RowText(const CellTable& table, const CellRow& row) : table_(table), row_(row) {}
  std::string at(std::size_t i) const { return std::visit(CellText{}, row_.cells[i]); }
  std::string of(std::string_view column) const {
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
      if (table_.columns[i] == column) return at(i);
    }
    return {};
  }

 private:
  const CellTable& table_;
  const CellRow& row_;
};

Color colorOf(const Scenario& scenario, const Layer& layer, const Feature& feature) {
  for (const char* column : {"holder", "operator", "actors", "code"}) {
    const auto parties = partiesOf(scenario, valueOf(layer, feature, column));
    if (!parties.empty()) return parties.front()->color;
  }
  return layer.style.color.value_or(kOfNobody);
}

/// As KML has it: opacity, blue, green, red.
std::string hex(Color c) {
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", c.a, c.b, c.g, c.r);
}

std::string styleName(Color color) {
  return "color-" + hex(color);
}

std::string styleText(Color color) {
  return fmt::format(
      "<Style id=\"{}\"><IconStyle><color>{}</color></IconStyle><LineStyle><color>{}</color>"
      "<width>2</width></LineStyle><PolyStyle><color>{}</color></PolyStyle></Style>\n",
      styleName(color), hex(color), hex(color), hex(color.withAlpha(kFillAlpha)));
}

/// KML counts days in no zone but UTC.
std::string timeText(const ValidTime& valid) {
  const TimeSpan span = valid.hasCertain() ? valid.certain() : valid.possible();
  const std::string begin = formatMoment(span.from), end = formatMoment(span.to);
  if (begin.empty() && end.empty()) return {};
  return fmt::format("<TimeSpan>{}{}</TimeSpan>\n",
                     begin.empty() ? "" : fmt::format("<begin>{}</begin>", begin),
                     end.empty() ? "" : fmt::format("<end>{}</end>", end));
}

std::string sourceText(const RowText& row) {
  std::string text;
  for (const char* column : {"source_title", "source_publisher", "source_date", "source_url"}) {
    const std::string value = row.of(column);
    if (!value.empty()) text += (text.empty() ? "" : ", ") + value;
  }
  return text;
}

/// For people; programs read the extended data. `certainty` is what the column of it is called.
std::string descriptionText(const Scenario& scenario, const Feature& feature, const RowText& row,
                            const std::string& certainty) {
  std::string text;
  const auto add = [&](std::string_view what, const std::string& value) {
    if (!value.empty()) text += fmt::format("{}: {}\n", what, value);
  };
  const std::string accuracy = row.of("accuracy_m");
  add("From", formatUncertain(feature.valid.from, scenario.zone));
  add("Until", formatUncertain(feature.valid.to, scenario.zone));
  add("At the date shown", row.of(certainty));
  add("At the date before", row.of(certainty + "_before"));
  add(hasPlace(feature) ? "Place" : "No known place", row.of("place_basis"));
  add("Known to within", accuracy.empty() ? "" : accuracy + " m");
  add("Confidence", row.of("confidence"));
  add("Source", sourceText(row));
  add("Note", row.of("note"));
  return text;
}

std::string extendedData(const CellTable& table, const RowText& row) {
  std::string text;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string value = row.at(i);
    if (value.empty()) continue;
    text += fmt::format("<Data name=\"{}\"><value>{}</value></Data>\n", escaped(table.columns[i]),
                        escaped(value));
  }
  return fmt::format("<ExtendedData>\n{}</ExtendedData>\n", text);
}

std::string placemark(const Scenario& scenario, const LayerTable& table, const CellRow& cells) {
  const Feature& feature = *cells.feature;
  const RowText row(table.cells, cells);
  const char* const certainty = table.made ? "truceline_certainty" : "certainty";
  return "<Placemark>\n" + element("name", feature.name) +
         element("description", descriptionText(scenario, feature, row, certainty)) +
         timeText(feature.valid) +
         element("styleUrl", "#" + styleName(colorOf(scenario, *table.layer, feature))) +
         extendedData(table.cells, row) + std::visit(GeometryText{}, feature.geometry) +
         "</Placemark>\n";
}

std::string folder(const Scenario& scenario, const LayerTable& table) {
  std::string text = "<Folder>\n" + element("name", table.layer->title);
  for (const CellRow& row : table.cells.rows) text += placemark(scenario, table, row);
  return text + "</Folder>\n";
}

std::string stylesText(const Scenario& scenario, std::span<const LayerTable> tables) {
  std::set<std::string> styles;
  for (const LayerTable& table : tables) {
    for (const CellRow& row : table.cells.rows) {
      styles.insert(styleText(colorOf(scenario, *table.layer, *row.feature)));
    }
  }
  return fmt::format("{}", fmt::join(styles, ""));
}

}  // namespace

std::string kmlFrom(const Scenario& scenario, std::span<const LayerTable> tables,
                    const FileFacts& facts) {
  std::string description;
  for (const auto& [key, value] : facts.manifest)
    description += fmt::format("{}: {}\n", key, value);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n";
  text += element("name", scenario.title) + element("description", description);
  text += stylesText(scenario, tables);
  for (const LayerTable& table : tables) text += folder(scenario, table);
  return text + "</Document>\n</kml>\n";
}

Result<std::vector<std::uint8_t>> kmzFrom(const std::string& kml) {
  const GdalMessages quiet;
  const MemoryFile file("doc.kmz");
  void* const archive = CPLCreateZip(file.path().c_str(), nullptr);
  const bool written =
      archive != nullptr && CPLCreateFileInZip(archive, "doc.kml", nullptr) == CE_None &&
      CPLWriteFileInZip(archive, kml.data(), static_cast<int>(kml.size())) == CE_None &&
      CPLCloseFileInZip(archive) == CE_None;
  const bool closed = archive != nullptr && CPLCloseZip(archive) == CE_None;
  if (written && closed) return file.bytes();
  return fail(Failure::Kind::Unwritable, "cannot write (the archive is not taken)", "KMZ");
}

}  // namespace geo
