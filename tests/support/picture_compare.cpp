#include "tests/support/picture_compare.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace support {

namespace {

constexpr int kSketchColumns = 16;

const std::uint8_t* pixelAt(const Picture& picture, int x, int y) {
  const auto index = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx) +
                     static_cast<std::size_t>(x);
  return &picture.rgba[index * 4];
}

bool isWhole(const Picture& picture) {
  return picture.widthPx > 0 && picture.heightPx > 0 &&
         picture.rgba.size() == static_cast<std::size_t>(picture.widthPx) *
                                    static_cast<std::size_t>(picture.heightPx) * 4;
}

int stepBetween(const std::uint8_t* a, const std::uint8_t* b) {
  int step = 0;
  for (int channel = 0; channel < 4; ++channel) {
    step = std::max(step, std::abs(int{a[channel]} - int{b[channel]}));
  }
  return step;
}

bool hasMatchAround(const Picture& picture, int x, int y, const std::uint8_t* wanted, int most) {
  for (int row = std::max(y - 1, 0); row <= std::min(y + 1, picture.heightPx - 1); ++row) {
    for (int column = std::max(x - 1, 0); column <= std::min(x + 1, picture.widthPx - 1);
         ++column) {
      if (stepBetween(pixelAt(picture, column, row), wanted) <= most) return true;
    }
  }
  return false;
}

bool fails(const Picture& actual, const Picture& expected, int x, int y, const Tolerance& t) {
  const std::uint8_t *a = pixelAt(actual, x, y), *b = pixelAt(expected, x, y);
  if (stepBetween(a, b) <= t.mostStep) return false;
  return t.neighbours == Neighbours::Ignored || !hasMatchAround(expected, x, y, a, t.mostStep) ||
         !hasMatchAround(actual, x, y, b, t.mostStep);
}

std::uint64_t sumOfSteps(const Picture& a, const Picture& b) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) {
    sum += static_cast<std::uint64_t>(std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
  }
  return sum;
}

/// Of one cell of the sketch.
double failingShare(const Picture& failures, int column, int row, int rows) {
  int failing = 0, all = 0;
  for (int y = row * failures.heightPx / rows; y < (row + 1) * failures.heightPx / rows; ++y) {
    for (int x = column * failures.widthPx / kSketchColumns;
         x < (column + 1) * failures.widthPx / kSketchColumns; ++x, ++all) {
      failing += pixelAt(failures, x, y)[0] == 255 ? 1 : 0;
    }
  }
  return all == 0 ? 0 : static_cast<double>(failing) / all;
}

std::string colorText(const Picture& picture, int x, int y) {
  const std::uint8_t* p = pixelAt(picture, x, y);
  return fmt::format("({}, {}, {}, {})", p[0], p[1], p[2], p[3]);
}

}  // namespace

Difference compare(const Picture& actual, const Picture& expected, const Tolerance& tolerance) {
  Difference found;
  found.sameSize = isWhole(actual) && isWhole(expected) && actual.widthPx == expected.widthPx &&
                   actual.heightPx == expected.heightPx;
  if (!found.sameSize) return found;
  found.pixels = actual.rgba.size() / 4;
  found.mean =
      static_cast<double>(sumOfSteps(actual, expected)) / static_cast<double>(actual.rgba.size());
  found.failures = {actual.widthPx, actual.heightPx, {}};
  found.failures.rgba.reserve(actual.rgba.size());
  for (int y = 0; y < actual.heightPx; ++y) {
    for (int x = 0; x < actual.widthPx; ++x) {
      const int step = stepBetween(pixelAt(actual, x, y), pixelAt(expected, x, y));
      if (step > found.largestStep) found.largestStep = step, found.worstX = x, found.worstY = y;
      const bool failing = fails(actual, expected, x, y, tolerance);
      found.failing += failing ? 1 : 0;
      const auto shade = static_cast<std::uint8_t>(failing ? 255 : std::min(step * 8, 160));
      found.failures.rgba.insert(found.failures.rgba.end(), {shade, shade, shade, 255});
    }
  }
  return found;
}

bool within(const Difference& difference, const Tolerance& tolerance) {
  if (!difference.sameSize) return false;
  const auto share =
      static_cast<std::size_t>(tolerance.mostFailingShare * static_cast<double>(difference.pixels));
  return difference.failing <= std::max(tolerance.mostFailing, share) &&
         difference.mean <= tolerance.mostMean;
}

std::string sketchOf(const Picture& failures) {
  constexpr std::string_view kShades = " .:+*#";
  const int rows = std::max(1, kSketchColumns * failures.heightPx / (2 * failures.widthPx));
  std::string text;
  for (int row = 0; row < rows; ++row) {
    text += '|';
    for (int column = 0; column < kSketchColumns; ++column) {
      const double share = failingShare(failures, column, row, rows);
      const double step = 1 + share * static_cast<double>(kShades.size() - 1);
      text += kShades[share > 0 ? std::min(kShades.size() - 1, static_cast<std::size_t>(step)) : 0];
    }
    text += "|\n";
  }
  return text;
}

std::string describe(const Difference& d, const Picture& actual, const Picture& expected) {
  if (!d.sameSize) {
    return fmt::format("the sizes differ: {}x{}, expected {}x{}\n", actual.widthPx, actual.heightPx,
                       expected.widthPx, expected.heightPx);
  }
  return fmt::format(
      "{} of {} pixels fail, mean {:.3f}/255\nworst at ({}, {}): {}, expected {}\n{}", d.failing,
      d.pixels, d.mean, d.worstX, d.worstY, colorText(actual, d.worstX, d.worstY),
      colorText(expected, d.worstX, d.worstY), sketchOf(d.failures));
}

}  // namespace support
