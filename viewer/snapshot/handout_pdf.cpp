#include "viewer/snapshot/handout_pdf.hpp"

#include "viewer/vector/flowing_text.hpp"
#include "viewer/vector/vector_layers.hpp"
#include "viewer/vector/vector_pdf.hpp"
#include "viewer/vector/vector_sheet.hpp"
#include "viewer/vector/vector_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr double kSidePt = 34, kTopPt = 26, kFootPt = 40;  // margins
constexpr double kMapShape = 0.68, kMostMapShare = 0.52;   // height of width; of the page's height
constexpr float kBelowMapPt = 9, kFooterPt = 7.5f, kFooterUpPt = 22;

using PageDrawing = std::function<geo::Result<void>(VectorCanvas&)>;

float pxPerPtOf(const PictureSize& page) {
  return static_cast<float>(page.dotsPerInch / 72);
}

PageBox mapBox(const PictureSize& page) {
  const double pxPerPt = page.dotsPerInch / 72;
  const double width = std::max(page.widthPx - 2 * kSidePt * pxPerPt, 1.0);
  const double height = std::min(width * kMapShape, page.heightPx * kMostMapShare);
  return {kSidePt * pxPerPt / page.widthPx, kTopPt * pxPerPt / page.heightPx, width / page.widthPx,
          height / page.heightPx};
}

/// A map with its furniture, and a page's marking; words stand below.
PageLayoutPtr mapLayout(const PictureSize& page) {
  PageLayout layout;
  layout.map = mapBox(page);
  layout.onMap = Furniture::Full.without(FurniturePiece::Title).without(FurniturePiece::Marking);
  return std::make_shared<const PageLayout>(std::move(layout));
}

Sheet sheetOf(const HandoutStep& step, const PictureSize& page) {
  Session session = step.session;
  session.layout = mapLayout(page);
  session.view.widthPx = page.widthPx;
  session.view.heightPx = page.heightPx;
  Sheet sheet = sheetFrom(session, *step.scene);
  sheet.page->frame.view.pxPerPt = pxPerPtOf(page);  // the marking is as large as other words
  return sheet;
}

/// The same page for words alone. The rim of a map lies outside of it.
Sheet withoutMap(Sheet sheet) {
  sheet.parts.clear();
  sheet.shared.reset();
  PageLayout layout;
  layout.map = {-1, -1, 3, 3};
  sheet.page->layout = std::make_shared<const PageLayout>(std::move(layout));
  return sheet;
}

/// Paragraphs in the look of a handout.
class Words {
 public:
  explicit Words(const Theme& theme) : ink_(theme.ink), quiet_(theme.quietInk) {}

  void addTitle(const std::string& text) { add(text, {.bold = true}, 15, 0, true); }
  void addHeading(const std::string& text) { add(text, {.bold = true}, 9.5f, 8, true); }
  void addStrong(const std::string& text) { add(text, {.bold = true}, 10, 3); }
  void addText(const std::string& text) { add(text, {}, 8.5f, 2); }
  void addSmall(const std::string& text) {
    add(text, {}, 7.5f, 1);
    texts_.back().color = quiet_;
  }
  void addBlocks(const std::vector<geo::MarkdownBlock>& blocks, float sizePt) {
    for (const geo::MarkdownBlock& block : blocks) texts_.push_back({block, sizePt, ink_, 4});
  }
  const std::vector<FlowingText>& texts() const { return texts_; }

 private:
  struct Style {
    bool bold = false;
  };
  void add(const std::string& text, Style style, float sizePt, float gapPt, bool stays = false) {
    if (text.empty()) return;
    const geo::MarkdownBlock block{geo::MarkdownBlock::Kind::Paragraph,
                                   {{.text = text, .bold = style.bold}}};
    texts_.push_back({block, sizePt, ink_, gapPt, stays});
  }

  geo::Color ink_, quiet_;
  std::vector<FlowingText> texts_;
};

Words wordsBelow(const HandoutStep& step, Notes notes) {
  const HandoutWords told = wordsOf(step, notes);
  Words words(themeOf(step.session.theme));
  words.addTitle(told.title);
  words.addStrong(told.date);
  words.addSmall(told.dateNote);
  words.addSmall(told.played);
  words.addBlocks(told.caption, 10.5f);
  if (!told.sources.empty()) words.addHeading("Sources");
  for (const std::string& source : told.sources) words.addText(source);
  if (!told.notes.empty()) words.addHeading("Notes");
  words.addBlocks(told.notes, 9.5f);
  return words;
}

Words wordsAtEnd(std::span<const HandoutStep> steps) {
  const geo::Scenario& scenario = *steps.front().session.scenario;
  Words words(themeOf(steps.front().session.theme));
  words.addTitle("All sources");
  for (const HandoutSource& source : sourcesOf(steps)) {
    words.addText(source.text);
    words.addSmall(source.address);
  }
  words.addHeading("About this handout");
  words.addText(scenario.title);
  words.addText(scenario.disclaimer);
  words.addText(scenario.credits);
  if (!scenario.cutoff.empty()) words.addText("Data up to " + scenario.cutoff);
  return words;
}

