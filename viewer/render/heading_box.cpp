#include "viewer/render/heading_box.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

constexpr float kTitlePt = 22, kCaptionPt = 13.5f, kSourcesPt = 8;
constexpr float kLineHeight = 1.35f;  // of the text's size
constexpr float kGapPt = 6, kIndentPt = 12, kSheetPaddingPt = 11;

/// Words in one look that stand together on a line.
struct Piece {
  std::string text;
  TextLook look;
  float leftPx = 0, widthPx = 0;
};

struct Line {
  std::vector<Piece> pieces;
  float topPx = 0, sizePx = 0;
};

/// Lines of words in several looks, from the top down.
class Lines {
 public:
  Lines(const Page& page, float mostPx) : page_(page), mostPx_(mostPx) {}

  void addText(std::string_view text, const TextLook& look) {
    begin(look.sizePx, 0);
    addRun(text, look);
  }

  void addBlock(const geo::MarkdownBlock& block) {
    const TextLook plain = page_.look(kCaptionPt);
    const bool item = block.kind == geo::MarkdownBlock::Kind::ListItem;
    begin(plain.sizePx, item ? kIndentPt * page_.pt() : 0);
    if (item) lines_.back().pieces.push_back({"•", plain, 0, 0});
    for (const geo::MarkdownRun& run : block.runs) addRun(run.text, lookOf(run));
  }

  void addGap(float pt) { heightPx_ += pt * page_.pt(); }

  bool empty() const { return lines_.empty(); }
  float heightPx() const { return heightPx_; }
  float widthPx() const {
    float widest = 0;
    for (const Line& line : lines_) {
      if (!line.pieces.empty()) {
        widest = std::max(widest, line.pieces.back().leftPx + line.pieces.back().widthPx);
      }
    }
    return widest;
  }

  void write(geo::Screen topLeft) const {
    for (const Line& line : lines_) {
      for (const Piece& piece : line.pieces) {
        page_.write(piece.text, piece.look,
                    {topLeft.xPx + piece.leftPx, topLeft.yPx + line.topPx + line.sizePx});
      }
    }
  }

 private:
  void begin(float sizePx, float indentPx) {
    indentPx_ = endPx_ = indentPx;
    lines_.push_back({{}, heightPx_, sizePx});
    heightPx_ += sizePx * kLineHeight;
    joined_ = true;
  }

  TextLook lookOf(const geo::MarkdownRun& run) const {
    return page_.look(kCaptionPt, run.bold     ? FontStyle::Bold
                                  : run.italic ? FontStyle::Italic
                                               : FontStyle::Regular);
  }

  /// Lines break at blanks only.
  void addRun(std::string_view text, const TextLook& look) {
    while (!text.empty()) {
      const auto end = std::min(text.find(' '), text.size());
      if (end > 0) addWord(text.substr(0, end), look);
      if (end < text.size()) joined_ = false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void addWord(std::string_view word, const TextLook& look) {
    const float wordPx = page_.type.shaped(word, look).widthPx;
    const float blankPx = joined_ ? 0 : page_.type.shaped(" ", look).widthPx;
    if (!joined_ && endPx_ + blankPx + wordPx > mostPx_) {
      begin(look.sizePx, indentPx_);
    } else {
      endPx_ += blankPx;
    }
    put(word, look, wordPx, !std::exchange(joined_, true) && !lines_.back().pieces.empty());
  }

  /// Words that follow in the same look become one piece, so that a file holds them as one text.
  void put(std::string_view word, const TextLook& look, float wordPx, bool afterBlank) {
    auto& pieces = lines_.back().pieces;
    const bool same =
        !pieces.empty() && pieces.back().look.style == look.style && pieces.back().widthPx > 0;
    if (same) {
      Piece& piece = pieces.back();
      piece.text += (afterBlank ? " " : "") + std::string(word);
      piece.widthPx = page_.type.shaped(piece.text, look).widthPx;
      endPx_ = piece.leftPx + piece.widthPx;
    } else {
      pieces.push_back({std::string(word), look, endPx_, wordPx});
      endPx_ += wordPx;
    }
  }

  const Page& page_;
  float mostPx_;
  std::vector<Line> lines_;
  float heightPx_ = 0, indentPx_ = 0, endPx_ = 0;
  bool joined_ = true;  // the next word follows the last one without a blank
};

}  // namespace

LabelBox addHeading(const Page& page, float widthPx, geo::Screen at) {
  const Heading& heading = *page.frame.words.heading;
  const float padding = kSheetPaddingPt * page.pt();
  Lines lines(page, widthPx - 2 * padding);
  if (!heading.title.empty()) lines.addText(heading.title, page.look(kTitlePt, FontStyle::Bold));
  for (const geo::MarkdownBlock& block : heading.caption) {
    if (!lines.empty()) lines.addGap(kGapPt);
    lines.addBlock(block);
  }
  if (!heading.sources.empty()) {
    if (!lines.empty()) lines.addGap(kGapPt);
    lines.addText(heading.sources, page.quiet(kSourcesPt));
  }
  const LabelBox box{at.xPx, at.yPx, at.xPx + lines.widthPx() + 2 * padding,
                     at.yPx + lines.heightPx() + 2 * padding};
  page.addSheet(box);
  lines.write({at.xPx + padding, at.yPx + padding});
  return box;
}

}  // namespace viewer
