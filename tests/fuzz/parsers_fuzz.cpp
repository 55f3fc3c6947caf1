// Any bytes into our own parsers: CSV, TOML, stories, Markdown, dates, the scan for lines of
// GeoJSON. What they promise for every input is checked; the sanitizers see to the rest.

#include "geo/base/markdown.hpp"
#include "geo/base/time_text.hpp"
#include "geo/io/csv.hpp"
#include "geo/io/json_lines.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_writer.hpp"
#include "geo/io/text_file.hpp"
#include "geo/io/toml_pieces.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

void fuzzCsv(std::string_view text) {
  geo::Report report;
  const geo::CsvTable table = geo::parseCsv(text, "x.csv", report);
  int last = 0;
  for (const geo::CsvRow& row : table.rows) {
    require(row.fields.size() == table.columns.size());
    require(row.line > last);
    last = row.line;
  }
}

void fuzzDates(std::string_view text) {
  if (const auto moment = geo::parseUncertain(text)) {
    require(moment->earliest <= moment->latest);
    require(!geo::formatUncertain(*moment).empty());
  }
  if (const auto period = geo::parsePeriod(text)) {
    require(period->from < period->to);
    require(geo::parsePeriod(geo::formatMoment(period->from)).value().from == period->from);
  }
}

void fuzzToml(std::string_view text) {
  geo::Report report;
  const auto outline = geo::parseScenarioToml(text, "x.toml", report);
  if (!outline) {
    require(!outline.error().what.empty());
    return;
  }
  require(outline->scenario.range.from < outline->scenario.range.to);
  require(outline->layerLines.size() == outline->scenario.layers.size());
  require(outline->storyLines.size() == outline->scenario.story.size());
  const auto same = geo::withStory(text, outline->scenario.story, "x.toml");
  require(same ? *same == text : same.error().kind == geo::Failure::Kind::Unsupported);
}

void fuzzPieces(std::string_view text) {
  std::size_t at = 0;
  for (const geo::TomlPiece& piece : geo::tomlPieces(text)) {
    require(piece.begin == at && piece.end > at);
    require(piece.valueBegin <= piece.valueEnd && piece.valueEnd <= piece.end);
    at = piece.end;
  }
  require(at == text.size());
}

void fuzzMarkdown(std::string_view text) {
  std::size_t bytes = 0;
  for (const geo::MarkdownBlock& block : geo::readMarkdown(text)) {
    require(!block.runs.empty());
    for (const geo::MarkdownRun& run : block.runs) {
      require(!run.text.empty());
      bytes += run.text.size();
    }
  }
  require(bytes <= text.size());
}

void fuzzText(std::string_view text) {
  geo::Report first, second;
  const std::string sound = geo::soundUtf8(std::string(text), "x", first);
  geo::soundUtf8("-" + sound, "x", second);  // the dash keeps a second byte order mark in its place
  require(second.empty());
  geo::featureLines(sound);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fuzzText(text);
  fuzzCsv(text);
  fuzzDates(text);
  fuzzToml(text);
  fuzzPieces(text);
  fuzzMarkdown(text);
  return 0;
}
