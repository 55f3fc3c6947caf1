#include "geo/io/event_writer.hpp"

#include "geo/io/event_cells.hpp"
#include "geo/io/feature_json.hpp"

#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

/// Text that goes to the sink when there is enough of it.
class Out {
 public:
  explicit Out(const TextSink& sink) : sink_(sink) {}

  std::string text;

  Result<void> passOn() {
    constexpr std::size_t kEnough = 1 << 20;
    return text.size() < kEnough ? Result<void>{} : flush();
  }
  Result<void> flush() {
    auto taken = sink_(text);
    text.clear();
    return taken;
  }

 private:
  const TextSink& sink_;
};

void appendCsv(std::string& out, std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

struct CsvCell {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(std::string_view text) const { appendCsv(out, text); }
  void operator()(MomentCell at) const { out += at.column->textAt(at.row); }
  template <class Number>
  void operator()(Number number) const {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
};

/// The texts of a table are UTF-8.
void appendJson(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

struct JsonCell {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(std::string_view text) const { appendJson(out, text); }
  void operator()(MomentCell at) const { appendJson(out, at.column->textAt(at.row)); }
  void operator()(std::int64_t number) const {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
  void operator()(double number) const {
    if (!std::isfinite(number)) return (*this)(std::monostate{});
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
};

Result<void> writeCsv(const EventSelection& selection, EventCells& cells, Out& out) {
  std::string_view separator;
  for (const std::string& column : cells.columns()) {
    out.text += separator;
    appendCsv(out.text, column);
    separator = ",";
  }
  out.text += '\n';
  for (const std::uint32_t row : selection.rows) {
    separator = "";
    for (const CellView& cell : cells.of(row)) {
      out.text += separator;
      std::visit(CsvCell{out.text}, cell);
      separator = ",";
    }
    out.text += '\n';
    if (auto passed = out.passOn(); !passed) return passed;
  }
  return out.flush();
}

/// Names as they stand before a value: "name": with the quotes.
std::vector<std::string> keysOf(const EventCells& cells) {
  std::vector<std::string> keys;
  for (const std::string& name : distinct(cells.columns())) {
    std::string key;
    appendJson(key, name);
    keys.push_back(key + ":");
  }
  return keys;
}

void appendObject(std::string& out, const std::vector<std::string>& keys,
                  std::span<const CellView> cells) {
  char separator = '{';
  for (std::size_t i = 0; i < keys.size(); ++i) {
    out += separator;
    out += keys[i];
    std::visit(JsonCell{out}, cells[i]);
    separator = ',';
  }
  out += '}';
}

/// One element a line, made by `append`, which adds one row's to the text.
template <class Append>
Result<void> writeArray(const EventSelection& selection, Out& out, Append append) {
  std::string_view separator = "[\n";
  for (const std::uint32_t row : selection.rows) {
    out.text += separator;
    append(row);
    separator = ",\n";
    if (auto passed = out.passOn(); !passed) return passed;
  }
  out.text += selection.rows.empty() ? "[\n]" : "\n]";
  return {};
}

Result<void> writeJson(const EventSelection& selection, EventCells& cells, Out& out) {
  const std::vector<std::string> keys = keysOf(cells);
  const auto append = [&](std::uint32_t row) { appendObject(out.text, keys, cells.of(row)); };
  if (auto written = writeArray(selection, out, append); !written) return written;
  out.text += "\n";
  return out.flush();
}

void appendGeometry(std::string& out, const Geometry& geometry) {
  const auto* const point = std::get_if<LonLat>(&geometry);
  if (!point) {
    out += geometryJson(geometry);
    return;
  }
  fmt::format_to(std::back_inserter(out), R"({{"type":"Point","coordinates":[{},{}]}})",
                 point->lonDegrees, point->latDegrees);
}

Result<void> writeGeoJson(const EventSelection& selection, const EventFileFacts& facts,
                          EventCells& cells, Out& out) {
  nlohmann::ordered_json manifest = nlohmann::ordered_json::object();
  for (const auto& [key, value] : facts) manifest[key] = value;
  out.text += "{\"type\": \"FeatureCollection\",\n\"truceline\": " +
              manifest.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
              ",\n\"features\": ";
  const std::vector<std::string> keys = keysOf(cells);
  const auto append = [&](std::uint32_t row) {
    out.text += R"({"type":"Feature","properties":)";
    appendObject(out.text, keys, cells.of(row));
    out.text += R"(,"geometry":)";
    appendGeometry(out.text, cells.placeOf(row));
    out.text += '}';
  };
  if (auto written = writeArray(selection, out, append); !written) return written;
  out.text += "}\n";
  return out.flush();
}

}  // namespace

std::optional<EventFormat> eventFormatNamed(std::string_view name) {
  if (name == "csv") return EventFormat::Csv;
  if (name == "json") return EventFormat::Json;
  if (name == "geojson") return EventFormat::GeoJson;
  if (name == "gpkg") return EventFormat::GeoPackage;
  return std::nullopt;
}

Result<void> writeEvents(const EventSelection& selection, const EventFileFacts& facts,
                         EventFormat format, const TextSink& sink) {
  EventCells cells(selection);
  Out out(sink);
  switch (format) {
    case EventFormat::Csv:
      return writeCsv(selection, cells, out);
    case EventFormat::Json:
      return writeJson(selection, cells, out);
    case EventFormat::GeoJson:
      return writeGeoJson(selection, facts, cells, out);
    case EventFormat::GeoPackage:
      break;
  }
  return fail(Failure::Kind::Usage, "not a format of text", "gpkg");
}

}  // namespace geo
