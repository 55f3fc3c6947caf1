#include "tests/e2e/step_picture.hpp"

#include "tests/e2e/process.hpp"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

namespace e2e {

std::size_t countUnlike(const Picture& a, const Picture& b) {
  constexpr int kRounding = 1;
  if (a.widthPx != b.widthPx || a.heightPx != b.heightPx) return a.pixels.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      const int left = a.pixels[i] >> shift & 0xff, right = b.pixels[i] >> shift & 0xff;
      most = std::max(most, std::abs(left - right));
    }
    count += most > kRounding ? 1 : 0;
  }
  return count;
}

Picture renderedStep(const std::filesystem::path& folder, const std::string& step, int widthPx,
                     int heightPx) {
  const std::string file = folder / ("step-" + step + ".png");
  const Outcome outcome =
      Process({.words = {TRUCELINE_BINARY_DIR "/truceline", "render", "-q", "--story-step", step,
                         "--size", std::to_string(widthPx) + "x" + std::to_string(heightPx),
                         "--dpi", std::to_string(heightPx * 72 / 600.0), "--furniture",
                         "map,+title,+legend", "-o", file},
               .folder = folder})
          .wait();
  EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
  return readPng(file).value_or(Picture{});
}

}  // namespace e2e
