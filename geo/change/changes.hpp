// What differs between two times: rows that came, went, moved or count otherwise, ground that
// changed hands, and what happened meanwhile. A difference of two states: what came and went in
// between is not in it, but for events.
#pragma once

#include "geo/scenario/query.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// In the order in which they are told.
enum class ChangeKind { Event, Opened, Closed, Moved, Count, Stance, Certainty };

/// One word, as tables have it: "event", "opened", …
std::string_view nameOf(ChangeKind kind);

/// One change. Opened, closed and events have one row, the others two; certainty has one row twice.
struct Change {
  ChangeKind kind = ChangeKind::Opened;
  std::optional<FeatureRef> before, after;
  Validity certaintyBefore = Validity::Never, certaintyAfter = Validity::Never;
  UncertainMoment at;  // when, by the rows' own times
};

/// The row that stands for the change: the one after it, or the one that is gone.
FeatureRef rowOf(const Change& change);

/// What was and what is, as text, empty where there is nothing: a count, a stance, "lon,lat" of a
/// place that moved, else "certain" or "possible".
struct ChangeValues {
  std::string from, to;
};
ChangeValues valuesOf(const Scenario& scenario, const Change& change);

/// Who holds ground: the holder as the layer names it, empty text where it is contested, nothing
/// where no area is drawn at all.
using Holder = std::optional<std::string>;

/// Ground that one holder had before and another one has after. Slivers narrower than ten metres,
/// which edges that were rounded differently leave, are left out.
struct Transfer {
  std::size_t layer = 0;
  Holder from, to;
  double squareMetres = 0;
  Polygons place;
};

/// What one holder has in both windows: after = before + gained - lost, but for slivers.
struct Holding {
  std::size_t layer = 0;
  std::string holder;
  double beforeSquareMetres = 0, afterSquareMetres = 0;
  double gainedSquareMetres = 0, lostSquareMetres = 0;
};

struct Changes {
  std::vector<Change> rows;         // by kind, layer and id; events by time
  std::vector<Transfer> transfers;  // by layer and the two holders' ids
  std::vector<Holding> holdings;    // of layers with a transfer, by layer and holder's id

  bool empty() const { return rows.empty() && transfers.empty(); }
};

/// From `before` to `after`, neither of them empty, in either order; the same window twice gives
/// nothing.
/// - Opened, closed: shown (possibly or certainly) in only one of the two. Certainty: in both, but
///   possible in one and certain in the other.
/// - Moved, count, stance: one row gives way to another. They are the same thing when they alone,
/// of
///   all that is shown, have the same name and operator (moved: both have a place, and it differs),
///   the same zone, kind and operator (a count layer's, whoever counts, and the number differs), or
///   the same name (an actor layer's, and the stance differs). Where several rows share these, as
///   rival counts do, nothing says which follows which: then they are opened and closed. Areas do
///   not move.
/// - Events, of event layers, are told instead of all this: those whose possible time meets the
///   span that both windows lie in and that are not already shown in `before`.
/// - Transfers, of area layers: what is shown in each window, certain rows over possible ones and
///   later ones over earlier ones, so that a place has one holder.
Changes changesBetween(const Scenario& scenario, TimeSpan before, TimeSpan after);

/// Those of some layers only, by their positions in the scenario.
Changes withinLayers(Changes changes, std::span<const std::size_t> layers);

}  // namespace geo
