// Pixels of a picture file and of a screen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace e2e {

/// 0xRRGGBB each, rows from the top.
struct Picture {
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint32_t> pixels;
  bool operator==(const Picture&) const = default;

  std::uint32_t at(int x, int y) const {
    return pixels.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(widthPx) +
                     static_cast<std::size_t>(x));
  }
};

struct Box {
  int xPx = 0, yPx = 0, widthPx = 0, heightPx = 0;
};

/// The part of a picture that lies in the box; fails the test when it is not all there.
Picture cut(const Picture& picture, const Box& box);

/// How many pixels differ; all of them when the sizes do.
std::size_t countDifferent(const Picture& a, const Picture& b);
std::size_t countColors(const Picture& picture);

/// Whole and valid, or nothing.
std::optional<Picture> decodePng(std::string_view bytes);
/// A file with such bytes.
std::optional<Picture> readPng(const std::filesystem::path& file);
/// Pixels per metre as the file states them; 0 when it does not.
std::uint32_t densityOfPng(std::string_view bytes);

/// What is now on the screen of an X server that keeps it in this file (X window dump format, as
/// Xvfb's -fbdir makes it).
std::optional<Picture> readScreen(const std::filesystem::path& file);

}  // namespace e2e
