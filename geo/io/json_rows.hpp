// The rows of JSON text, one after the other, without holding the whole of it as values: a file may
// have millions of rows, objects of millions of members, or lists in lists without end. Within
// geo/io only.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace geo {

/// Where the rows of a text are.
struct JsonRows {
  enum class Form {
    NotJson,
    NoRows,   // JSON, but no list of objects in it
    Whole,    // the text is the list
    Member,   // a member of the text's object is
    PerLine,  // an object a line
  };
  Form form = Form::NotJson;
  std::size_t member = 0;  // which one, in the order written
  std::size_t rows = 0;
};

/// The longest list of objects: the text itself, a member of it, or its lines.
JsonRows jsonRowsIn(std::string_view text, const std::stop_token& stop);

struct JsonVisit {
  /// A member of the row; one of an object within it is called "outer.inner". Lists, and objects
  /// that lie deeper than the third level, are JSON text.
  std::function<void(const std::string& name, std::string_view text)> cell;
  std::function<bool()> rowEnds;  // false: no more are wanted
};

/// Visits the rows in their order.
void visitJsonRows(std::string_view text, const JsonRows& rows, const JsonVisit& visit);

}  // namespace geo
