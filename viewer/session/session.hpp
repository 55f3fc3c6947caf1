// What the user sees now, as one value. Panels and the renderer read it; only apply() makes the
// next.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "geo/coords/projection.hpp"
#include "geo/coords/view.hpp"
#include "geo/scenario/base_map.hpp"
#include "geo/scenario/query.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/scenario/time_index.hpp"
#include "viewer/session/briefing.hpp"
#include "viewer/session/clock.hpp"
#include "viewer/session/compare.hpp"
#include "viewer/session/dated_changes.hpp"
#include "viewer/session/furniture.hpp"
#include "viewer/session/heading.hpp"
#include "viewer/session/measured.hpp"
#include "viewer/session/page_layout.hpp"
#include "viewer/session/user_raster.hpp"
#include "viewer/session/user_table.hpp"
#include "viewer/session/wall.hpp"
#include "viewer/theme/theme.hpp"

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

using geo::Names;
/// What is only possible at the date shown: drawn pale, drawn like the rest, or left out. The order
/// is that of shaders/include/valid_time.glsl.
enum class Certainty { PossibleFaint, PossibleToo, CertainOnly };

using StoryPtr = std::shared_ptr<const std::vector<geo::StoryStep>>;

/// A message that can be read and dismissed.
struct Message {
  enum class Weight { Info, Warning, Error };
  Weight weight = Weight::Info;
  std::string text;
  bool operator==(const Message&) const = default;
};

struct Session {
  geo::ScenarioPtr scenario;                                // never null
  geo::BaseMapPtr baseMap;                                  // never null; may be empty
  geo::ProjectionPtr projection;                            // never null
  std::shared_ptr<const std::vector<geo::Moment>> changes;  // geo::changeMoments(scenario)
  geo::TimeIndexPtr times;                                  // of the scenario; never null
  geo::View view;
  Clock clock;
  Compare compare;
  DatedChangesPtr differences;  // between two dates, perhaps older ones; null until known
  std::set<std::string, std::less<>> hidden;  // layer ids
  std::optional<geo::FeatureRef> selection;
  Certainty certainty = Certainty::PossibleFaint;
  Names names = Names::English;
  std::vector<UserRaster> rasters;  // under the map, the first at the bottom
  std::vector<UserTable> tables;    // over the scenario, the first at the bottom
  std::optional<TableSelection> selectedEvents;
  std::optional<Measured> measured;  // while there is one the map is measured, not picked
  ThemeId theme = ThemeId::Paper;
  Furniture furniture = Furniture::Map;
  Grid grid = Grid::None;
  geo::Marking marking;
  PageLayoutPtr layout;                  // of a page; null: all of the picture is map
  StoryPtr story;                        // never null; may be empty
  std::optional<Heading> heading;        // in the title's stead, while a step of the story is shown
  std::optional<std::size_t> shownStep;  // of the story, the last one that was shown
  std::vector<geo::FeatureRef> highlights;  // what the step points out
  std::optional<Briefing> briefing;         // while the story is told
  Wall wall;                                // that it is told on
  float safeShare = 0;                      // of the wall, while a step is on it
  std::vector<Message> messages;
};

/// A layer of the base map that can be shown and hidden.
struct BaseLayer {
  std::string_view id, title;
};
/// In drawing order, the first at the bottom.
inline constexpr std::array<BaseLayer, 5> kBaseLayers{{
    {"base.relief", "Relief"},
    {"base.water", "Rivers and lakes"},
    {"base.admin1", "Provinces, districts"},
    {"base.borders", "State and disputed borders"},
    {"base.places", "Towns"},
}};

bool isShown(const Session& session, std::string_view layerId);

/// The validity that a row needs to be shown, listed and counted.
constexpr geo::Validity leastShown(Certainty certainty) {
  return certainty == Certainty::CertainOnly ? geo::Validity::Certain : geo::Validity::Possible;
}

/// A session on a scenario: its opening window, its extent fitted into the viewport, its own
/// projection or one that fits. Fails when that projection does not exist or the extent has no
/// place in it. `crs` overrides the scenario's projection where it is not empty.
geo::Result<Session> openSession(geo::ScenarioPtr scenario, geo::BaseMapPtr baseMap,
                                 const geo::View& viewport, std::string_view crs = {});

/// The plane box of a box in degrees, or a failure that names the projection.
geo::Result<geo::PlaneBox> planeBoxOf(const geo::Projection& projection, const geo::GeoBox& box);

/// The session in another projection: the picture's middle and its scale stay, or it shows the
/// whole extent where the middle has no place there. Nothing when the extent has none either.
std::optional<Session> reprojected(Session session, const geo::ProjectionPtr& projection);

/// N of the scale 1:N at the picture's middle: ground length over length on the picture.
double scaleDenominator(const Session& session);

/// For people: "25 Nov 2020" for a whole day of the zone, "1 – 30 Nov 2020" for whole days, the
/// last one named; "25 Nov 2020 12:00 – 26 Nov 2020 00:00" where it does not begin or end at
/// midnight.
std::string formatWindow(geo::TimeSpan window, const geo::Zone& zone);

/// What formatWindow leaves out: "UTC", or "Asia/Baku, UTC+4 · 24 Nov 20:00 – 25 Nov 20:00 UTC".
std::string formatZoneNote(geo::TimeSpan window, const geo::Zone& zone);

}  // namespace viewer
