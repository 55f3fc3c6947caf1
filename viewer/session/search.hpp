// Finding things by what is written of them: features of the scenario, rows of the tables, towns of
// the base map.
#pragma once

#include "viewer/session/search_parts.hpp"
#include "viewer/session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace viewer {

/// What can be found.
struct SearchSource {
  struct Table {
    std::string id;
    geo::EventTablePtr events;
    bool operator==(const Table&) const = default;
  };
  geo::ScenarioPtr scenario;
  std::vector<Table> tables;
  geo::BaseMapPtr baseMap{};  // null: none
  bool operator==(const SearchSource&) const = default;
};
SearchSource searchSourceOf(const Session& session);

/// Events of a table, by position.
struct FoundEvents {
  std::string table;                  // its id
  std::vector<std::uint32_t> events;  // the earliest first; at most TableSelection::kMostListed
  std::size_t all = 0;
};

/// Rows of a table that are not drawn.
struct FoundUndrawn {
  std::string table;                // its id
  std::vector<std::uint32_t> rows;  // at most TableSelection::kMostListed
  std::size_t all = 0;
};

/// A town of the base map.
struct FoundPlace {
  geo::LonLat at;
};

/// A feature; a town; or all rows of a table in which the same text matched best.
struct SearchHit {
  std::string title;    // a feature's name, or the text of the rows
  std::string text;     // that matched
  std::string column;   // in which it stands
  std::string source;   // the title of the layer or the table
  std::string undrawn;  // why it is not on the map; empty when it is
  std::variant<geo::FeatureRef, FoundEvents, FoundUndrawn, FoundPlace> found;
};

struct SearchHits {
  std::vector<SearchHit> hits;  // the best first
  std::size_t all = 0;          // that there are
};

/// Immutable. Its making costs by different texts, a question by their letters and by rows.
class SearchIndex {
 public:
  /// Asked to stop, it leaves out the rest.
  explicit SearchIndex(SearchSource source, const std::stop_token& stop = {});

  const SearchSource& source() const { return source_; }

  /// What holds every word of the query in any of its texts, whatever case, accents and script.
  /// Best are texts that hold most words, then words that begin so, then names, then as they come,
  /// towns before all else.
  /// Words behind the first FoldedTexts::kMostWords are not looked for.
  SearchHits find(std::string_view query, std::size_t most) const;

 private:
  SearchSource source_;
  std::vector<SearchPart> parts_;  // the scenario's layers, the tables, the base map's towns
};

using SearchIndexPtr = std::shared_ptr<const SearchIndex>;

}  // namespace viewer
