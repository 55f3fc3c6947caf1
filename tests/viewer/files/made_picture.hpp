// Pictures for files: noise, which no format can guess, and a map-like one of flat colours.
#pragma once

#include "viewer/files/picture_file.hpp"

#include <cstddef>
#include <cstdint>
#include <random>

namespace viewer::made {

inline Picture noise(int widthPx, int heightPx, unsigned seed = 5) {
  std::mt19937 random(seed);
  Picture picture{widthPx, heightPx, {}};
  const auto pixels = static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx);
  for (std::size_t i = 0; i < pixels; ++i) {
    for (int channel = 0; channel < 3; ++channel) {
      picture.rgba.push_back(static_cast<std::uint8_t>(random()));
    }
    picture.rgba.push_back(255);
  }
  return picture;
}

/// Areas of flat colour with soft transitions, moved to the right by `step` pixels.
inline Picture map(int widthPx, int heightPx, int step = 0) {
  Picture picture{widthPx, heightPx, {}};
  for (int y = 0; y < heightPx; ++y) {
    for (int x = step; x < widthPx + step; ++x) {
      const bool land = (x / 40 + y / 30) % 2 == 0;
      picture.rgba.push_back(land ? 236 : 170);
      picture.rgba.push_back(static_cast<std::uint8_t>(land ? 229 - y % 30 : 200));
      picture.rgba.push_back(land ? 213 : static_cast<std::uint8_t>(220 + x % 30));
      picture.rgba.push_back(255);
    }
  }
  return picture;
}

inline PictureFacts factsOf(const Picture& picture) {
  return {picture.widthPx,
          picture.heightPx,
          150,
          {},
          {{"Title", "Bergkarabach – Հայաստան <&> \"x\""},
           {"Description", "two\nlines"},
           {"Copyright", "somebody's"},
           {"Software", "truceline 1"},
           {"Source", "an atlas"},
           {"Data cut-off", "2023"},
           {"Command", "truceline render -o map.png --at 2020-11-25"}}};
}

}  // namespace viewer::made
