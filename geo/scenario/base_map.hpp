// Land, sea, borders, water, relief and places: context with no claims of its own.
#pragma once

#include "geo/scenario/geometry.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// The ids of the layers of a base map that can be shown and hidden.
inline constexpr std::array<std::string_view, 5> kBaseLayerIds{
    "base.relief", "base.water", "base.admin1", "base.borders", "base.places"};

/// Which names the map shows.
enum class Names { English, Azerbaijani, Armenian, Russian, Local };

struct BaseArea {
  Polygon polygon;
  std::string name;
  bool regionalOnly = false;  // too coarse to be shown when the view is narrow
};

struct BaseLine {
  Line line;
  std::string name;
  int rank = 1;  // 1 is the most important
};

struct BasePlace {
  LonLat at;
  std::string nameEn, nameAz, nameHy, nameRu, nameLocal;
  std::string kind;  // capital, city, town, village, …
  int rank = 6;      // 1 is the most important
};

/// The place's name in a language, or its English one where that is missing.
const std::string& nameIn(const BasePlace& place, Names names);

struct BaseLabel {
  LonLat at;
  std::string name;
};

/// Heights in metres, row by row from the north-west corner.
struct ReliefGrid {
  GeoBox box;
  int width = 0, height = 0;
  std::vector<std::int16_t> metres;
};

struct BaseMap {
  std::vector<BaseArea> land, sea, lakes, riverAreas;
  std::vector<BaseLine> coast, rivers, internationalBorders, disputedBorders, admin1Borders;
  std::vector<BasePlace> places;
  std::vector<BaseLabel> admin1Labels;
  ReliefGrid relief;
};

using BaseMapPtr = std::shared_ptr<const BaseMap>;

}  // namespace geo
