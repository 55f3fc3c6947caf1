#include "viewer/vector/flowing_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

constexpr float kLineHeight = 1.35f, kIndent = 1.1f;  // of the text's size

using Line = std::vector<TextInk>;  // from the column's left edge on
using Pages = std::vector<std::vector<TextInk>>;

/// The lines of one paragraph, filled word by word.
class Paragraph {
 public:
  Paragraph(const FlowingText& text, float pxPerPt, float widthPx, TypeSetter& type)
      : type_(type), widthPx_(widthPx), lines_(1) {
    look_.sizePx = text.sizePt * pxPerPt;
    look_.color = text.color;
    if (text.block.kind == geo::MarkdownBlock::Kind::ListItem) {
      put("•", type_.shaped("•", look_).widthPx);
      indentPx_ = endPx_ = kIndent * look_.sizePx;
    }
    for (const geo::MarkdownRun& run : text.block.runs) {
      text_ += run.text;
      addRun(run);
    }
  }

  float lineHeightPx() const { return kLineHeight * look_.sizePx; }

  std::vector<Line> take() && {
    const bool rightToLeft = !text_.empty() && type_.shaped(text_, look_).rightToLeft;
    for (Line& line : lines_) {
      for (TextInk& ink : line) {
        if (!rightToLeft) break;
        ink.start.xPx = widthPx_ - ink.start.xPx - type_.shaped(ink.text, ink.look).widthPx;
      }
    }
    return std::move(lines_);
  }

 private:
  void addRun(const geo::MarkdownRun& run) {
    look_.style = run.bold ? FontStyle::Bold : run.italic ? FontStyle::Italic : FontStyle::Regular;
    joins_ = false;
    addWords(run.text);
    if (!run.link.empty() && run.link != run.text) addWords(" (" + run.link + ")");
  }

  void addWords(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find(' '), text.size());
      if (end > 0) addWord(text.substr(0, end));
      if (end < text.size()) blank_ = true;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void addWord(std::string_view word) {
    const float blankPx = blank_ ? type_.shaped(" ", look_).widthPx : 0;
    const float wordPx = type_.shaped(word, look_).widthPx;
    if (blank_ && endPx_ > indentPx_ && endPx_ + blankPx + wordPx > widthPx_) {
      begin();
    } else if (blank_ && endPx_ > indentPx_) {
      addBlank(blankPx);
    }
    blank_ = false;
    const bool hangs = wordPx <= look_.sizePx;  // a full stop goes over the edge
    if (hangs || endPx_ + wordPx <= widthPx_) return put(word, wordPx);
    if (endPx_ > indentPx_ && indentPx_ + wordPx <= widthPx_) begin();
    if (endPx_ + wordPx <= widthPx_) return put(word, wordPx);
    addLetters(word);
  }

  /// Of a word that has no room on a line: as many letters a line as it holds.
  void addLetters(std::string_view word) {
    const std::u32string characters = charactersOf(word);
    std::vector<std::size_t> ends;
    for (const ShapedCluster& letter : type_.shaped(word, look_).clusters) {
      if (letter.firstCharacter > 0) ends.push_back(letter.firstCharacter);
    }
    ends.push_back(characters.size());
    std::ranges::sort(ends);
    std::size_t from = 0;
    for (const std::size_t end : ends) {
      std::string letter;
      for (const char32_t c : characters.substr(from, end - from)) letter += utf8Of(c);
      from = end;
      const float letterPx = type_.shaped(letter, look_).widthPx;
      if (endPx_ > indentPx_ && endPx_ + letterPx > widthPx_) begin();
      put(letter, letterPx);
    }
  }

  void begin() {
    lines_.emplace_back();
    endPx_ = indentPx_;
    joins_ = false;
  }

  /// Within a look the blank is part of the text, so that a file holds the line as one.
  void addBlank(float blankPx) {
    if (joins_) lines_.back().back().text += ' ';
    endPx_ += blankPx;
  }

  void put(std::string_view text, float textPx) {
    if (joins_) {
      lines_.back().back().text += text;
    } else {
      lines_.back().push_back({std::string(text), look_, {endPx_, 0}});
    }
    joins_ = true;
    endPx_ += textPx;
  }

  TypeSetter& type_;
  float widthPx_;
  std::vector<Line> lines_;
  TextLook look_;
  std::string text_;  // all of it, which tells the direction
  float indentPx_ = 0, endPx_ = 0;
  bool blank_ = false;  // before the next word
  bool joins_ = false;  // the next word goes on in the last ink
};

/// Pages while they are filled from the top.
class Filling {
 public:
  explicit Filling(const FlowingLook& look) : look_(look), room_(look.first), pages_(1) {}

  void add(Line line, float heightPx) {
    if (!fits(heightPx)) next();
    for (TextInk& ink : line) {
      ink.start = {room_.left + ink.start.xPx, room_.top + ink.look.sizePx};
      pages_.back().push_back(std::move(ink));
    }
    room_.top += heightPx;
    begun_ = true;
  }

  void addGap(float pt) {
    if (begun_) room_.top += pt * look_.pxPerPt;
  }

  /// A page's first line is there even where it has no room.
  bool fits(float heightPx) const {
    const bool fresh = !begun_ && pages_.size() > 1;
    return fresh || room_.top + heightPx <= room_.bottom;
  }

  void next() {
    pages_.emplace_back();
    room_ = look_.others;
    begun_ = false;
  }

  Pages take() && { return std::move(pages_); }

 private:
  const FlowingLook& look_;
  LabelBox room_;
  Pages pages_;
  bool begun_ = false;
};

}  // namespace

Pages flowed(std::span<const FlowingText> texts, const FlowingLook& look, TypeSetter& type) {
  Filling pages(look);
  for (const FlowingText& text : texts) {
    const float widthPx = look.others.right - look.others.left;
    Paragraph paragraph(text, look.pxPerPt, widthPx, type);
    const float heightPx = paragraph.lineHeightPx();
    std::vector<Line> lines = std::move(paragraph).take();
    pages.addGap(text.gapPt);
    const auto kept = static_cast<float>(lines.size() + 2) * heightPx;  // and two of what follows
    if (text.staysWithNext && !pages.fits(kept)) pages.next();
    for (Line& line : lines) pages.add(std::move(line), heightPx);
  }
  return std::move(pages).take();
}

}  // namespace viewer
