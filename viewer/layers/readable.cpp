#include "viewer/layers/readable.hpp"

#include <algorithm>

namespace viewer {

std::string readable(std::string_view identifier) {
  std::string text(identifier);
  std::ranges::replace(text, '_', ' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace viewer
