// A handout as one HTML file that needs nothing but itself: works without its script, too, and
// forbids the browser every connection.
#pragma once

#include "viewer/snapshot/handout.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace viewer {

struct HtmlStep {
  HandoutWords words;
  std::vector<std::uint8_t> png;  // the map
};

struct HtmlHandout {
  std::string title, subtitle, disclaimer, credits, cutoff;
  geo::Marking marking;
  std::vector<HtmlStep> steps;
  std::vector<HandoutSource> sources;
  Manifest manifest;
};

/// The whole file. Every text is escaped, addresses are text and no links.
std::string htmlOf(const HtmlHandout& handout);

}  // namespace viewer
