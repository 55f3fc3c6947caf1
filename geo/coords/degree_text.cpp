#include "geo/coords/degree_text.hpp"

#include "geo/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

using Kind = PlaceToken::Kind;
using Tokens = std::span<const PlaceToken>;

struct Sign {
  std::string_view text;
  Kind kind;
};

// Longest first where one begins another.
constexpr Sign kSigns[] = {
    {",", Kind::Comma},    {";", Kind::Comma},    {"°", Kind::Degrees},  {"º", Kind::Degrees},
    {"˚", Kind::Degrees},  {"''", Kind::Seconds}, {"′′", Kind::Seconds}, {"’’", Kind::Seconds},
    {"\"", Kind::Seconds}, {"″", Kind::Seconds},  {"”", Kind::Seconds},  {"“", Kind::Seconds},
    {"'", Kind::Minutes},  {"′", Kind::Minutes},  {"’", Kind::Minutes},  {"‘", Kind::Minutes},
};
constexpr std::string_view kBlanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2009", "\u202F"};
constexpr std::string_view kMinuses[] = {"-", "−", "–"};

constexpr std::string_view kDigits = "0123456789";

bool isLetter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

bool isDigit(char c) {
  return kDigits.find(c) != std::string_view::npos;
}

/// The length of the one of `all` that begins `text`, or 0.
std::size_t beginning(std::string_view text, std::span<const std::string_view> all) {
  const auto found =
      std::ranges::find_if(all, [text](std::string_view one) { return text.starts_with(one); });
  return found == all.end() ? 0 : found->size();
}

/// The number that begins `text`, or nothing.
std::optional<PlaceToken> numberAt(std::string_view text) {
  const std::size_t minus = beginning(text, kMinuses);
  const std::size_t sign = minus != 0 ? minus : text.starts_with('+') ? 1 : 0;
  const std::string_view rest = text.substr(sign);
  const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789."));
  const auto value = parseNumber(digits);
  if (!value || !isDigit(digits[0])) return std::nullopt;
  return PlaceToken{Kind::Number, text.substr(0, sign + digits.size()), minus ? -*value : *value};
}

/// The piece that begins `text`, which does not begin with a blank.
std::optional<PlaceToken> tokenAt(std::string_view text) {
  for (const Sign& sign : kSigns) {
    if (text.starts_with(sign.text)) return PlaceToken{sign.kind, text.substr(0, sign.text.size())};
  }
  const auto* const end = std::ranges::find_if_not(text, isLetter);
  if (end == text.begin()) return numberAt(text);
  return PlaceToken{Kind::Word, text.substr(0, static_cast<std::size_t>(end - text.begin()))};
}

/// A compass direction in any case, as one capital letter; empty for another word.
std::string_view directionOf(std::string_view word) {
  constexpr std::string_view kNames[][2] = {
      {"N", "NORTH"}, {"S", "SOUTH"}, {"E", "EAST"}, {"W", "WEST"}};
  const auto equal = [](char a, char upper) { return a == upper || a == upper - 'A' + 'a'; };
  for (const auto& [letter, name] : kNames) {
    if (std::ranges::equal(word, letter, equal) || std::ranges::equal(word, name, equal)) {
      return letter;
    }
  }
  return {};
}

/// After a number whose minutes, or degrees, have a letter for their sign, an s means seconds.
bool awaitsSeconds(Tokens tokens) {
  if (tokens.size() < 2 || tokens.back().kind != Kind::Number) return false;
  const PlaceToken& unit = tokens[tokens.size() - 2];
  return unit.text == "m" || unit.text == "d";
}

/// What one letter of a word means; nothing for one that means nothing.
std::optional<PlaceToken> meaningOf(std::string_view letter, Tokens before) {
  if (letter == "d") return PlaceToken{Kind::Degrees, letter};
  if (letter == "m") return PlaceToken{Kind::Minutes, letter};
  if (letter == "s" && awaitsSeconds(before)) return PlaceToken{Kind::Seconds, letter};
  const std::string_view direction = directionOf(letter);
  if (direction.empty()) return std::nullopt;
  return PlaceToken{Kind::Word, direction};
}

/// Adds what a word means, as a whole or letter by letter; false where it means nothing.
bool addWord(std::string_view word, std::vector<PlaceToken>& plain) {
  const std::string_view direction = directionOf(word);
  if (word.size() > 1 && !direction.empty()) {
    plain.push_back({Kind::Word, direction});
    return true;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto meaning = meaningOf(word.substr(i, 1), plain);
    if (!meaning) return false;
    plain.push_back(*meaning);
  }
  return true;
}

