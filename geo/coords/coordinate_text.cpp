#include "geo/coords/coordinate_text.hpp"

#include "geo/coords/degree_text.hpp"
#include "geo/coords/utm_zones.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX", kPolarLetters = "ABYZ";
constexpr int kUps = GeographicLib::UTMUPS::UPS;  // the zone of the polar caps

/// A place on the plane of its zone.
struct ZonePoint {
  int zone = kUps;
  bool isNorth = true;
  double eastingMetres = 0, northingMetres = 0;
};

ZonePoint zonePointOf(LonLat at) {
  ZonePoint point;
  GeographicLib::UTMUPS::Forward(at.latDegrees, at.lonDegrees, point.zone, point.isNorth,
                                 point.eastingMetres, point.northingMetres);
  return point;
}

/// The grid zone's name alone, "38S" or "Z", where `digits` is -1; "38SNJ" where it is 0.
std::string gridReference(const ZonePoint& point, LonLat at, int digits) {
  std::string text;
  GeographicLib::MGRS::Forward(point.zone, point.isNorth, point.eastingMetres, point.northingMetres,
                               at.latDegrees, digits, text);
  return text;
}

std::string utmText(LonLat at) {
  const ZonePoint point = zonePointOf(at);
  return fmt::format("{} {:.0f}mE {:.0f}mN", gridReference(point, at, -1), point.eastingMetres,
                     point.northingMetres);
}

std::string mgrsText(LonLat at) {
  constexpr std::size_t kDigits = 5;
  const std::string text = gridReference(zonePointOf(at), at, static_cast<int>(kDigits));
  const std::size_t square = text.size() - 2 * kDigits - 2;  // where its two letters are
  return fmt::format("{} {} {} {}", text.substr(0, square), text.substr(square, 2),
                     text.substr(square + 2, kDigits), text.substr(square + 2 + kDigits));
}

Result<LonLat> lonLatOf(const ZonePoint& point) {
  constexpr bool kWithinMgrs = true;  // 100 to 900 km east, not whatever can be computed
  try {
    LonLat place;
    GeographicLib::UTMUPS::Reverse(point.zone, point.isNorth, point.eastingMetres,
                                   point.northingMetres, place.latDegrees, place.lonDegrees,
                                   kWithinMgrs);
    return place;
  } catch (const GeographicLib::GeographicErr& error) {
    return fail(Failure::Kind::Invalid, error.what());
  }
}

