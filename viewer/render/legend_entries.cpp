#include "viewer/render/legend_entries.hpp"

#include <algorithm>

namespace viewer {

namespace {

/// Whether something of the mesh is drawn at one of the dates; the better of both.
geo::Validity validityIn(const Frame& frame, const ValidSeconds& valid) {
  const geo::Validity now = viewer::validityIn(valid, frame.window);
  if (!frame.other) return now;
  return std::max(now, viewer::validityIn(valid, frame.other->window));
}

/// The layer's entries that something drawn is an example of, in the legend's order.
class Found {
 public:
  Found(const std::vector<LegendEntry>& entries) : entries_(entries), seen_(entries.size()) {}

  bool all() const {
    return std::ranges::all_of(seen_, [](bool seen) { return seen; });
  }
  void add(const geo::Scenario& scenario, const geo::Layer& layer, const geo::Feature& feature) {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      seen_[i] = seen_[i] || explains(entries_[i], scenario, layer, feature);
    }
  }
  void giveTo(std::vector<LegendEntry>& legend) const {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i]) legend.push_back(entries_[i]);
    }
  }

 private:
  const std::vector<LegendEntry>& entries_;
  std::vector<bool> seen_;
};

/// What the picture shows that wants a note.
struct Examined {
  bool possible = false;  // something is drawn pale
  bool struck = false;    // a marker has a line through it
  bool beside = false;    // a marker stands beside its place
  bool discs = false;     // a place is shown by the radius within which it lies
  bool counted = false;   // a badge tells how many more there are
  bool all() const { return possible && struck && beside && discs && counted; }
};

bool closesIn(const Frame& frame, const ValidSeconds& valid) {
  const auto within = [&](const WindowSeconds& window) {
    return viewer::closesIn(valid, window) &&
           viewer::validityIn(valid, window) >= leastShown(frame.certainty);
  };
  return within(frame.window) || (frame.other && within(frame.other->window));
}

void examineMarker(const Frame& frame, const LayerMesh& mesh, const PickTarget& target,
                   double radiusMetres, Examined& examined) {
  const auto* point = std::get_if<PickTarget::AtPoint>(&target.shape);
  if (!point) return;
  examined.struck |= mesh.closes && closesIn(frame, target.valid);
  examined.beside |= point->offsetXPt != 0 || point->offsetYPt != 0;
  const double metresPerPt = frame.metresAcross / frame.view.widthPx * frame.view.pxPerPt;
  const bool beyondSymbol = radiusMetres > static_cast<double>(point->radiusPt) * metresPerPt;
  examined.discs |= beyondSymbol;
}

/// Whether what is valid in a window is drawn in it; if not, a badge counts it.
enum class Seen { No, Counted, Drawn };
Seen seenIn(const Frame& frame, const PickTarget& target, const WindowSeconds& window) {
  const geo::Validity least = leastShown(frame.certainty);
  if (viewer::validityIn(target.valid, window) < least) return Seen::No;
  return hasTurn(target.turn, {window, least}) ? Seen::Drawn : Seen::Counted;
}

/// The radius that is drawn around the row's place; 0 where none is.
double drawnRadius(const geo::Layer& layer, const geo::Feature& feature) {
  const bool post = layer.kind == geo::LayerKind::Site || layer.kind == geo::LayerKind::Proposal;
  return post ? geo::largestAccuracy(feature) : 0;
}

void examine(const Frame& frame, const MapScene& scene, std::size_t layer, Found& found,
             Examined& examined) {
  const geo::PlaneBox seen = geo::boundsOf(frame.view);
  const bool ghosts = frame.words.piece == FurnitureWords::Piece::All;  // they have no badges
  const geo::Layer& data = frame.data->layers[layer];
  for (const std::size_t i : frame.scenario) {
    if (layerIdOf(scene.scenario[i]) != data.id) continue;
    for (const PickTarget& target : scene.scenario[i].targets) {
      if (found.all() && examined.all()) return;
      const geo::Validity validity = validityIn(frame, target.valid);
      if (validity < leastShown(frame.certainty) || !target.bounds.meets(seen)) continue;
      const Seen now = seenIn(frame, target, frame.window);
      const Seen then = frame.other ? seenIn(frame, target, frame.other->window) : Seen::No;
      examined.counted |= now == Seen::Counted || (then == Seen::Counted && !ghosts);
      if (now != Seen::Drawn && then != Seen::Drawn) continue;
      examined.possible |= validity == geo::Validity::Possible;
      const geo::Feature& feature = data.features[target.feature];
      examineMarker(frame, scene.scenario[i], target, drawnRadius(data, feature), examined);
      found.add(*frame.data, data, feature);
    }
  }
}

