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
      report_.error(file_, feature.line, "no id: the row is left out");
      return false;
    }
    const auto [first, isNew] = firstLineOf_.emplace(feature.id, feature.line);
    if (!isNew) {
      report_.error(file_, feature.line,
                    fmt::format("id '{}' is already that of line {}: the row is left out",
                                feature.id, first->second));
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
                  fmt::format("'from' ({}) is not before 'to' ({}): the row is left out",
                              fieldOf(row, fields_.from), fieldOf(row, fields_.to)));
    return std::nullopt;
  }

  /// Leaves `end` open when the field is empty; false when it cannot be read.
  bool readEnd(const DataRow& row, std::ptrdiff_t column, std::string_view name,
               UncertainMoment& end) {
    const std::string_view text = fieldOf(row, column);
    if (text.empty()) return true;
    const auto read = parseUncertain(text);
    if (!read) {
      report_.error(
          file_, row.line,
          fmt::format("'{}' is '{}', {}: the row is left out", name, text, read.error().what));
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
    report_.error(file_, row.line, fmt::format("confidence '{}' is not high, medium or low", text));
    return Confidence::Unstated;
  }

  int readSource(const DataRow& row) {
    const std::string id(fieldOf(row, fields_.source));
    if (id.empty()) return -1;
    const auto found = sourceIndex_.find(id);
    if (found != sourceIndex_.end()) return found->second;
    report_.error(file_, row.line, fmt::format("source '{}' is not in the sources file", id));
    return -1;
  }

  void checkParties(const Feature& feature) {
    for (const std::string_view column : {"operator", "holder"}) {
      for (const std::string_view id : splitList(valueOf(layer_, feature, column))) {
        if (scenario_.party(id)) continue;
        report_.error(file_, feature.line,
                      fmt::format("{} '{}' is not a party of the scenario", column, id));
      }
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

}  // namespace

void fillLayer(Layer& layer, DataTable&& table, const Scenario& scenario, Report& report) {
  FeatureMaker maker(layer, table, scenario, report);
  if (!maker.hasIds()) {
    if (!table.columns.empty()) report.error(table.file, 1, "no column 'id': the layer is empty");
    return;
  }
  layer.columns = maker.attributesOf(std::move(table.columns));
  layer.features.reserve(table.rows.size());
  for (DataRow& row : table.rows) {
    if (auto feature = maker.make(std::move(row))) layer.features.push_back(std::move(*feature));
  }
}

}  // namespace geo
