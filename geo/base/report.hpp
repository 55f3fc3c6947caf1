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
  std::string field{};   // the column, property or key at fault; empty when it is none of them
  std::string advice{};  // what to do about it
};

/// What Problem has of the same names.
struct Hint {
  std::string field{}, advice{};
};

class Report {
 public:
  void warn(std::string file, int line, std::string what, Hint hint = {});
  void error(std::string file, int line, std::string what, Hint hint = {});
  void append(const Report& other);

  const std::vector<Problem>& problems() const { return problems_; }
  bool empty() const { return problems_.empty(); }

 private:
  std::vector<Problem> problems_;
};

/// "file:line: error: field: what; advice"; the line is left out when it is 0, field and advice
/// when they are empty.
std::string describe(const Problem& problem);

/// "error" or "warning".
std::string_view nameOf(Problem::Severity severity);

}  // namespace geo
