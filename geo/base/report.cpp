#include "geo/base/report.hpp"

#include <utility>

#include <fmt/format.h>

namespace geo {

void Report::warn(std::string file, int line, std::string what, Hint hint) {
  problems_.push_back({Problem::Severity::Warning, std::move(file), line, std::move(what),
                       std::move(hint.field), std::move(hint.advice)});
}

void Report::error(std::string file, int line, std::string what, Hint hint) {
  problems_.push_back({Problem::Severity::Error, std::move(file), line, std::move(what),
                       std::move(hint.field), std::move(hint.advice)});
}

void Report::append(const Report& other) {
  problems_.insert(problems_.end(), other.problems_.begin(), other.problems_.end());
}

std::string_view nameOf(Problem::Severity severity) {
  return severity == Problem::Severity::Error ? "error" : "warning";
}

std::string describe(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += fmt::format(":{}", problem.line);
  text += fmt::format(": {}: ", nameOf(problem.severity));
  if (!problem.field.empty()) text += problem.field + ": ";
  text += problem.what;
  if (!problem.advice.empty()) text += "; " + problem.advice;
  return text;
}

}  // namespace geo
