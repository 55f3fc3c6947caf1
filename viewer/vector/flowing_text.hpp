// Paragraphs that flow through the columns of a document's pages.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/markdown.hpp"
#include "viewer/render/occupancy.hpp"
#include "viewer/render/type_setter.hpp"

#include <span>
#include <vector>

namespace viewer {

/// A paragraph, or an item of a list. An address of a run that its text does not tell is written
/// behind it.
struct FlowingText {
  geo::MarkdownBlock block;
  float sizePt = 10;
  geo::Color color{};
  float gapPt = 0;             // above it, but for the first of a page
  bool staysWithNext = false;  // a heading: not the last of a page
};

struct FlowingLook {
  float pxPerPt = 1;
  LabelBox first, others;  // the column of the first page, and of all that follow
};

/// The paragraphs' lines on as many pages as they need, at least one. Lines break at blanks, a word
/// wider than its column between two letters. What is written from right to left begins at the
/// right.
std::vector<std::vector<TextInk>> flowed(std::span<const FlowingText> texts,
                                         const FlowingLook& look, TypeSetter& type);

}  // namespace viewer
