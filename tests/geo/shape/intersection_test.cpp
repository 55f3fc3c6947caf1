#include "geo/shape/intersection.hpp"

#include "geo/shape/validity.hpp"
#include "tests/geo/shape/random_shapes.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

double areaOfAll(const std::vector<PlanePolygon>& polygons) {
  double sum = 0;
  for (const PlanePolygon& polygon : polygons) sum += areaOf(polygon);
  return sum;
}

TEST(Intersection, AndDifferenceMakeTheWhole) {
  test::Random random{31};
  for (int round = 0; round < 60; ++round) {
    const PlanePolygon a = test::starWithHoles(random, 5 + static_cast<int>(random() % 60));
    const PlanePolygon b = test::starWithHoles(random, 5 + static_cast<int>(random() % 60));
    const auto common = intersection(a, b);
    const auto left = difference(std::vector{a}, std::vector{b});
    ASSERT_TRUE(common && left) << round;
    const double whole = areaOf(a);
    EXPECT_NEAR(areaOfAll(*common) + areaOfAll(*left), whole, whole * 1e-9) << round;
    EXPECT_NEAR(areaOfAll(*common), overlapOf(a, b, 0).value(), whole * 1e-9) << round;
    EXPECT_FALSE(whyInvalid(*common)) << round;
  }
}

TEST(Intersection, OfNeighboursIsNothingAndOfWhatIsNoneFails) {
  const auto box = [](double left, double right) {
    return PlanePolygon{{{{left, 0}, {right, 0}, {right, 1}, {left, 1}, {left, 0}}}};
  };
  EXPECT_TRUE(intersection(box(0, 1), box(1, 2))->empty());
  EXPECT_FALSE(intersection(box(0, 1), PlanePolygon{}));
}

}  // namespace
}  // namespace geo
