// Wishes for labels, and what becomes of them on a sheet and on a picture of a part of it.
#pragma once

#include "viewer/render/label_layout.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {

inline constexpr int kWidthPx = 800, kHeightPx = 600;
inline constexpr double kMetresPerPx = 100;

using Random = std::mt19937;

inline std::vector<WantedLabel> pointersTo(const std::vector<LabelWish>& wishes) {
  std::vector<WantedLabel> wanted;
  for (const LabelWish& wish : wishes) wanted.push_back({&wish, 1});
  return wanted;
}

struct Labels : testing::Test {
  TypeSetter type = TypeSetter::create().value();
  geo::View view;
  Random random{6};

  Labels() {
    view.centre = {500000, 4400000};
    view.unitsPerPx = kMetresPerPx;
    view.widthPx = kWidthPx;
    view.heightPx = kHeightPx;
  }

  LabelWish wishAt(float xPx, float yPx, std::string text, int priority = 5) const {
    LabelWish wish;
    wish.at = projectedFromScreen(view, {xPx, yPx});
    wish.text = std::move(text);
    wish.priority = priority;
    return wish;
  }

  /// Many names, some of them more than once, all over the picture and as far beyond it as asked.
  std::vector<LabelWish> manyWishes(int count, int beyondPx = 50) {
    constexpr const char* kNames[] = {"Lachin",  "Shusha",  "Stepanakert", "Aghdam", "Sus",
                                      "Qubadli", "Khojaly", "Մարտունի",    "Зод",    "A"};
    const auto within = [&](int size) {
      return static_cast<float>(
          static_cast<int>(random() % static_cast<unsigned>(size + 2 * beyondPx)) - beyondPx);
    };
    std::vector<LabelWish> wishes;
    for (int i = 0; i < count; ++i) {
      const float x = within(kWidthPx), y = within(kHeightPx);
      wishes.push_back(wishAt(x, y, kNames[random() % 10], static_cast<int>(random() % 3) * 40));
      wishes.back().centred = random() % 8 == 0;
      wishes.back().dot = !wishes.back().centred && random() % 2 == 0;
      wishes.back().sizePt = 7 + static_cast<float>(random() % 5);
      if (random() % 4 == 0) wishes.back().offsetXPt = 15;
    }
    return wishes;
  }

  /// A sheet whose first pixel is the view's.
  LabelLayout laidOut(const std::vector<WantedLabel>& wanted,
                      const std::vector<LabelBox>& markers = {},
                      const std::vector<LabelBox>& lines = {}) {
    const LabelScale scale{projectedFromScreen(view, {0, 0}), view.unitsPerPx, view.pxPerPt, 1};
    return layOut(wanted, {markers, lines}, scale, kMetresPerPx, type);
  }

  std::vector<PlacedLabel> shownOf(const LabelLayout& layout, const geo::View& seen,
                                   const std::vector<LabelBox>& furniture = {}) {
    Occupancy covered(seen.widthPx, seen.heightPx);
    for (const LabelBox& box : furniture) covered.take(box);
    return shownOn(seen, layout, covered, type);
  }

  std::vector<PlacedLabel> placedOf(const std::vector<WantedLabel>& wanted,
                                    const std::vector<LabelBox>& furniture = {},
                                    const std::vector<LabelBox>& markers = {}) {
    return shownOf(laidOut(wanted, markers), view, furniture);
  }
};

/// Which wish stands where, in an order of its own.
using Standing = std::tuple<const LabelWish*, float, float>;
inline std::vector<Standing> standing(const std::vector<PlacedLabel>& placed) {
  std::vector<Standing> all;
  for (const PlacedLabel& label : placed) {
    all.emplace_back(label.label.wish, label.start.xPx, label.start.yPx);
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace viewer
