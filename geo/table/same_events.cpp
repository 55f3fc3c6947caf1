#include "geo/table/same_events.hpp"

#include "geo/table/same_cells.hpp"
#include "geo/table/same_places.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

namespace geo {

namespace {

using Wholes = std::vector<std::int64_t>;
using Reals = std::vector<double>;

std::optional<std::string_view> idAt(const TextCells& ids, std::size_t row) {
  const std::string_view id = ids.at(row);
  return id.empty() ? std::nullopt : std::optional(id);
}

std::optional<std::int64_t> idAt(const Wholes& ids, std::size_t row) {
  return ids[row] == kNoNumber ? std::nullopt : std::optional(ids[row]);
}

std::optional<double> idAt(const Reals& ids, std::size_t row) {
  return std::isnan(ids[row]) ? std::nullopt : std::optional(ids[row]);
}

std::optional<std::int64_t> idAt(const MomentCells& ids, std::size_t row) {
  return idAt(ids.milliseconds, row);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  return std::rotl(hash ^ more * 0x9E3779B97F4A7C15u, 29) * 0xBF58476D1CE4E5B9u;
}

std::uint64_t hashOf(const Column& column, std::size_t row) {
  return std::visit(
      [row](const auto& cells) -> std::uint64_t {
        const auto cell = idAt(cells, row);
        return cell ? std::hash<std::decay_t<decltype(*cell)>>{}(*cell) : 0;
      },
      column.cells);
}

std::uint64_t hashOf(const EventTable& table, std::size_t event) {
  std::uint64_t hash = 1;
  for (const Column& column : table.columns) {
    hash = mixed(hash, hashOf(column, table.events.rows[event]));
  }
  return hash;
}

/// Of a few letters of each end: to be told from most others at once is enough.
std::uint64_t quickHash(std::string_view id) {
  std::uint64_t first = 0, last = 0;
  const std::size_t length = std::min(id.size(), sizeof first);
  std::memcpy(&first, id.data(), length);
  std::memcpy(&last, id.data() + id.size() - length, length);
  return mixed(mixed(id.size(), first), last);
}

std::uint64_t quickHash(std::int64_t id) {
  return mixed(1, static_cast<std::uint64_t>(id));
}

std::uint64_t quickHash(double id) {
  return mixed(1, std::bit_cast<std::uint64_t>(id + 0.0));  // -0 is 0
}

/// Lets through all that was put in, and few others: of a million ids most are none of those that
/// are sought.
class Sieve {
 public:
  explicit Sieve(std::size_t count)
      : mask_(std::bit_ceil(count * kRoom + 64) - 1), bits_((mask_ + 1) / 64) {}
  void add(std::uint64_t hash) { bits_[at(hash) / 64] |= std::uint64_t{1} << at(hash) % 64; }
  bool passes(std::uint64_t hash) const { return bits_[at(hash) / 64] >> at(hash) % 64 & 1; }

 private:
  static constexpr std::size_t kRoom = 32;  // bits for each
  std::size_t at(std::uint64_t hash) const { return static_cast<std::size_t>(hash >> 20) & mask_; }
  std::size_t mask_;
  std::vector<std::uint64_t> bits_;
};

std::uint64_t placeHash(LonLat place) {
  return mixed(std::hash<double>{}(place.lonDegrees), std::hash<double>{}(place.latDegrees));
}

/// Two readings of a table, and what of the one is looked for in the other.
class Search {
 public:
  Search(const EventTable& before, std::span<const std::uint32_t> events, const EventTable& after)
      : before_(before),
        after_(after),
        events_(events),
        found_(events.size(), kNoEvent),
        open_(events.size(), 1) {}

  void byIds() {
    const auto &older = before_.roles.id, &newer = after_.roles.id;
    if (!older || !newer) return;
    const Column &ids = before_.columns[*older], &others = after_.columns[*newer];
    if (ids.name != others.name || ids.cells.index() != others.cells.index()) return;
    std::visit(
        [&](const auto& cells) {
          byIds(cells, std::get<std::decay_t<decltype(cells)>>(others.cells));
        },
        ids.cells);
  }