/// Words become units and directions; every Word that is left is N, S, E or W.
Result<std::vector<PlaceToken>> withoutWords(Tokens tokens) {
  std::vector<PlaceToken> plain;
  for (const PlaceToken& token : tokens) {
    if (token.kind != Kind::Word) {
      plain.push_back(token);
    } else if (!addWord(token.text, plain)) {
      return fail(Failure::Kind::Invalid,
                  fmt::format("\"{}\" is neither unit nor direction", token.text));
    }
  }
  return plain;
}

bool isDirection(const PlaceToken& token) {
  return token.kind == Kind::Word;
}

/// Where the second of two numbers begins if neither has a direction: at a comma, at the number
/// of the second degrees, or in the middle of numbers without units.
std::optional<std::size_t> secondBare(Tokens tokens) {
  std::vector<std::size_t> commas, degrees;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::Comma) commas.push_back(i);
    if (tokens[i].kind == Kind::Degrees) degrees.push_back(i);
  }
  if (commas.size() == 1) return commas[0];
  if (!commas.empty()) return std::nullopt;
  if (degrees.size() == 2) return degrees[1] - 1;
  const bool areNumbers =
      std::ranges::all_of(tokens, [](const auto& token) { return token.kind == Kind::Number; });
  return areNumbers && tokens.size() % 2 == 0 ? std::optional(tokens.size() / 2) : std::nullopt;
}

/// Latitude and longitude, in the order in which they are written.
struct Halves {
  Tokens first, second;
};

Result<Halves> halvesOf(Tokens tokens) {
  const auto directions = std::ranges::count_if(tokens, isDirection);
  std::optional<std::size_t> second;
  if (directions == 0) {
    second = secondBare(tokens);
    if (!second) return fail(Failure::Kind::Invalid, "one cannot tell latitude from longitude");
  } else if (directions == 2) {
    const auto found = std::ranges::find_if(tokens.begin() + 1, tokens.end(), isDirection);
    const bool isBefore = isDirection(tokens[0]);
    second = static_cast<std::size_t>(found - tokens.begin()) + (isBefore ? 0 : 1);
  } else {
    return fail(Failure::Kind::Invalid,
                fmt::format("{} of N, S, E, W, but there are two numbers to have one, or none",
                            directions));
  }
  Halves halves{tokens.first(*second), tokens.subspan(*second)};
  if (!halves.first.empty() && halves.first.back().kind == Kind::Comma) {
    halves.first = halves.first.first(halves.first.size() - 1);
  }
  if (!halves.second.empty() && halves.second.front().kind == Kind::Comma) {
    halves.second = halves.second.subspan(1);
  }
  return halves;
}

/// Takes the direction that stands before or after.
std::string_view takeDirection(Tokens& tokens) {
  if (tokens.empty()) return {};
  if (isDirection(tokens.front())) {
    const std::string_view direction = tokens.front().text;
    tokens = tokens.subspan(1);
    return direction;
  }
  if (!isDirection(tokens.back())) return {};
  const std::string_view direction = tokens.back().text;
  tokens = tokens.first(tokens.size() - 1);
  return direction;
}

/// Takes the numbers of degrees, minutes and seconds, each with its sign or without.
std::vector<PlaceToken> takeNumbers(Tokens& tokens) {
  constexpr Kind kUnits[] = {Kind::Degrees, Kind::Minutes, Kind::Seconds};
  std::vector<PlaceToken> numbers;
  for (const Kind unit : kUnits) {
    if (tokens.empty() || tokens[0].kind != Kind::Number) break;
    numbers.push_back(tokens[0]);
    tokens = tokens.subspan(1);
    if (!tokens.empty() && tokens[0].kind == unit) tokens = tokens.subspan(1);
  }
  return numbers;
}

