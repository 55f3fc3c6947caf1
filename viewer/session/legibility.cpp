#include "viewer/session/legibility.hpp"

#include "geo/base/number_text.hpp"
#include "viewer/session/picture_size.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// "65in", "165cm", "1.65m".
std::optional<double> metresOf(std::string_view text) {
  constexpr std::pair<std::string_view, double> kUnits[] = {{"in", 0.0254}, {"cm", 0.01}, {"m", 1}};
  for (const auto& [unit, metres] : kUnits) {
    if (!text.ends_with(unit)) continue;
    const auto number = geo::parseNumber(text.substr(0, text.size() - unit.size()));
    if (!number || !(*number > 0)) return std::nullopt;
    return *number * metres;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Room> roomFrom(std::string_view text) {
  const auto first = std::min(text.find(','), text.size());
  const auto second = std::min(text.find(',', first + 1), text.size());
  if (second == text.size()) return std::nullopt;
  const auto size = pixelSize(text.substr(0, first), 96);
  const auto diagonal = metresOf(text.substr(first + 1, second - first - 1));
  const auto distance = metresOf(text.substr(second + 1));
  if (!size || !diagonal || !distance) return std::nullopt;
  return Room{size->widthPx, size->heightPx, *diagonal, *distance};
}

double minutesOf(double px, const Room& room) {
  const double metres = px * room.diagonalMetres / std::hypot(room.widthPx, room.heightPx);
  return std::atan2(metres, room.distanceMetres) * 180 / std::numbers::pi * 60;
}

std::string namesOf(const std::vector<TooSmall>& small, std::size_t mostNamed) {
  const std::size_t count = std::min(small.size(), mostNamed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + small[i].what;
  if (small.size() > count) text += fmt::format(" and {} more", small.size() - count);
  return text;
}

float scaleThatMends(const StepLegibility& step, float scale) {
  const double least = std::ranges::min(step.small, {}, &TooSmall::share).share;
  return static_cast<float>(std::ceil(static_cast<double>(scale) / least * 10) / 10);
}

float scaleThatMends(const Legibility& legibility) {
  float mends = legibility.scale;
  for (const StepLegibility& step : legibility.steps) {
    mends = std::max(mends, scaleThatMends(step, legibility.scale));
  }
  return mends;
}

}  // namespace viewer
