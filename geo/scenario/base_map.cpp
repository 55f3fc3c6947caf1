#include "geo/scenario/base_map.hpp"

namespace geo {

const std::string& nameIn(const BasePlace& place, Names names) {
  const auto orEnglish = [&place](const std::string& name) -> const std::string& {
    return name.empty() ? place.nameEn : name;
  };
  switch (names) {
    case Names::Azerbaijani:
      return orEnglish(place.nameAz);
    case Names::Armenian:
      return orEnglish(place.nameHy);
    case Names::Russian:
      return orEnglish(place.nameRu);
    case Names::Local:
      return orEnglish(place.nameLocal);
    case Names::English:
      break;
  }
  return place.nameEn;
}

}  // namespace geo