/// Whether a piece of one of its lines lies in the picture.
bool hasLinesIn(const LayerMesh& mesh, const geo::PlaneBox& seen) {
  if (mesh.strokeLevels.empty()) return false;
  return std::ranges::any_of(mesh.strokeLevels.front().chunks,
                             [&](const Chunk& chunk) { return chunk.bounds.meets(seen); });
}

void addBaseEntries(const Frame& frame, const MapScene& scene, std::vector<LegendEntry>& legend) {
  const geo::PlaneBox seen = geo::boundsOf(frame.view);
  for (auto i = frame.base.rbegin(); i != frame.base.rend(); ++i) {
    auto entry = baseEntryOf(scene.base[*i]);
    if (entry && hasLinesIn(scene.base[*i], seen)) legend.push_back(std::move(*entry));
  }
  if (frame.reliefOpacity > 0 && !scene.relief.indices.empty()) legend.push_back(tintEntry());
}

/// Of what the table has now and of what has gone, which is grey but of the same shapes. What
/// several tables share, such as sizes, is explained once, behind the last of them.
void addTableEntries(const Frame& frame, const FrameTable& table,
                     std::vector<LegendEntry>& legend) {
  std::vector<LegendEntry> entries = table.drawn->legend;
  const auto add = [&](const FrameTable& gone) {
    for (const LegendEntry& entry : gone.drawn->legend) {
      if (std::ranges::find(entries, entry) == entries.end()) entries.push_back(entry);
    }
  };
  if (frame.other) {
    const auto gone = std::ranges::find(frame.other->tables, table.id, &FrameTable::id);
    if (gone != frame.other->tables.end()) add(*gone);
  }
  for (LegendEntry& entry : entries) {
    std::erase(legend, entry);
    legend.push_back(std::move(entry));
  }
}

}  // namespace

void explain(Frame& frame, const MapScene& scene) {
  FurnitureWords& words = frame.words;
  words.legend.clear();
  words.legendNotes.clear();
  if (!words.pieces.has(FurniturePiece::Legend)) return;
  Examined examined;
  for (auto table = frame.tables.rbegin(); table != frame.tables.rend(); ++table) {
    addTableEntries(frame, *table, words.legend);
    const EventMarks& marks = table->drawn->marks;
    examined.possible |= marks.certain < marks.events;
    examined.beside |= std::ranges::any_of(marks.marks, &EventMark::isSpread);
    examined.discs |= !marks.discs.empty() || table->chosen.has_value();
  }
  for (std::size_t layer = scene.legends.size(); layer-- > 0;) {
    Found found(scene.legends[layer]);
    examine(frame, scene, layer, found, examined);
    found.giveTo(words.legend);
  }
  addBaseEntries(frame, scene, words.legend);
  if (examined.possible && frame.certainty == Certainty::PossibleFaint) {
    words.legendNotes.emplace_back("Pale or dashed: only possible at this date");
  }
  if (examined.struck)
    words.legendNotes.emplace_back("Struck: closed by the end of the time shown");
  if (examined.beside) {
    words.legendNotes.emplace_back("Thin line: the symbol stands beside its place");
  }
  if (examined.counted) words.legendNotes.emplace_back("+3: three more at the same place");
  if (examined.discs) {
    words.legendNotes.emplace_back("Disc: the place is known to within its radius");
  }
  if (scene.look.names == geo::Names::Local) {
    words.legendNotes.emplace_back("Two names: Azerbaijani, Armenian, by language code");
  }
}

}  // namespace viewer
