// A story: an ordered list of prepared views, such as a briefing (docs/scenario.md).
#pragma once

#include "geo/base/time.hpp"
#include "geo/coords/positions.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// The ways to compare two dates that a step may name.
inline constexpr std::array<std::string_view, 3> kCompareWays{"swipe", "side", "ghost"};

/// One view of a story, and what is said about it. Ids of sources, layers and features that the
/// scenario lacks stay in their lists, so that writing the story loses nothing: who shows a step
/// passes over them.
struct StoryStep {
  std::string id;  // unique in the story; made from the title where the file gives none
  std::string title;
  std::string caption, notes;        // a little Markdown (geo/base/markdown.hpp); notes are the
                                     // speaker's
  std::vector<std::string> sources;  // ids of Scenario::sources

  std::optional<GeoBox> extent;  // what the picture shows whole, or:
  std::optional<LonLat> centre;  // its middle, with:
  double widthKm = 0;            // its width on the ground. Neither: as the scenario opens
  std::string crs;               // its projection; empty: the scenario's

  TimeSpan window{};                               // shown
  std::optional<TimeSpan> play;                    // played through within the step, in:
  double playSeconds = 0;                          // more than 0 where something is played
  std::optional<std::vector<std::string>> layers;  // ids of those shown, with tables ("table.1")
                                                   // and base layers ("base.relief"); nothing: as
                                                   // the scenario opens
  std::vector<std::string> highlights;             // "layer/feature"
  std::string compare;             // one of kCompareWays, or empty: one date is shown; with:
  std::optional<TimeSpan> before;  // the earlier of two dates; `window` is the later one

  bool operator==(const StoryStep&) const = default;
};

/// What a step is called where it is written; both may be empty.
struct StepName {
  std::string_view id, title;
};

/// The ids of the steps of a story, all different: the written one where it is the first of its
/// kind, else one made from it or from the title.
std::vector<std::string> stepIds(const std::vector<StepName>& written);

/// An id for a new step that no step of the story has, made from its title.
std::string freeStepId(const std::vector<StoryStep>& story, std::string_view title);

/// The layer and the feature that a highlight names: "sites/RU-HQ" is {"sites", "RU-HQ"}; the
/// feature is empty where there is no '/'.
struct HighlightName {
  std::string_view layer, feature;
};
HighlightName highlightName(std::string_view highlight);

}  // namespace geo
