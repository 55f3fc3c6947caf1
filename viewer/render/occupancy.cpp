#include "viewer/render/occupancy.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kCellPx = 64;

int cellOf(float at) {
  return static_cast<int>(std::floor(at / kCellPx));
}

/// Cells that a range covers, each named once however wide the range is.
struct CellRange {
  int first, count;
  CellRange(float from, float to, int most)
      : first(cellOf(from)), count(std::min(cellOf(to) - first + 1, most)) {}
};

int wrapped(int cell, int count) {
  const int rest = cell % count;
  return rest < 0 ? rest + count : rest;
}

}  // namespace

Occupancy::Occupancy(int widthPx, int heightPx)
    : columns_(static_cast<int>(static_cast<float>(widthPx) / kCellPx) + 1),
      rows_(static_cast<int>(static_cast<float>(heightPx) / kCellPx) + 1),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
void Occupancy::forEachCell(const LabelBox& box, Visit visit) const {
  const CellRange down(box.top, box.bottom, rows_), across(box.left, box.right, columns_);
  for (int i = 0; i < down.count; ++i) {
    const int row = wrapped(down.first + i, rows_);
    for (int k = 0; k < across.count; ++k) {
      const int column = wrapped(across.first + k, columns_);
      visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
            static_cast<std::size_t>(column));
    }
  }
}

bool Occupancy::free(const LabelBox& box) const {
  bool isFree = true;
  forEachCell(box, [&](std::size_t index) {
    for (const LabelBox& other : cells_[index]) {
      if (box.meets(other)) isFree = false;
    }
  });
  return isFree;
}

void Occupancy::take(const LabelBox& box) {
  taken_.push_back(box);
  forEachCell(box, [&](std::size_t index) { cells_[index].push_back(box); });
}

}  // namespace viewer
