#include "geo/io/json_lines.hpp"

#include <algorithm>

namespace geo {

namespace {

class FeatureLineScanner {
 public:
  explicit FeatureLineScanner(std::string_view json) : json_(json) {}

  std::vector<int> scan() {
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        passString();
        continue;
      }
      if (c == '\n') ++line_;
      if (c == '{' || c == '[') open(c);
      if (c == '}' || c == ']') close();
      ++at_;
    }
    return std::move(lines_);
  }

 private:
  void open(char c) {
    if (depth_ == 1 && c == '[' && lastString_ == "features") inFeatures_ = true;
    if (depth_ == 2 && c == '{' && inFeatures_) lines_.push_back(line_);
    ++depth_;
  }

  void close() {
    --depth_;
    if (depth_ == 1) inFeatures_ = false;
  }

  void passString() {
    const std::size_t start = ++at_;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, json_.size());
    lastString_ = json_.substr(start, at_ - start);
    line_ += static_cast<int>(std::ranges::count(lastString_, '\n'));
    ++at_;
  }

  std::string_view json_, lastString_;
  std::vector<int> lines_;
  std::size_t at_ = 0;
  int line_ = 1, depth_ = 0;
  bool inFeatures_ = false;
};

}  // namespace

std::vector<int> featureLines(std::string_view json) {
  return FeatureLineScanner(json).scan();
}

}  // namespace geo
