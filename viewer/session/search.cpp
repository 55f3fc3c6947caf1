#include "viewer/session/search.hpp"

#include "geo/base/fold_text.hpp"
#include "viewer/session/search_rows.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace viewer {

namespace {

/// What becomes of a table's row: drawn, or one reason why not.
constexpr std::size_t kFates = 1 + geo::kNotDrawnCount;
constexpr std::size_t kDrawn = 0;

/// A hit before its words are put together: of a layer a row; of a table a text and what becomes of
/// its rows.
struct Candidate {
  std::uint32_t grade = 0;
  std::size_t order = 0;  // as they come
  std::size_t part = 0, row = 0;
  std::uint32_t text = 0;  // in the part's matches
  std::size_t fate = kDrawn, count = 1;
};

/// Folded, each once.
std::vector<std::string> wordsOf(std::string_view query) {
  const std::string folded = geo::foldedText(query);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string word = folded.substr(begin, end - begin);
    const bool again = std::ranges::find(words, word) != words.end();
    if (!word.empty() && !again && words.size() < FoldedTexts::kMostWords) {
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

std::pair<std::uint32_t, std::size_t> rankOf(const Candidate& candidate) {
  return {candidate.grade, candidate.order};
}

void addRows(std::vector<Candidate>& all, const RowMatches& matches, std::size_t part) {
  for (std::size_t row = 0; row < matches.ofRow.size(); ++row) {
    const std::uint32_t text = matches.ofRow[row];
    if (text == RowMatches::kNone) continue;
    all.push_back({matches.texts[text].grade, all.size(), part, row, text, kDrawn, 1});
  }
}

/// Calls visit(text, fate, position): an event's position, or the row of what is not drawn.
template <class Visit>
void forEachFound(const RowMatches& matches, const geo::EventTable& table, Visit visit) {
  const auto& rows = table.events.rows;
  for (std::uint32_t event = 0; event < rows.size(); ++event) {
    const std::uint32_t text = matches.ofRow[rows[event]];
    if (text != RowMatches::kNone) visit(text, kDrawn, event);
  }
  for (std::size_t i = 0; i < table.undrawnRows.size(); ++i) {
    const std::uint32_t text = matches.ofRow[table.undrawnRows[i]];
    const std::size_t fate = 1 + static_cast<std::size_t>(table.undrawnWhy[i]);
    if (text != RowMatches::kNone) visit(text, fate, table.undrawnRows[i]);
  }
}

void addTexts(std::vector<Candidate>& all, const RowMatches& matches, std::size_t part,
              const geo::EventTable& table) {
  if (matches.ofRow.empty()) return;
  std::vector<std::array<std::uint32_t, kFates>> counts(matches.texts.size());
  forEachFound(matches, table,
               [&](std::uint32_t text, std::size_t fate, std::uint32_t) { ++counts[text][fate]; });
  for (std::uint32_t text = 0; text < counts.size(); ++text) {
    for (std::size_t fate = 0; fate < kFates; ++fate) {
      if (counts[text][fate] == 0) continue;
      all.push_back(
          {matches.texts[text].grade, all.size(), part, 0, text, fate, counts[text][fate]});
    }
  }
}

/// Why a feature is nowhere on the map. Actors have no places.
std::string undrawnWhy(const geo::Layer& layer, const geo::Feature& feature) {
  if (geo::hasPlace(feature) || layer.kind == geo::LayerKind::Actor) return {};
  for (const std::string_view column : {"place_basis", "place"}) {
    const std::string_view reason = geo::valueOf(layer, feature, column);
    if (!reason.empty()) return std::string(reason);
  }
  return "no place in the source";
}

using Positions = std::vector<std::uint32_t>;

/// What the candidates that were chosen hold of one table; parallel to them, empty for others.
std::vector<Positions> positionsOf(std::span<const Candidate> chosen, std::size_t part,
                                   const RowMatches& matches, const geo::EventTable& table) {
  std::vector<Positions> positions(chosen.size());
  std::vector<std::array<Positions*, kFates>> lists;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i].part != part) continue;
    lists.resize(matches.texts.size());
    lists[chosen[i].text][chosen[i].fate] = &positions[i];
  }
  if (lists.empty()) return positions;
  forEachFound(matches, table, [&](std::uint32_t text, std::size_t fate, std::uint32_t position) {
    Positions* const list = lists[text][fate];
    if (list && list->size() < TableSelection::kMostListed) list->push_back(position);
  });
  return positions;
}