std::string upperCase(std::string_view word) {
  std::string upper(word);
  for (char& c : upper) c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

bool isWholeNumber(const PlaceToken& token) {
  return token.kind == PlaceToken::Kind::Number &&
         token.text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Takes the zone's number, of one or two digits, from the front; nothing where there is none.
std::optional<int> takeZone(std::span<const PlaceToken>& tokens) {
  constexpr std::size_t kMostDigits = 2;
  if (tokens.empty() || !isWholeNumber(tokens[0]) || tokens[0].text.size() > kMostDigits) {
    return std::nullopt;
  }
  const int zone = static_cast<int>(tokens[0].value);
  tokens = tokens.subspan(1);
  return zone;
}

/// Takes all words that come next, as one in capitals.
std::string takeWords(std::span<const PlaceToken>& tokens) {
  std::string words;
  for (; !tokens.empty() && tokens[0].kind == PlaceToken::Kind::Word; tokens = tokens.subspan(1)) {
    words += upperCase(tokens[0].text);
  }
  return words;
}

bool isPolar(std::string_view letter) {
  return letter.size() == 1 && kPolarLetters.find(letter) != std::string_view::npos;
}

struct MgrsWords {
  std::string letters;  // with the zone before them: "38SNJ"
  std::vector<std::string_view> digits;
};

/// Nothing where the text does not look like MGRS.
std::optional<MgrsWords> mgrsWords(std::span<const PlaceToken> tokens) {
  MgrsWords words;
  const auto zone = takeZone(tokens);
  words.letters = takeWords(tokens);
  if (words.letters.size() != 3 || (!zone && !isPolar(words.letters.substr(0, 1)))) {
    return std::nullopt;
  }
  if (!std::ranges::all_of(tokens, isWholeNumber)) return std::nullopt;
  if (zone) words.letters.insert(0, std::to_string(*zone));
  for (const PlaceToken& token : tokens) words.digits.push_back(token.text);
  return words;
}

Result<LonLat> placeOf(const MgrsWords& words) {
  std::string text = words.letters;
  for (const std::string_view digits : words.digits) text += digits;
  const bool isHalved =
      words.digits.size() == 2 && words.digits[0].size() == words.digits[1].size();
  const bool isOne = words.digits.size() == 1 && words.digits[0].size() % 2 == 0;
  if (!words.digits.empty() && !isHalved && !isOne) {
    return fail(Failure::Kind::Invalid, "easting and northing need the same number of digits");
  }
  try {
    ZonePoint point;
    int digits = 0;
    GeographicLib::MGRS::Reverse(text, point.zone, point.isNorth, point.eastingMetres,
                                 point.northingMetres, digits);
    return lonLatOf(point);
  } catch (const GeographicLib::GeographicErr& error) {
    return fail(Failure::Kind::Invalid, error.what());
  }
}

struct UtmWords {
  std::optional<int> zone;
  std::string letter;  // or "NORTH", "SOUTH"
  double eastingMetres = 0, northingMetres = 0;
};

/// Nothing where the text does not look like UTM.
std::optional<UtmWords> utmWords(std::span<const PlaceToken> tokens) {
  UtmWords words;
  words.zone = takeZone(tokens);
  words.letter = takeWords(tokens);
  const bool isWord =
      words.letter.size() == 1 || words.letter == "NORTH" || words.letter == "SOUTH";
  if (words.zone ? !isWord : !isPolar(words.letter)) return std::nullopt;
  const auto takeMetres = [&tokens](double& metres, std::string_view direction) {
    if (tokens.empty() || tokens[0].kind != PlaceToken::Kind::Number) return false;
    metres = tokens[0].value;
    tokens = tokens.subspan(1);
    std::string unit = takeWords(tokens);
    if (unit.starts_with('M')) unit.erase(0, 1);
    return unit.empty() || unit == direction;
  };
  if (!takeMetres(words.eastingMetres, "E")) return std::nullopt;
  if (!tokens.empty() && tokens[0].kind == PlaceToken::Kind::Comma) tokens = tokens.subspan(1);
  if (!takeMetres(words.northingMetres, "N") || !tokens.empty()) return std::nullopt;
  return words;
}

/// Within two metres, as eastings and northings are rounded.
bool isInBand(char letter, LonLat at) {
  constexpr double kSlackDegrees = 2e-5;
  const std::size_t band = kBands.find(letter);
  const std::vector<double> edges = bandEdges();
  return edges[band] - kSlackDegrees <= at.latDegrees &&
         at.latDegrees <= edges[band + 1] + kSlackDegrees;
}

Result<LonLat> placeInCap(char letter, ZonePoint point) {
  constexpr double kPoleMetres = 2'000'000;  // of UPS, east and north
  const bool isWest = letter == 'A' || letter == 'Y';
  point.isNorth = letter >= 'Y';
  const double eastMetres = point.eastingMetres - kPoleMetres;
  if (isWest ? eastMetres > 0 : eastMetres < 0) {
    return fail(Failure::Kind::Invalid, fmt::format("the easting is not in {}", letter));
  }
  return lonLatOf(point);
}

Result<LonLat> placeInZone(char letter, ZonePoint point) {
  if (kBands.find(letter) == std::string_view::npos) {
    return fail(Failure::Kind::Invalid, fmt::format("{} is no band", letter));
  }
  point.isNorth = letter >= 'N';
  auto place = lonLatOf(point);
  if (letter == 'N' || (place && isInBand(letter, *place))) return place;
  if (letter == 'S') {
    point.isNorth = false;
    return lonLatOf(point);
  }
  if (!place) return place;
  return fail(Failure::Kind::Invalid,
              fmt::format("latitude {:.5f} is not in band {}", place->latDegrees, letter));
}

Result<LonLat> placeOf(const UtmWords& words) {
  ZonePoint point{kUps, true, words.eastingMetres, words.northingMetres};
  if (!words.zone) return placeInCap(words.letter[0], point);
  point.zone = *words.zone;
  if (point.zone < 1 || point.zone > kUtmZones) {
    return fail(Failure::Kind::Invalid, "zones count from 1 to 60");
  }
  if (words.letter.size() == 1) return placeInZone(words.letter[0], point);
  point.isNorth = words.letter == "NORTH";
  return lonLatOf(point);
}

std::string shown(const MgrsWords& words) {
  return fmt::format("MGRS, {} {}", words.letters, fmt::join(words.digits, " "));
}

std::string shown(const UtmWords& words) {
  const std::string zone = words.zone ? fmt::format("UTM, zone {}", *words.zone) : "UPS";
  return fmt::format("{}, {}, {} m east, {} m north", zone, words.letter, words.eastingMetres,
                     words.northingMetres);
}

}  // namespace

std::string formatPlace(LonLat at, PlaceFormat format) {
  if (!std::isfinite(at.lonDegrees) || !(std::abs(at.latDegrees) <= 90)) return {};
  at.lonDegrees = GeographicLib::Math::AngNormalize(at.lonDegrees);
  switch (format) {
    case PlaceFormat::DecimalDegrees:
      return decimalText(at);
    case PlaceFormat::DegreesMinutesSeconds:
      return degreeText(at);
    case PlaceFormat::Utm:
      return utmText(at);
    case PlaceFormat::Mgrs:
      return mgrsText(at);
  }
  return {};
}

Result<LonLat> parsePlace(std::string_view text) {
  const auto readAs = [text](std::string_view kind, Result<LonLat> place) -> Result<LonLat> {
    if (place) return place;
    return fail(place.error().kind, fmt::format("reading a place{}: {}", kind, place.error().what),
                std::string(text));
  };
  const auto tokens = placeTokens(text);
  if (!tokens) return readAs("", tl::unexpected(tokens.error()));
  if (const auto mgrs = mgrsWords(*tokens)) return readAs(" as " + shown(*mgrs), placeOf(*mgrs));
  if (const auto utm = utmWords(*tokens)) return readAs(" as " + shown(*utm), placeOf(*utm));
  return readAs(" as degrees", placeInDegrees(*tokens));
}

std::optional<double> mgrsSquareMetres(std::string_view text) {
  constexpr double kWidestMetres = 100'000;
  const auto tokens = placeTokens(text);
  const auto words = tokens ? mgrsWords(*tokens) : std::nullopt;
  if (!words) return std::nullopt;
  std::size_t digits = 0;
  for (const std::string_view some : words->digits) digits += some.size();
  return kWidestMetres / std::pow(10, static_cast<double>(digits / 2));
}

}  // namespace geo
