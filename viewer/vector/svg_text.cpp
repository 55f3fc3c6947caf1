#include "viewer/vector/svg_text.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace viewer {

namespace {

std::string hundredths(std::int64_t value) {
  std::string text = value < 0 ? "-" : "";
  const std::int64_t size = std::abs(value), rest = size % 100;
  text += std::to_string(size / 100);
  if (rest == 0) return text;
  return text + (rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest));
}

std::int64_t inHundredths(double value) {
  return std::llround(value * 100);
}

/// Numbers need a blank between them unless the second has a sign.
void append(std::string& path, std::int64_t x, std::int64_t y) {
  path += hundredths(x);
  if (y >= 0) path += ' ';
  path += hundredths(y);
}

}  // namespace

std::string svgNumber(double value) {
  return hundredths(inHundredths(value));
}

std::string svgPath(std::span<const geo::Screen> points, bool closed) {
  std::string path;
  std::int64_t lastX = 0, lastY = 0;
  bool drawn = false;
  for (const geo::Screen& p : points) {
    const std::int64_t x = inHundredths(double{p.xPx}), y = inHundredths(double{p.yPx});
    if (path.empty()) {
      path = "M";
      append(path, x, y);
    } else if (x != lastX || y != lastY) {
      path += drawn && x < lastX ? "" : drawn ? " " : "l";
      append(path, x - lastX, y - lastY);
      drawn = true;
    }
    lastX = x, lastY = y;
  }
  if (!drawn) path += "h0";  // a dot
  return closed ? path + "z" : path;
}

std::string xmlEscaped(std::string_view utf8) {
  std::string text;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      text += "&amp;";
    } else if (c == '<') {
      text += "&lt;";
    } else if (c == '>') {
      text += "&gt;";
    } else if (c == '"') {
      text += "&quot;";
    } else if (byte < 0x20 && c != '\n' && c != '\t') {
      text += "\xEF\xBF\xBD";
    } else {
      text += c;
    }
  }
  return text;
}

std::string svgPaint(std::string_view attribute, geo::Color color) {
  const std::string paint =
      fmt::format(" {}=\"{}\"", attribute, geo::formatColor(color.withAlpha(255)));
  if (color.a == 255) return paint;
  return paint + fmt::format(" {}-opacity=\"{}\"", attribute, svgNumber(color.a / 255.0));
}

std::string base64Of(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? bytes[i + k] : 0u);
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k <= bytes.size() ? kDigits[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return text;
}

}  // namespace viewer
