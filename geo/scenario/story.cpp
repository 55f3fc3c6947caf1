#include "geo/scenario/story.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kLongestBase = 60;  // bytes of an id that is made from a title

using Ids = std::set<std::string, std::less<>>;

bool isLetter(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || code >= 0x80;
}

bool isInsideLetter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

/// Small letters and digits with one '-' for all that lies between them; "step" where none is left.
std::string idFrom(std::string_view text) {
  std::string id;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (isLetter(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.size() > kLongestBase) {
    std::size_t end = kLongestBase;
    while (end > 0 && isInsideLetter(id[end])) --end;
    id.resize(end);
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "step" : id;
}

std::string freeId(const Ids& taken, const std::string& base) {
  std::string id = base;
  for (int number = 2; taken.contains(id); ++number) id = fmt::format("{}-{}", base, number);
  return id;
}

}  // namespace

std::vector<std::string> stepIds(const std::vector<StepName>& written) {
  Ids taken;
  std::vector<std::string> ids(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const std::string_view id = written[i].id;
    if (!id.empty() && taken.emplace(id).second) ids[i] = id;
  }
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!ids[i].empty()) continue;
    const auto& [id, title] = written[i];
    ids[i] = freeId(taken, id.empty() ? idFrom(title) : std::string(id));
    taken.insert(ids[i]);
  }
  return ids;
}

std::string freeStepId(const std::vector<StoryStep>& story, std::string_view title) {
  Ids taken;
  for (const StoryStep& step : story) taken.insert(step.id);
  return freeId(taken, idFrom(title));
}

HighlightName highlightName(std::string_view highlight) {
  const std::size_t slash = std::min(highlight.find('/'), highlight.size());
  return {highlight.substr(0, slash), highlight.substr(std::min(slash + 1, highlight.size()))};
}

}  // namespace geo
