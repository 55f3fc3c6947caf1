#include "viewer/cli/table_info.hpp"

#include "geo/base/time_text.hpp"
#include "geo/table/event_times.hpp"
#include "viewer/session/session.hpp"

#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string_view typeOf(const geo::Column& column) {
  if (std::holds_alternative<geo::TextCells>(column.cells)) return "text";
  if (std::holds_alternative<std::vector<std::int64_t>>(column.cells)) return "whole number";
  if (std::holds_alternative<std::vector<double>>(column.cells)) return "number";
  return "moment";
}

std::string extentText(const geo::EventTable& table) {
  if (table.report.drawn == 0) return "none";
  const geo::GeoBox& box = table.extent;
  return fmt::format("{:g},{:g},{:g},{:g} (degrees, WGS 84)", box.west, box.south, box.east,
                     box.north);
}

/// W, S, E, N; null where nothing is drawn.
Json extentJson(const geo::EventTable& table) {
  if (table.report.drawn == 0) return nullptr;
  const geo::GeoBox& box = table.extent;
  return Json::array({box.west, box.south, box.east, box.north});
}

void addFinding(std::string& text, const geo::RowFinding& finding, std::string_view what,
                std::string_view fix) {
  if (finding.count == 0) return;
  text += fmt::format("{:>9}  {}. {}\n", finding.count, what, fix);
  for (const geo::RowExample& example : finding.examples) {
    text += fmt::format("             row {}: {}\n", example.row, example.cells);
  }
}

Json findingJson(const geo::RowFinding& finding, std::string_view name, std::string_view what,
                 std::string_view fix) {
  Json json{{"reason", name}, {"rows", finding.count}, {"what", what}, {"fix", fix}};
  json["examples"] = Json::array();
  for (const geo::RowExample& example : finding.examples) {
    json["examples"].push_back({{"row", example.row}, {"cells", example.cells}});
  }
  return json;
}

}  // namespace

std::string tableInfoText(const geo::EventTable& table) {
  const geo::LoadReport& report = table.report;
  std::string text = fmt::format("{} ({}{}{})\n", table.title, table.path,
                                 table.layer.empty() ? "" : ", layer ", table.layer);
  if (table.roles.layout != geo::KnownLayout::None) {
    text += fmt::format("layout    {}\n", geo::nameOf(table.roles.layout));
  }
  text += fmt::format("extent    {}{}{}\n", extentText(table),
                      table.crs.empty() ? "" : "; the file: ", table.crs);
  text += fmt::format("time      {}\n",
                      geo::isDated(table) ? formatWindow(table.range, table.zone) : "none");
  for (const std::string& line : report.howRead) text += fmt::format("read      {}\n", line);
  text += fmt::format("\n{:>9}  rows\n{:>9}  drawn\n{:>9}  not drawn\n", report.rows, report.drawn,
                      report.undrawn());
  if (report.leftOut > 0) {
    text += fmt::format("{:>9}  lines left out beside these: not as many cells as columns\n",
                        report.leftOut);
  }
  for (std::size_t i = 0; i < geo::kNotDrawnCount; ++i) {
    const auto why = static_cast<geo::NotDrawn>(i);
    addFinding(text, report.notDrawn.at(i), geo::wordsFor(why), geo::fixFor(why));
  }
  for (std::size_t i = 0; i < geo::kSuspiciousCount; ++i) {
    const auto what = static_cast<geo::Suspicious>(i);
    addFinding(text, report.suspicious.at(i), fmt::format("drawn, but {}", geo::wordsFor(what)),
               geo::fixFor(what));
  }
  text += "\ncolumns\n";
  for (const geo::Column& column : table.columns) {
    text += fmt::format("  {:<28} {}\n", column.name, typeOf(column));
  }
  return text;
}

std::string tableInfoJson(const geo::EventTable& table) {
  const geo::LoadReport& report = table.report;
  Json json{{"title", table.title},
            {"file", table.path},
            {"layer", table.layer},
            {"layout", geo::nameOf(table.roles.layout)},
            {"crs", table.crs},
            {"extent", extentJson(table)},
            {"rows", report.rows},
            {"drawn", report.drawn},
            {"not_drawn", report.undrawn()},
            {"left_out", report.leftOut},
            {"reasons", Json::array()},
            {"suspicious", Json::array()},
            {"how_read", report.howRead},
            {"columns", Json::array()}};
  if (geo::isDated(table)) {
    json["from"] = geo::formatMoment(table.range.from, table.zone);
    json["to"] = geo::formatMoment(table.range.to, table.zone);
  }
  for (std::size_t i = 0; i < geo::kNotDrawnCount; ++i) {
    const auto why = static_cast<geo::NotDrawn>(i);
    if (report.notDrawn.at(i).count == 0) continue;
    json["reasons"].push_back(
        findingJson(report.notDrawn.at(i), geo::nameOf(why), geo::wordsFor(why), geo::fixFor(why)));
  }
  for (std::size_t i = 0; i < geo::kSuspiciousCount; ++i) {
    const auto what = static_cast<geo::Suspicious>(i);
    if (report.suspicious.at(i).count == 0) continue;
    json["suspicious"].push_back(findingJson(report.suspicious.at(i), geo::nameOf(what),
                                             geo::wordsFor(what), geo::fixFor(what)));
  }
  for (const geo::Column& column : table.columns) {
    json["columns"].push_back({{"name", column.name}, {"type", typeOf(column)}});
  }
  // Texts of a file may be anything: what is no UTF-8 is replaced, never thrown.
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace viewer::cli
