#include "geo/base/report.hpp"

#include <utility>

#include <fmt/format.h>

namespace geo {

void Report::warn(std::string file, int line, std::string what) {
  problems_.push_back({Problem::Severity::Warning, std::move(file), line, std::move(what)});
}

void Report::error(std::string file, int line, std::string what) {
  problems_.push_back({Problem::Severity::Error, std::move(file), line, std::move(what)});
}

void Report::append(const Report& other) {
  problems_.insert(problems_.end(), other.problems_.begin(), other.problems_.end());
}

std::string describe(const Problem& problem) {
  const char* severity = problem.severity == Problem::Severity::Error ? "error" : "warning";
  if (problem.line == 0) return fmt::format("{}: {}: {}", problem.file, severity, problem.what);
  return fmt::format("{}:{}: {}: {}", problem.file, problem.line, severity, problem.what);
}

}  // namespace geo