SearchHit hitOf(const SearchPart& part, const MatchedText& text) {
  const SearchColumn& column = part.columns[text.column];
  const std::string words(column.cells->textOf(text.code));
  return {words, words, column.name, part.title, {}, {}};
}

SearchHit hitOf(const SearchPart& part, const MatchedText& text, const geo::Scenario& scenario,
                geo::FeatureRef ref) {
  SearchHit hit = hitOf(part, text);
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  hit.title = feature.name.empty() ? feature.id : feature.name;
  hit.undrawn = undrawnWhy(geo::layerOf(scenario, ref), feature);
  hit.found = ref;
  return hit;
}

SearchHit hitOf(const SearchPart& part, const MatchedText& text, const std::string& table,
                const Candidate& candidate, Positions positions) {
  SearchHit hit = hitOf(part, text);
  if (candidate.fate == kDrawn) {
    hit.found = FoundEvents{table, std::move(positions), candidate.count};
  } else {
    hit.undrawn = geo::wordsFor(static_cast<geo::NotDrawn>(candidate.fate - 1));
    hit.found = FoundUndrawn{table, std::move(positions), candidate.count};
  }
  return hit;
}

SearchHit hitOf(const SearchPart& part, const MatchedText& text, const geo::BasePlace& place) {
  SearchHit hit = hitOf(part, text);
  if (!place.nameEn.empty()) hit.title = place.nameEn;
  hit.found = FoundPlace{place.at};
  return hit;
}

std::vector<SearchHit> hitsOf(const SearchSource& source, std::span<const SearchPart> parts,
                              std::span<const Candidate> chosen,
                              std::span<const RowMatches> matches) {
  const std::size_t layers = source.scenario->layers.size();
  std::vector<SearchHit> hits(chosen.size());
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::vector<Positions> positions(chosen.size());
    const bool towns = part == layers + source.tables.size();
    if (part >= layers && !towns) {
      positions = positionsOf(chosen, part, matches[part], *source.tables[part - layers].events);
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i].part != part) continue;
      const MatchedText& text = matches[part].texts[chosen[i].text];
      if (towns) {
        hits[i] = hitOf(parts[part], text, source.baseMap->places[chosen[i].row]);
      } else if (part < layers) {
        hits[i] = hitOf(parts[part], text, *source.scenario, {part, chosen[i].row});
      } else {
        hits[i] = hitOf(parts[part], text, source.tables[part - layers].id, chosen[i],
                        std::move(positions[i]));
      }
    }
  }
  return hits;
}

}  // namespace

SearchSource searchSourceOf(const Session& session) {
  SearchSource source{session.scenario, {}, session.baseMap};
  for (const UserTable& table : session.tables) source.tables.push_back({table.id, table.events});
  return source;
}

SearchIndex::SearchIndex(SearchSource source, const std::stop_token& stop)
    : source_(std::move(source)) {
  for (const geo::Layer& layer : source_.scenario->layers) {
    parts_.push_back(searchPartOf(*source_.scenario, layer, stop));
  }
  for (const SearchSource::Table& table : source_.tables) {
    parts_.push_back(searchPartOf(table.events, stop));
  }
  if (source_.baseMap) parts_.push_back(searchPartOf(*source_.baseMap, stop));
}

SearchHits SearchIndex::find(std::string_view query, std::size_t most) const {
  const std::vector<std::string> words = wordsOf(query);
  if (words.empty()) return {};
  const std::size_t layers = source_.scenario->layers.size();
  std::vector<RowMatches> matches;
  for (const SearchPart& part : parts_) matches.push_back(matchRows(part, words));
  std::vector<Candidate> all;
  if (source_.baseMap) addRows(all, matches.back(), parts_.size() - 1);
  for (std::size_t part = 0; part < layers; ++part) addRows(all, matches[part], part);
  for (std::size_t table = 0; table < source_.tables.size(); ++table) {
    addTexts(all, matches[layers + table], layers + table, *source_.tables[table].events);
  }
  const std::size_t count = std::min(most, all.size());
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(count), {}, rankOf);
  return {hitsOf(source_, parts_, std::span(all).first(count), matches), all.size()};
}

}  // namespace viewer
