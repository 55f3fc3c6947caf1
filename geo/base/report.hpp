// What a reader noticed on its way: problems that do not stop it, each with file, line and reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct Problem {
  enum class Severity { Warning, Error };
  Severity severity = Severity::Warning;
  std::string file;
  int line = 0;  // 1-based; 0 when the format has no lines
  std::string what;
};

class Report {
 public:
  void warn(std::string file, int line, std::string what);
  void error(std::string file, int line, std::string what);
  void append(const Report& other);

  const std::vector<Problem>& problems() const { return problems_; }
  bool empty() const { return problems_.empty(); }

 private:
  std::vector<Problem> problems_;
};

/// "file:line: error: what" (the line left out when it is 0).
std::string describe(const Problem& problem);

}  // namespace geo
