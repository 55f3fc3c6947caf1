// Rectangles that may not be written over.
#pragma once

#include <vector>

namespace viewer {

/// A rectangle on the picture, in pixels.
struct LabelBox {
  float left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const LabelBox& o) const {
    return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
  }
  LabelBox movedBy(float x, float y) const { return {left + x, top + y, right + x, bottom + y}; }
  LabelBox grownBy(float x, float y) const { return {left - x, top - y, right + x, bottom + y}; }
  bool operator==(const LabelBox&) const = default;
};

/// Finds quickly by place what has been taken. Right for boxes anywhere, fastest within its size.
class Occupancy {
 public:
  Occupancy(int widthPx, int heightPx);
  bool free(const LabelBox& box) const;
  void take(const LabelBox& box);
  /// All that have been taken, in order.
  const std::vector<LabelBox>& taken() const { return taken_; }

 private:
  template <class Visit>
  void forEachCell(const LabelBox& box, Visit visit) const;
  int columns_, rows_;  // the table repeats itself over the plane
  std::vector<std::vector<LabelBox>> cells_;
  std::vector<LabelBox> taken_;
};

}  // namespace viewer
