#include "geo/io/feature_rows.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/place_check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

/// Where the columns stand that become fields of Feature; -1 for those the file lacks.
struct FieldColumns {
  std::ptrdiff_t id = -1, name = -1, from = -1, to = -1, confidence = -1, source = -1;

  bool holds(std::ptrdiff_t column) const {
    return column == id || column == name || column == from || column == to ||
           column == confidence || column == source;
  }
};

FieldColumns fieldColumnsOf(const std::vector<std::string>& columns) {
  const auto find = [&columns](std::string_view name) -> std::ptrdiff_t {
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? -1 : found - columns.begin();
  };
  FieldColumns fields{find("id"), find("name"),       find("from"),
                      find("to"), find("confidence"), find("source")};
  if (fields.name < 0) fields.name = find("title");
  return fields;
}

std::string_view fieldOf(const DataRow& row, std::ptrdiff_t column) {
  return column < 0 ? std::string_view{} : trimmed(row.values[static_cast<std::size_t>(column)]);
}

/// Makes one feature after the other and remembers what must not come twice.
class FeatureMaker {
 public:
  FeatureMaker(const Layer& layer, const DataTable& table, const Scenario& scenario, Report& report)
      : layer_(layer),
        file_(table.file),
        scenario_(scenario),
        report_(report),
        fields_(fieldColumnsOf(table.columns)) {
    for (std::size_t i = 0; i < scenario.sources.size(); ++i) {
      sourceIndex_.emplace(scenario.sources[i].id, static_cast<int>(i));
    }
  }

  bool hasIds() const { return fields_.id >= 0; }

  std::vector<std::string> attributesOf(std::vector<std::string>&& all) const {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!fields_.holds(static_cast<std::ptrdiff_t>(i))) kept.push_back(std::move(all[i]));
    }
    return kept;
  }

  /// Nothing when the row must not be shown; the report says why.
  std::optional<Feature> make(DataRow&& row) {
    Feature feature;
    feature.line = row.line;
    feature.id = fieldOf(row, fields_.id);
    feature.name = fieldOf(row, fields_.name);
    if (!checkId(feature)) return std::nullopt;
    const auto valid = readValidTime(row);
    if (!valid) return std::nullopt;
    feature.valid = *valid;
    feature.confidence = readConfidence(row);
    feature.source = readSource(row);
    feature.geometry = std::move(row.geometry);
    feature.accuracyMetres = std::move(row.accuracyMetres);
    feature.values = attributesOf(std::move(row.values));
    checkParties(feature);
    checkPlace(feature, layer_, file_, report_);
    return feature;
  }

 private:
  bool checkId(const Feature& feature) {
    if (feature.id.empty()) {
      report_.error(
          file_, feature.line, "empty: the row is left out",
          {.field = "id", .advice = "give the row an id that no other row of the layer has"});
      return false;
    }
    const auto [first, isNew] = firstLineOf_.emplace(feature.id, feature.line);
    if (!isNew) {
      report_.error(file_, feature.line,
                    fmt::format("'{}' is already that of line {}: the row is left out", feature.id,
                                first->second),
                    {.field = "id", .advice = "rename one of the two"});
    }
    return isNew;
  }

  std::optional<ValidTime> readValidTime(const DataRow& row) {
    ValidTime valid;
    const bool fromRead = readEnd(row, fields_.from, "from", valid.from);
    const bool toRead = readEnd(row, fields_.to, "to", valid.to);
    if (!fromRead || !toRead) return std::nullopt;
    if (valid.from.earliest < valid.to.latest) return valid;
    report_.error(file_, row.line,
                  fmt::format("'{}' is not before 'to', '{}': the row is left out",
                              fieldOf(row, fields_.from), fieldOf(row, fields_.to)),
                  {.field = "from",
                   .advice = "mend one of the two: 'to' is the first moment at which it is over"});
    return std::nullopt;
  }

  /// Leaves `end` open when the field is empty; false when it cannot be read.
  bool readEnd(const DataRow& row, std::ptrdiff_t column, const char* name, UncertainMoment& end) {
    const std::string_view text = fieldOf(row, column);
    if (text.empty()) return true;
    const auto read = parseUncertain(text, scenario_.zone);
    if (!read) {
      report_.error(
          file_, row.line, fmt::format("'{}' is {}: the row is left out", text, read.error().what),
          {.field = name,
           .advice = "write 2020-11-15, 2020-11, 2020-11-15T20:00Z or a range with '..'"});
      return false;
    }
    end = *read;
    return true;
  }

  Confidence readConfidence(const DataRow& row) {
    const std::string_view text = fieldOf(row, fields_.confidence);
    for (const auto confidence :
         {Confidence::Unstated, Confidence::Low, Confidence::Medium, Confidence::High}) {
      if (text == nameOf(confidence)) return confidence;
    }
    report_.error(
        file_, row.line, fmt::format("unknown word '{}'", text),
        {.field = "confidence", .advice = "write high, medium or low, or leave it empty"});
    return Confidence::Unstated;
  }

  int readSource(const DataRow& row) {
    const std::string id(fieldOf(row, fields_.source));
    if (id.empty()) return -1;
    const auto found = sourceIndex_.find(id);
    if (found != sourceIndex_.end()) return found->second;
    report_.error(file_, row.line, fmt::format("'{}' is not in the sources file", id),
                  {.field = "source", .advice = "add it there, or mend the id"});
    return -1;
  }

  void checkParties(const Feature& feature) {
    for (const char* column : {"operator", "holder", "actors"}) checkPartiesIn(column, feature);
    if (layer_.kind == LayerKind::Actor) checkPartiesIn("code", feature);
  }

  void checkPartiesIn(const char* column, const Feature& feature) {
    for (const std::string_view id : splitList(valueOf(layer_, feature, column))) {
      if (scenario_.party(id)) continue;
      report_.error(
          file_, feature.line, fmt::format("'{}' is not a party of the scenario", id),
          {.field = column, .advice = "add a [[party]] to scenario.toml, or mend the id"});
    }
  }

  const Layer& layer_;
  const std::string& file_;
  const Scenario& scenario_;
  Report& report_;
  FieldColumns fields_;
  std::unordered_map<std::string, int> sourceIndex_;
  std::unordered_map<std::string, int> firstLineOf_;
};

/// A file without rows is no fault where the report already says why they are missing.
void warnOfNoRows(const DataTable& table, Report& report) {
  const bool told =
      std::ranges::find(report.problems(), table.file, &Problem::file) != report.problems().end();
  if (!table.rows.empty() || told) return;
  report.warn(table.file, 0, "no rows: the layer is empty",
              {.advice = "add rows, or remove the layer from scenario.toml"});
}

}  // namespace

void fillLayer(Layer& layer, DataTable&& table, const Scenario& scenario, Report& report) {
  FeatureMaker maker(layer, table, scenario, report);
  if (!maker.hasIds()) {
    if (!table.columns.empty()) {
      report.error(table.file, 1, "no such column: the layer is empty",
                   {.field = "id", .advice = "add it, with an id of its own for each row"});
    } else {
      warnOfNoRows(table, report);
    }
    return;
  }
  warnOfNoRows(table, report);
  layer.columns = maker.attributesOf(std::move(table.columns));
  layer.features.reserve(table.rows.size());
  for (DataRow& row : table.rows) {
    if (auto feature = maker.make(std::move(row))) layer.features.push_back(std::move(*feature));
  }
}

}  // namespace geo
