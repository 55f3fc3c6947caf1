#include "geo/io/json_rows.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kBlanks = " \t\r\n\x1E";  // RFC 8142 begins each text with the last

std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The parser's events, of which there are many kinds, as four.
class Walk : public nlohmann::json_sax<Json> {
 public:
  struct Scalar {
    enum class Kind { Null, Text, Other } kind;
    std::string text;  // empty for Null
  };
  enum class Bracket { Object, List };

  bool null() override { return scalar({Scalar::Kind::Null, {}}); }
  bool boolean(bool value) override { return other(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override { return other(fmt::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return other(fmt::to_string(value)); }
  bool number_float(double value, const std::string&) override {
    return other(fmt::format("{}", value));
  }
  bool string(std::string& value) override {
    return scalar({Scalar::Kind::Text, std::move(value)});
  }
  bool binary(Json::binary_t&) override { return false; }  // JSON has none
  bool start_object(std::size_t) override { return open(Bracket::Object); }
  bool end_object() override { return close(Bracket::Object); }
  bool start_array(std::size_t) override { return open(Bracket::List); }
  bool end_array() override { return close(Bracket::List); }
  bool key(std::string& name) override { return named(name); }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

 private:
  bool other(std::string text) { return scalar({Scalar::Kind::Other, std::move(text)}); }

  // False: no more is wanted.
  virtual bool scalar(Scalar value) = 0;
  virtual bool open(Bracket bracket) = 0;
  virtual bool close(Bracket bracket) = 0;
  virtual bool named(const std::string& name) = 0;
};

/// Counts the objects of each list that may be a table.
class ListFinder : public Walk {
 public:
  explicit ListFinder(const std::stop_token& stop) : stop_(stop) {}

  JsonRows found() const { return best_; }

 private:
  bool scalar(Scalar) override {
    if (depth_ == itemDepth()) onlyObjects_ = false;
    return !stop_.stop_requested();
  }

  bool open(Bracket bracket) override {
    if (depth_ == 0) rootIsList_ = bracket == Bracket::List;
    if (depth_ == itemDepth()) item(bracket);
    ++depth_;
    if (depth_ == itemDepth()) rows_ = 0, onlyObjects_ = bracket == Bracket::List;
    return !stop_.stop_requested();
  }

  bool close(Bracket) override {
    if (depth_ == itemDepth()) endList();
    --depth_;
    return true;
  }

  bool named(const std::string&) override {
    if (depth_ == 1) ++members_;
    return true;
  }

  /// How many brackets are open around an item of a list that may be a table.
  std::size_t itemDepth() const { return rootIsList_ ? 1 : 2; }

  void item(Bracket bracket) {
    ++rows_;
    onlyObjects_ &= bracket == Bracket::Object;
  }

  void endList() {
    if (!onlyObjects_ || rows_ <= best_.rows) return;
    const auto form = rootIsList_ ? JsonRows::Form::Whole : JsonRows::Form::Member;
    best_ = {form, rootIsList_ ? 0 : members_ - 1, rows_};
  }

  const std::stop_token& stop_;
  std::size_t depth_ = 0, members_ = 0, rows_ = 0;
  bool rootIsList_ = false, onlyObjects_ = false;
  JsonRows best_{JsonRows::Form::NoRows, 0, 0};
};

/// JSON text of one value, as it is met piece by piece.
class Transcript {
 public:
  bool isOpen() const { return depth_ > 0; }
  void open(Walk::Bracket bracket) {
    separate();
    text_ += bracket == Walk::Bracket::Object ? '{' : '[';
    ++depth_;
  }
  void close(Walk::Bracket bracket) {
    text_ += bracket == Walk::Bracket::Object ? '}' : ']';
    --depth_;
  }
  void name(const std::string& name) {
    separate();
    text_ += quoted(name) + ':';
  }
  void add(const Walk::Scalar& value) {
    separate();
    using Kind = Walk::Scalar::Kind;
    text_ += value.kind == Kind::Null   ? "null"
             : value.kind == Kind::Text ? quoted(value.text)
                                        : value.text;
  }
  std::string take() { return std::exchange(text_, {}); }

 private:
  void separate() {
    constexpr std::string_view kBefore = "[{:";
    if (!text_.empty() && kBefore.find(text_.back()) == std::string_view::npos) text_ += ',';
  }
  std::string text_;
  std::size_t depth_ = 0;
};

/// Visits the rows that have been found.
class RowReader : public Walk {
 public:
  RowReader(const JsonRows& rows, const JsonVisit& visit) : rows_(rows), visit_(visit) {}

 private:
  static constexpr std::size_t kDeepest = 3;  // levels of objects that become columns
  using Form = JsonRows::Form;

  bool scalar(Scalar value) override {
    if (!isInRow_) return true;
    if (list_.isOpen()) {
      list_.add(value);
    } else {
      visit_.cell(nameOf(name_), value.text);
    }
    return true;
  }

  bool open(Bracket bracket) override {
    if (!isInRow_) {
      isInRow_ = isInList() && bracket == Bracket::Object;
      ++outerDepth_;
    } else if (!list_.isOpen() && bracket == Bracket::Object && befores_.size() < kDeepest) {
      befores_.push_back(nameOf(name_) + '.');
    } else {
      list_.open(bracket);
    }
    return true;
  }

  bool close(Bracket bracket) override {
    if (list_.isOpen()) {
      list_.close(bracket);
      if (!list_.isOpen()) visit_.cell(nameOf(name_), list_.take());
    } else if (!befores_.empty()) {
      befores_.pop_back();
    } else {
      --outerDepth_;
      return !std::exchange(isInRow_, false) || visit_.rowEnds();
    }
    return true;
  }

  bool named(const std::string& name) override {
    if (list_.isOpen()) {
      list_.name(name);
    } else if (isInRow_) {
      name_ = name;
    } else if (outerDepth_ == 1) {
      ++members_;
    }
    return true;
  }

  /// Whether the next value is an item of the list, or the one that stands in a line.
  bool isInList() const {
    if (rows_.form == Form::PerLine) return outerDepth_ == 0;
    if (rows_.form == Form::Whole) return outerDepth_ == 1;
    return outerDepth_ == 2 && members_ == rows_.member + 1;
  }

  std::string nameOf(const std::string& member) const {
    return befores_.empty() ? member : befores_.back() + member;
  }

  const JsonRows& rows_;
  const JsonVisit& visit_;
  std::size_t outerDepth_ = 0, members_ = 0;  // outside of the row
  bool isInRow_ = false;
  std::vector<std::string> befores_;  // what stands before the names of an object within the row
  std::string name_;
  Transcript list_;
};

/// Visits the lines that are not blank, without the blanks around them; false as soon as one is
/// not wanted.
template <class Visit>
bool eachLine(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first != std::string_view::npos && !visit(line.substr(first))) return false;
  }
  return true;
}

JsonRows linesIn(std::string_view text, const std::stop_token& stop) {
  JsonRows rows{JsonRows::Form::PerLine, 0, 0};
  const bool all = eachLine(text, [&](std::string_view line) {
    ++rows.rows;
    return line.front() == '{' && Json::accept(line) && !stop.stop_requested();
  });
  return all && rows.rows > 0 ? rows : JsonRows{};
}

}  // namespace

JsonRows jsonRowsIn(std::string_view text, const std::stop_token& stop) {
  ListFinder finder(stop);
  return Json::sax_parse(text, &finder) ? finder.found() : linesIn(text, stop);
}

void visitJsonRows(std::string_view text, const JsonRows& rows, const JsonVisit& visit) {
  RowReader reader(rows, visit);
  if (rows.form != JsonRows::Form::PerLine) {
    Json::sax_parse(text, &reader);
  } else {
    eachLine(text, [&](std::string_view line) { return Json::sax_parse(line, &reader); });
  }
}

}  // namespace geo
