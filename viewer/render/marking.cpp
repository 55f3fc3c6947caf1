#include "viewer/render/marking.hpp"

namespace viewer {

namespace {

constexpr float kMarkingPt = 10, kMarkingHeightPt = 17;

/// The marking's words at one edge of the picture, over the whole width that is seen.
void addMarkingAt(const Page& page, float top) {
  const geo::Marking& marking = page.frame.words.marking;
  const float height = kMarkingHeightPt * page.pt();
  page.addSheet({page.left, top, page.right, top + height});
  TextLook look = page.look(kMarkingPt, FontStyle::Bold);
  look.color = marking.color;
  const float width = page.type.shaped(marking.text, look).widthPx;
  page.write(marking.text, look, {(page.width() - width) / 2, top + height * 0.71f});
}

}  // namespace

void addMarking(Page& page) {
  if (page.frame.words.marking.text.empty()) return;
  const float height = kMarkingHeightPt * page.pt();
  if (page.frame.words.piece != FurnitureWords::Piece::OfOneDate) {
    addMarkingAt(page, page.top);
    addMarkingAt(page, page.bottom - height);
  }
  page.top += height;
  page.bottom -= height;
}

}  // namespace viewer