/// The words of a page, and the step whose map it has.
struct HandoutPage {
  std::size_t step = 0;
  enum class Map { No, Yes } map = Map::No;
  std::vector<TextInk> words;
};

class Pages {
 public:
  Pages(const PictureSize& size, TypeSetter& type) : size_(size), type_(type) {}

  void addStep(std::size_t step, const Words& words) {
    const PageRect map = handoutMap(size_);
    LabelBox below = column();
    below.top = static_cast<float>(map.topPx + map.heightPx) + kBelowMapPt * pxPerPt();
    add(step, HandoutPage::Map::Yes, words, below);
  }
  void addEnd(const Words& words) { add(0, HandoutPage::Map::No, words, column()); }

  /// With number and title below each; of a long title its first line.
  std::vector<HandoutPage> take(const std::string& title, geo::Color color) && {
    TextLook look;
    look.sizePx = kFooterPt * pxPerPt();
    look.color = color;
    const float y = static_cast<float>(size_.heightPx) - kFooterUpPt * pxPerPt();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const std::string number = fmt::format("Page {} of {}", i + 1, pages_.size());
      const float numberPx = type_.shaped(number, look).widthPx;
      const LabelBox room = column();
      pages_[i].words.push_back({number, look, {room.right - numberPx, y}});
      const LabelBox line{room.left, y - look.sizePx, room.right - 2 * numberPx, y + look.sizePx};
      const std::vector<FlowingText> text{{{.runs = {{.text = title}}}, kFooterPt, color}};
      const auto lines = flowed(text, {pxPerPt(), line, line}, type_);
      pages_[i].words.insert(pages_[i].words.end(), lines[0].begin(), lines[0].end());
    }
    return std::move(pages_);
  }

 private:
  float pxPerPt() const { return pxPerPtOf(size_); }

  LabelBox column() const {
    const float pt = pxPerPt();
    const auto side = static_cast<float>(kSidePt) * pt;
    return {side, static_cast<float>(kTopPt) * pt, static_cast<float>(size_.widthPx) - side,
            static_cast<float>(size_.heightPx) - static_cast<float>(kFootPt) * pt};
  }

  void add(std::size_t step, HandoutPage::Map map, const Words& words, const LabelBox& first) {
    for (auto& inks : flowed(words.texts(), {pxPerPt(), first, column()}, type_)) {
      pages_.push_back({step, std::exchange(map, HandoutPage::Map::No), std::move(inks)});
    }
  }

  PictureSize size_;
  TypeSetter& type_;
  std::vector<HandoutPage> pages_;
};

void write(VectorCanvas& canvas, const std::vector<TextInk>& words, TypeSetter& type) {
  VectorLayers layers(canvas, {});
  VectorCanvas& page = layers.enter("words", "Words");
  for (const TextInk& ink : words) {
    if (const auto text = vectorTextOf(ink, type)) page.write(*text);
  }
}

}  // namespace

PageRect handoutMap(const PictureSize& page) {
  geo::View view;
  view.widthPx = page.widthPx;
  view.heightPx = page.heightPx;
  return rectOf(mapBox(page), view);
}

geo::Result<std::vector<std::uint8_t>> handoutPdf(std::span<const HandoutStep> steps,
                                                  const PictureSize& page, Notes notes,
                                                  const Origin& origin, MapRenderer& renderer) {
  Pages laidOut(page, renderer.type());
  for (std::size_t i = 0; i < steps.size(); ++i) laidOut.addStep(i, wordsBelow(steps[i], notes));
  laidOut.addEnd(wordsAtEnd(steps));
  const Session& first = steps.front().session;
  const std::vector<HandoutPage> pages =
      std::move(laidOut).take(first.scenario->title, themeOf(first.theme).quietInk);
  std::vector<PageDrawing> drawings;
  for (const HandoutPage& of : pages) {
    drawings.emplace_back([&](VectorCanvas& canvas) -> geo::Result<void> {
      const HandoutStep& step = steps[of.step];
      renderer.setScene(step.scene);
      Sheet sheet = sheetOf(step, page);
      if (of.map == HandoutPage::Map::No) sheet = withoutMap(std::move(sheet));
      if (auto drawn = drawSheet(canvas, sheet, *step.scene, renderer); !drawn) return drawn;
      write(canvas, of.words, renderer.type());
      return {};
    });
  }
  const PictureFacts facts{page.widthPx, page.heightPx, page.dotsPerInch, std::nullopt,
                           handoutManifest(steps, origin)};
  return pdfDocument(facts, renderer.type(), drawings);
}

}  // namespace viewer
