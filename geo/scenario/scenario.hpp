// The frozen value that everything shows. Built by a reader, then shared as ScenarioPtr and never
// changed: to change it, copy, edit and publish.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/scenario/geometry.hpp"
#include "geo/scenario/story.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

enum class Confidence { Unstated, Low, Medium, High };

/// Who says so.
struct Source {
  std::string id, title, publisher, url, date;
};

/// Who may operate a site or hold an area.
struct Party {
  std::string id, name, shortName;
  Color color;
};

enum class LayerKind { Area, Band, Strip, Site, Proposal, Event, Count, Actor, Place };

/// One row of a layer.
struct Feature {
  std::string id, name;
  ValidTime valid;
  Geometry geometry;
  std::vector<double> accuracyMetres;  // none, one for all, or one a vertex: of a single line, or
                                       // of all rings of all polygons one after the other
  Confidence confidence = Confidence::Unstated;
  int source = -1;                  // index into Scenario::sources; -1 when none is named
  std::vector<std::string> values;  // parallel to Layer::columns
  int line = 0;                     // where it stands in its file; 0 when not known
};

/// How a line is drawn. Hachures are ticks across it, on the left or right as seen from its first
/// vertex to its last.
enum class LinePattern { Solid, Dashed, Dotted, Double, HachuredLeft, HachuredRight, HachuredBoth };

struct LayerStyle {
  std::optional<Color> color;
  std::optional<double> widthPt;
  std::vector<double> dashPt;  // on, off, …
  std::optional<LinePattern> line{};
};

struct Layer {
  std::string id, title, file;
  LayerKind kind = LayerKind::Place;
  bool visible = true;
  double shownFromKm = 0, shownToKm = 0;  // widths of a picture that shows it; 0 is no limit
  LayerStyle style;
  std::vector<std::string> columns;  // attributes beyond the fields of Feature
  std::vector<Feature> features;
};

/// A table of events that the scenario shows over its layers; it is read apart from them. Names are
/// those of columns; empty: found by what the columns are called; "none": no such column.
struct TableLink {
  std::string path, layer, title;
  std::string begin, end, longitude, latitude, kinds, size, where;
  std::string zone;  // whose days its dates name; empty: the scenario's
  std::string crs;   // of coordinates that are no degrees, where the file names none
  std::vector<std::string> hiddenKinds;
  bool visible = true;
  bool operator==(const TableLink&) const = default;
};

/// How a picture may be handled, in words of the scenario's author: written on every picture.
struct Marking {
  std::string text;  // none where empty
  Color color{176, 0, 32, 255};
  bool operator==(const Marking&) const = default;
};

/// How the map looks when it opens, in words of the command line; what is empty is as the program
/// has it.
struct OpeningLook {
  std::string theme, furniture, grid, names;
  std::optional<std::vector<std::string>>
      layers;  // ids of those that are shown, the base map's too
  bool operator==(const OpeningLook&) const = default;
};

struct Scenario {
  std::string id, title, subtitle, disclaimer, credits, crs;
  std::string cutoff;  // up to when the data go, as the author says it
  Marking marking;
  bool markingRequired = false;  // no picture is written without one
  Zone zone;                     // whose days a date without a clock time names
  GeoBox extent;
  TimeSpan range{};    // the timeline
  TimeSpan opening{};  // the window it opens on
  std::vector<Party> parties;
  std::string sourcesFile;  // that they were read from; empty when there is none
  std::vector<Source> sources;
  std::vector<Layer> layers;         // in drawing order, the first at the bottom
  std::vector<TableLink> tables;     // over them, in drawing order
  std::vector<std::string> rasters;  // files of pictures and elevations under all, the first lowest
  OpeningLook look;
  std::vector<StoryStep> story;  // prepared views of all that, in the order they are shown

  /// Times on the GPU count from here: the start of the year in the middle of the range.
  Epoch epoch() const;
  const Layer* layer(std::string_view layerId) const;
  const Party* party(std::string_view partyId) const;
  const Source* source(std::string_view sourceId) const;
};

using ScenarioPtr = std::shared_ptr<const Scenario>;

/// The value of a named attribute, or empty text when the layer has no such column.
std::string_view valueOf(const Layer& layer, const Feature& feature, std::string_view column);

/// The parties named in a `;` separated list; unknown ids are left out.
std::vector<const Party*> partiesOf(const Scenario& scenario, std::string_view ids);

/// The text split at `;`, blanks around the pieces removed, empty pieces left out.
std::vector<std::string_view> splitList(std::string_view text);

bool hasPlace(const Feature& feature);
/// The place of a point feature; nothing for other geometry.
std::optional<LonLat> placeOf(const Feature& feature);

/// The largest radius within which the true place lies; 0 when none is stated.
double largestAccuracy(const Feature& feature);

std::string_view nameOf(LayerKind kind);
std::optional<LayerKind> layerKindNamed(std::string_view name);
std::string_view nameOf(Confidence confidence);

}  // namespace geo
