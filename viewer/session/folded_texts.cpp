#include "viewer/session/folded_texts.hpp"

#include "geo/base/fold_text.hpp"

#include <algorithm>
#include <cassert>
#include <future>
#include <thread>
#include <utility>

namespace viewer {

namespace {

constexpr std::uint32_t kFewestForThread = 5000;

/// Texts one after the other, a zero byte behind each.
struct Folded {
  std::string letters;
  std::vector<std::size_t> ends;
};

Folded foldedFrom(const geo::TextCells& texts, std::uint32_t first, std::uint32_t end,
                  const std::stop_token& stop) {
  Folded folded;
  folded.ends.reserve(end - first);
  for (std::uint32_t code = first; code < end; ++code) {
    if (!stop.stop_requested()) folded.letters += geo::foldedText(texts.textOf(code));
    folded.letters += '\0';
    folded.ends.push_back(folded.letters.size());
  }
  return folded;
}

}  // namespace

FoldedTexts::FoldedTexts(const geo::TextCells& texts, const std::stop_token& stop) {
  const std::uint32_t count = texts.codeCount();
  const std::uint32_t most = std::max(1u, std::thread::hardware_concurrency());
  const std::uint32_t parts = std::clamp<std::uint32_t>(count / kFewestForThread, 1, most);
  const std::uint32_t each = (count + parts - 1) / parts;
  std::vector<std::future<Folded>> running;
  for (std::uint32_t first = each; first < count; first += each) {
    running.push_back(
        std::async(std::launch::async, [&texts, &stop, first, end = std::min(first + each, count)] {
          return foldedFrom(texts, first, end, stop);
        }));
  }
  Folded all = foldedFrom(texts, 0, std::min(each, count), stop);
  letters_ = std::move(all.letters);
  ends_ = std::move(all.ends);
  ends_.reserve(count);
  for (auto& part : running) {
    const Folded more = part.get();
    for (const std::size_t end : more.ends) ends_.push_back(letters_.size() + end);
    letters_ += more.letters;
  }
}

/// Calls visit(code, begins) for the places in each text, up to the first that begins a word.
template <class Visit>
void FoldedTexts::forEachPlaceOf(const std::string& word, Visit visit) const {
  std::size_t code = 0;
  for (std::size_t at = letters_.find(word); at != std::string::npos;) {
    if (at >= ends_[code]) {
      code = static_cast<std::size_t>(std::ranges::upper_bound(ends_, at) - ends_.begin());
    }
    const std::size_t begin = code == 0 ? 0 : ends_[code - 1];
    const bool begins = at == begin || letters_[at - 1] == ' ';
    if (at + word.size() < ends_[code]) visit(code, begins);
    at = letters_.find(word, begins ? ends_[code] : at + 1);
  }
}

std::vector<WordMatch> FoldedTexts::matchesOf(std::span<const std::string> words) const {
  assert(words.size() <= kMostWords);
  std::vector<WordMatch> matches;
  std::uint32_t bit = 1;
  for (const std::string& word : words) {
    forEachPlaceOf(word, [&](std::size_t code, bool begins) {
      if (matches.empty()) matches.resize(ends_.size());
      matches[code].held |= bit;
      if (begins) matches[code].begun |= bit;
    });
    bit <<= 1;
  }
  return matches;
}

}  // namespace viewer
