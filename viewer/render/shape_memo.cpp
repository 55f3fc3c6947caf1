#include "viewer/render/shape_memo.hpp"

#include <algorithm>
#include <iterator>

namespace viewer {

namespace {

/// Of each table: two dates side by side need the same, and zooming in and out comes back.
constexpr std::ptrdiff_t kMostOfTable = 2;

/// Whether one may stand for the other for a moment.
bool onSamePlane(const ShapeSource& a, const ShapeSource& b) {
  return a.id == b.id && a.epoch == b.epoch && a.places->projection == b.places->projection;
}

}  // namespace

ShapeSource shapeSourceOf(const UserTable& table, ThemeId theme, const geo::Epoch& epoch) {
  return {table.id,
          table.events,
          table.places,
          table.classes,
          table.filter.hiddenClasses,
          table.filter.passes,
          theme,
          epoch};
}

TableShapesPtr ShapeMemo::shapesOf(const ShapeSource& source, const geo::View& view) {
  const auto fits = std::ranges::find_if(kept_, [&](const TableShapesPtr& made) {
    return made->source == source && serves(made->reach, view);
  });
  if (fits != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, fits);
    return kept_.front();
  }
  ShapeOrder order{source, shapeReachOf(view, room)};
  if (making == Making::AtOnce) {
    keep(buildTableShapes(std::move(order.source), order.reach));
    return kept_.front();
  }
  const bool asked = std::ranges::any_of(
      orders_, [&](const ShapeOrder& other) { return other.source.id == source.id; });
  if (!asked) orders_.push_back(std::move(order));
  const auto stands = std::ranges::find_if(
      kept_, [&](const TableShapesPtr& made) { return onSamePlane(made->source, source); });
  return stands == kept_.end() ? nullptr : *stands;
}

void ShapeMemo::keep(TableShapesPtr made) {
  const auto isSameTable = [id = made->source.id](const TableShapesPtr& other) {
    return other->source.id == id;
  };
  kept_.push_front(std::move(made));
  if (std::ranges::count_if(kept_, isSameTable) <= kMostOfTable) return;
  const auto oldest = std::find_if(kept_.rbegin(), kept_.rend(), isSameTable);
  kept_.erase(std::next(oldest).base());
}

}  // namespace viewer
