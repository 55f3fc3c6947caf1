#include "viewer/session/search_parts.hpp"

#include "geo/base/fold_text.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

/// Columns of a scenario that list ids of parties.
constexpr std::array<std::string_view, 3> kPartyColumns{"operator", "holder", "actors"};

/// "name", "name_az", "Name (English)".
bool saysName(std::string_view column) {
  return geo::foldedText(column).starts_with("name");
}

template <class Row, class TextOf>
SearchColumn columnOf(const std::vector<Row>& rows, std::string name, TextOf textOf,
                      const std::stop_token& stop) {
  geo::TextCells cells;
  for (const Row& row : rows) cells.add(textOf(row));
  cells.finish();
  const bool isName = saysName(name);
  auto kept = std::make_shared<const geo::TextCells>(std::move(cells));
  FoldedTexts folded(*kept, stop);
  return {std::move(name), isName, std::move(kept), std::move(folded)};
}

std::string partiesOf(const geo::Scenario& scenario, const geo::Layer& layer,
                      const geo::Feature& feature) {
  std::string names;
  for (const std::string_view column : kPartyColumns) {
    for (const geo::Party* party : geo::partiesOf(scenario, geo::valueOf(layer, feature, column))) {
      names += (names.empty() ? "" : ", ") + party->name;
    }
  }
  return names;
}

std::string_view sourceOf(const geo::Scenario& scenario, const geo::Feature& feature) {
  if (feature.source < 0) return {};
  return scenario.sources[static_cast<std::size_t>(feature.source)].title;
}

}  // namespace

SearchPart searchPartOf(const geo::Scenario& scenario, const geo::Layer& layer,
                        const std::stop_token& stop) {
  SearchPart part{layer.title, layer.features.size(), {}};
  const auto add = [&](std::string name, auto textOf) {
    part.columns.push_back(columnOf(layer.features, std::move(name), textOf, stop));
  };
  add("name", [](const geo::Feature& feature) -> std::string_view { return feature.name; });
  for (std::size_t i = 0; i < layer.columns.size(); ++i) {
    add(layer.columns[i], [i](const geo::Feature& feature) {
      return i < feature.values.size() ? std::string_view(feature.values[i]) : std::string_view();
    });
  }
  add("parties", [&](const geo::Feature& feature) { return partiesOf(scenario, layer, feature); });
  add("source", [&](const geo::Feature& feature) { return sourceOf(scenario, feature); });
  return part;
}

SearchPart searchPartOf(const geo::BaseMap& baseMap, const std::stop_token& stop) {
  using Name = std::string geo::BasePlace::*;
  constexpr std::pair<const char*, Name> kNames[] = {{"name", &geo::BasePlace::nameEn},
                                                     {"name_az", &geo::BasePlace::nameAz},
                                                     {"name_hy", &geo::BasePlace::nameHy},
                                                     {"name_ru", &geo::BasePlace::nameRu},
                                                     {"name_local", &geo::BasePlace::nameLocal}};
  SearchPart part{"Towns", baseMap.places.size(), {}};
  for (const auto& [column, name] : kNames) {
    const auto textOf = [name = name](const geo::BasePlace& place) -> std::string_view {
      return place.*name;
    };
    part.columns.push_back(columnOf(baseMap.places, column, textOf, stop));
  }
  return part;
}

SearchPart searchPartOf(const geo::EventTablePtr& table, const std::stop_token& stop) {
  SearchPart part{table->title, table->rowCount, {}};
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    const geo::Column& column = table->columns[i];
    const auto* texts = std::get_if<geo::TextCells>(&column.cells);
    if (!texts) continue;
    part.columns.push_back({column.name, table->roles.name == i || saysName(column.name),
                            std::shared_ptr<const geo::TextCells>(table, texts),
                            FoldedTexts(*texts, stop)});
  }
  return part;
}

}  // namespace viewer