Result<WrittenAngle> angleOf(Tokens tokens) {
  WrittenAngle angle;
  angle.direction = takeDirection(tokens);
  const std::vector<PlaceToken> numbers = takeNumbers(tokens);
  if (numbers.empty()) return fail(Failure::Kind::Invalid, "a number is missing");
  if (!tokens.empty()) {
    return fail(Failure::Kind::Invalid, fmt::format("\"{}\" is out of place", tokens[0].text));
  }
  double part = 1;
  for (std::size_t i = 0; i < numbers.size(); ++i, part /= 60) {
    const PlaceToken& number = numbers[i];
    const bool isLast = i + 1 == numbers.size();
    const bool isWhole = number.text.find('.') == std::string_view::npos;
    if (i > 0 && (!isDigit(number.text[0]) || number.value >= 60)) {
      return fail(Failure::Kind::Invalid,
                  fmt::format("{} minutes or seconds: they count from 0 to 59", number.text));
    }
    if (!isLast && !isWhole) {
      return fail(Failure::Kind::Invalid,
                  fmt::format("{} has decimals, and yet more follows", number.text));
    }
    angle.degrees += std::abs(number.value) * part;
  }
  const bool isSigned = !isDigit(numbers[0].text[0]);
  if (isSigned && !angle.direction.empty()) {
    return fail(Failure::Kind::Invalid,
                fmt::format("{} has a sign and a direction", numbers[0].text));
  }
  const bool isNegative =
      std::signbit(numbers[0].value) || angle.direction == "S" || angle.direction == "W";
  if (isNegative) angle.degrees = -angle.degrees;
  return angle;
}

bool isAlongMeridian(const WrittenAngle& angle) {
  return angle.direction == "N" || angle.direction == "S";
}

std::string sexagesimalText(double degrees, std::string_view positive, std::string_view negative) {
  const auto tenths = std::llround(std::abs(degrees) * 36'000);
  const auto seconds = static_cast<double>(tenths % 600) / 10;
  return fmt::format("{}°{:02}'{:04.1f}\"{}", tenths / 36'000, tenths / 600 % 60, seconds,
                     degrees < 0 && tenths > 0 ? negative : positive);
}

/// To five decimals, and never "-0.00000".
double rounded(double degrees) {
  constexpr double kParts = 1e5;
  return std::round(degrees * kParts) / kParts + 0.0;
}

}  // namespace

Result<std::vector<PlaceToken>> placeTokens(std::string_view text) {
  std::vector<PlaceToken> tokens;
  while (!text.empty()) {
    if (const std::size_t blank = beginning(text, kBlanks); blank != 0) {
      text.remove_prefix(blank);
      continue;
    }
    const auto token = tokenAt(text);
    if (!token) {
      return fail(Failure::Kind::Invalid, fmt::format("\"{}\" is no number or letter", text));
    }
    tokens.push_back(*token);
    text.remove_prefix(token->text.size());
  }
  if (tokens.empty()) return fail(Failure::Kind::Invalid, "nothing is written");
  return tokens;
}

Result<LonLat> placeInDegrees(std::span<const PlaceToken> tokens) {
  const auto plain = withoutWords(tokens);
  if (!plain) return tl::unexpected(plain.error());
  const auto halves = halvesOf(*plain);
  if (!halves) return tl::unexpected(halves.error());
  auto lat = angleOf(halves->first), lon = angleOf(halves->second);
  if (!lat) return tl::unexpected(lat.error());
  if (!lon) return tl::unexpected(lon.error());
  if (lat->direction.empty() != lon->direction.empty()) {
    return fail(Failure::Kind::Invalid, "only one of two numbers has a direction");
  }
  const bool hasDirections = !lat->direction.empty();
  if (hasDirections && isAlongMeridian(*lat) == isAlongMeridian(*lon)) {
    return fail(Failure::Kind::Invalid, fmt::format("{} and {} are not latitude and longitude",
                                                    lat->direction, lon->direction));
  }
  if (hasDirections && isAlongMeridian(*lon)) std::swap(lat, lon);
  if (std::abs(lat->degrees) > 90) {
    return fail(Failure::Kind::Invalid, fmt::format("latitude {} is beyond 90{}", lat->degrees,
                                                    hasDirections ? "" : "; it comes first"));
  }
  if (std::abs(lon->degrees) > 180) {
    return fail(Failure::Kind::Invalid, fmt::format("longitude {} is beyond 180", lon->degrees));
  }
  return LonLat{lon->degrees, lat->degrees};
}

Result<WrittenAngle> parseAngle(std::string_view text) {
  const auto tokens = placeTokens(text);
  if (!tokens) return tl::unexpected(tokens.error());
  const auto plain = withoutWords(*tokens);
  if (!plain) return tl::unexpected(plain.error());
  return angleOf(*plain);
}

std::string decimalText(LonLat at) {
  return fmt::format("{:.5f}, {:.5f}", rounded(at.latDegrees), rounded(at.lonDegrees));
}

std::string degreeText(LonLat at) {
  return sexagesimalText(at.latDegrees, "N", "S") + ' ' + sexagesimalText(at.lonDegrees, "E", "W");
}

}  // namespace geo