  void byContent() {
    if (!haveSameColumns()) return;
    std::unordered_set<std::uint64_t> places;
    std::unordered_map<std::uint64_t, Alike> sought;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (!open_[i]) continue;
      places.insert(placeHash(before_.events.places[events_[i]]));
      sought[hashOf(before_, events_[i])].positions.push_back(i);
    }
    if (sought.empty()) return;
    const RowGeometries older(before_), newer(after_);
    for (std::uint32_t event = 0; event < after_.events.size(); ++event) {
      if (!places.contains(placeHash(after_.events.places[event]))) continue;
      const auto alike = sought.find(hashOf(after_, event));
      if (alike == sought.end() || alike->second.all()) continue;
      const std::size_t position = alike->second.positions[alike->second.taken];
      if (!saySame(events_[position], event, older, newer)) continue;
      found_[position] = event;
      ++alike->second.taken;
    }
  }

  std::vector<std::uint32_t> take() && { return std::move(found_); }

 private:
  /// How often an id stands in either reading.
  struct Standing {
    std::uint32_t before = 0, after = 0, row = 0;
  };
  /// What is sought and has the same content.
  struct Alike {
    std::vector<std::size_t> positions;
    std::size_t taken = 0;
    bool all() const { return taken == positions.size(); }
  };

  template <class Cells>
  void byIds(const Cells& older, const Cells& newer) {
    using Id = typename decltype(idAt(older, 0))::value_type;
    std::unordered_map<Id, Standing> standings;
    Sieve sieve(events_.size());
    const auto standingOf = [&](const Cells& cells, std::uint32_t row) -> Standing* {
      const auto id = idAt(cells, row);
      if (!id || !sieve.passes(quickHash(*id))) return nullptr;
      const auto found = standings.find(*id);
      return found == standings.end() ? nullptr : &found->second;
    };
    for (const std::uint32_t event : events_) {
      const auto id = idAt(older, before_.events.rows[event]);
      if (!id) continue;
      standings[*id];
      sieve.add(quickHash(*id));
    }
    if (standings.empty()) return;
    // Row by row, not event by event: cells that are read in their order are near.
    for (std::uint32_t row = 0; row < before_.rowCount; ++row) {
      if (Standing* standing = standingOf(older, row)) ++standing->before;
    }
    for (std::uint32_t row = 0; row < after_.rowCount; ++row) {
      Standing* standing = standingOf(newer, row);
      if (!standing) continue;
      ++standing->after;
      standing->row = row;
    }
    const std::vector<std::uint32_t> eventOfRow = eventsByRow(after_);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Standing* standing = standingOf(older, before_.events.rows[events_[i]]);
      if (!standing || standing->before > 1 || standing->after > 1) continue;
      if (standing->after == 1) found_[i] = eventOfRow[standing->row];
      open_[i] = 0;
    }
  }

  bool haveSameColumns() const {
    const auto same = [](const Column& a, const Column& b) {
      return a.name == b.name && a.cells.index() == b.cells.index();
    };
    return std::ranges::equal(before_.columns, after_.columns, same);
  }

  bool saySame(std::uint32_t event, std::uint32_t other, const RowGeometries& older,
               const RowGeometries& newer) const {
    if (before_.events.places[event] != after_.events.places[other]) return false;
    const std::uint32_t row = before_.events.rows[event], otherRow = after_.events.rows[other];
    for (std::size_t i = 0; i < before_.columns.size(); ++i) {
      if (!sayTheSame(before_.columns[i], row, after_.columns[i], otherRow)) return false;
    }
    return older.any() == newer.any() && (!older.any() || older.same(row, newer, otherRow));
  }

  const EventTable& before_;
  const EventTable& after_;
  std::span<const std::uint32_t> events_;
  std::vector<std::uint32_t> found_;
  std::vector<std::uint8_t> open_;  // parallel: 1 while no id has told where it is
};

}  // namespace

std::vector<std::uint32_t> sameEvents(const EventTable& before,
                                      std::span<const std::uint32_t> events,
                                      const EventTable& after) {
  Search search(before, events, after);
  search.byIds();
  search.byContent();
  return std::move(search).take();
}

}  // namespace geo
