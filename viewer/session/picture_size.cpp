#include "viewer/session/picture_size.hpp"

#include "geo/base/number_text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

using Failure = geo::Failure;

bool sameWord(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// The two numbers of "WxH".
std::optional<std::pair<double, double>> pairOf(std::string_view text) {
  const auto times = text.find('x');
  if (times == std::string_view::npos) return std::nullopt;
  const auto width = geo::parseNumber(text.substr(0, times));
  const auto height = geo::parseNumber(text.substr(times + 1));
  if (!width || !height) return std::nullopt;
  return std::pair{*width, *height};
}

geo::Result<PictureSize> checked(double widthPx, double heightPx, double dotsPerInch,
                                 std::string_view text) {
  const auto fits = [](double side) { return side >= 1 && side <= kLongestSidePx; };
  if (!fits(widthPx) || !fits(heightPx) || widthPx * heightPx > kMostPixels) {
    return geo::fail(Failure::Kind::Usage,
                     fmt::format("a picture has 1 to {} pixels a side and at most {:g} in all",
                                 kLongestSidePx, kMostPixels),
                     std::string(text));
  }
  return PictureSize{static_cast<int>(widthPx), static_cast<int>(heightPx), dotsPerInch};
}

/// Width and height in millimetres.
std::optional<std::pair<double, double>> millimetresOf(std::string_view text) {
  if (text.ends_with("mm")) return pairOf(text.substr(0, text.size() - 2));
  const auto dash = text.find('-');
  const std::string_view way = dash == std::string_view::npos ? "landscape" : text.substr(dash + 1);
  const bool upright = way == "portrait";
  if (!upright && way != "landscape") return std::nullopt;
  const auto paper = std::ranges::find_if(
      kPapers, [&](const Paper& known) { return sameWord(known.name, text.substr(0, dash)); });
  if (paper == kPapers.end()) return std::nullopt;
  return upright ? std::pair{paper->widthMm, paper->heightMm}
                 : std::pair{paper->heightMm, paper->widthMm};
}

}  // namespace

geo::Result<PictureSize> paperSize(std::string_view text, double dotsPerInch) {
  const auto millimetres = millimetresOf(text);
  if (!millimetres) {
    std::string names;
    for (const Paper& paper : kPapers) names += fmt::format("{}, ", paper.name);
    return geo::fail(
        Failure::Kind::Usage,
        fmt::format("a paper is one of {}with -portrait or -landscape, or WxHmm", names),
        std::string(text));
  }
  const auto pixels = [&](double mm) { return std::round(mm / 25.4 * dotsPerInch); };
  return checked(pixels(millimetres->first), pixels(millimetres->second), dotsPerInch, text);
}

geo::Result<PictureSize> pixelSize(std::string_view text, double dotsPerInch) {
  const auto pixels = pairOf(text);
  if (!pixels || pixels->first != std::floor(pixels->first) ||
      pixels->second != std::floor(pixels->second)) {
    return geo::fail(Failure::Kind::Usage, "a size is WxH in whole pixels", std::string(text));
  }
  return checked(pixels->first, pixels->second, dotsPerInch, text);
}

std::string describe(const PictureSize& size) {
  return fmt::format("{} × {} px, {:.0f} × {:.0f} mm at {:g} dpi", size.widthPx, size.heightPx,
                     size.widthMm(), size.heightMm(), size.dotsPerInch);
}

}  // namespace viewer
