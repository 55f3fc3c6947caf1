// What the user sees now, as one value. Panels and the renderer read it; only apply() makes the
// next.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/projection.hpp"
#include "geo/coords/view.hpp"
#include "geo/scenario/base_map.hpp"
#include "geo/scenario/query.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/session/clock.hpp"

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

using geo::Names;
enum class Furniture { None, Map, Full };

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
  geo::View view;
  Clock clock;
  std::set<std::string, std::less<>> hidden;  // layer ids
  std::optional<geo::FeatureRef> selection;
  Names names = Names::English;
  Furniture furniture = Furniture::Map;
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

/// A session on a scenario: its opening window, its extent fitted into the viewport, its own
/// projection or one that fits. Fails when that projection does not exist or the extent has no
/// place in it. `crs` overrides the scenario's projection where it is not empty.
geo::Result<Session> openSession(geo::ScenarioPtr scenario, geo::BaseMapPtr baseMap,
                                 const geo::View& viewport, std::string_view crs = {});

/// The plane box of a box in degrees, or a failure that names the projection.
geo::Result<geo::PlaneBox> planeBoxOf(const geo::Projection& projection, const geo::GeoBox& box);

/// N of the scale 1:N at the picture's middle: ground length over length on the picture.
double scaleDenominator(const Session& session);

/// "25 Nov 2020" for a whole day, "1 Nov 2020 - 1 Dec 2020" for longer, with the clock when needed.
std::string formatWindow(geo::TimeSpan window);

}  // namespace viewer
