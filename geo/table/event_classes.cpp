#include "geo/table/event_classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace geo {

namespace {

constexpr std::string_view kNoValue = "not stated";

/// Kinds of violence as UCDP numbers them (UCDP GED Codebook 23.1, type_of_violence).
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kUcdpViolence{{
    {"1", "state-based conflict"},
    {"2", "non-state conflict"},
    {"3", "one-sided violence"},
}};

/// Values as small numbers, and the text of each.
struct Coded {
  std::vector<std::uint32_t> ofEvent;
  std::vector<std::string> texts;
};

Coded codesOf(const EventTable& table, std::size_t index) {
  const Column& column = table.columns[index];
  Coded coded;
  coded.ofEvent.reserve(table.events.size());
  if (const auto* texts = std::get_if<TextCells>(&column.cells)) {
    for (std::uint32_t i = 0; i < texts->codeCount(); ++i) {
      coded.texts.emplace_back(texts->textOf(i));
    }
    for (const std::uint32_t row : table.events.rows) coded.ofEvent.push_back(texts->codeAt(row));
    return coded;
  }
  std::map<double, std::uint32_t> known;
  std::optional<std::uint32_t> none;
  for (const std::uint32_t row : table.events.rows) {
    const double number = column.numberAt(row);
    const auto next = static_cast<std::uint32_t>(coded.texts.size());
    const bool missing = std::isnan(number);
    if (missing && !none) none = next;
    const std::uint32_t code = missing ? *none : known.try_emplace(number, next).first->second;
    if (code == next) coded.texts.push_back(column.textAt(row));
    coded.ofEvent.push_back(code);
  }
  return coded;
}

/// Codes that events have, the most frequent first.
std::vector<std::uint32_t> byFrequency(const Coded& coded, const std::vector<std::size_t>& counts) {
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](std::uint32_t code) { return counts[code] == 0; });
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : coded.texts[a] < coded.texts[b];
  });
  return order;
}

/// The places of classes, taken one after the other.
class Places {
 public:
  /// Of so many the last may be that of all others.
  Places(std::vector<std::string> titles, std::size_t named)
      : titles_(std::move(titles)), named_(named) {
    if (titles_.size() > named_) titles_.resize(named_), takeOthers();
  }

  std::size_t of(const std::string& title) {
    const auto last =
        titles_.begin() + static_cast<std::ptrdiff_t>(titles_.size() - (hasOthers_ ? 1u : 0u));
    const auto found = std::find(titles_.begin(), last, title);
    if (found != last) return static_cast<std::size_t>(found - titles_.begin());
    if (titles_.size() < named_) {
      titles_.push_back(title);
    } else if (!hasOthers_) {
      takeOthers();
    }
    return titles_.size() - 1;
  }

  void moveInto(EventClasses& classes) && {
    classes.titles = std::move(titles_);
    classes.hasOthers = hasOthers_;
    classes.counts.resize(classes.titles.size(), 0);
  }

 private:
  void takeOthers() {
    titles_.emplace_back(kOtherKinds);
    hasOthers_ = true;
  }
  std::vector<std::string> titles_;
  std::size_t named_;
  bool hasOthers_ = false;
};

EventClasses allOfOneClass(const EventTable& table) {
  EventClasses classes;
  classes.titles = {table.title};
  classes.counts = {table.events.size()};
  return classes;
}

/// Of so many kinds, `namedOf` says how many have a place of their own.
template <class NamedOf>
EventClasses classesIn(const EventTable& table, std::size_t column,
                       const std::vector<std::string>& known, NamedOf namedOf) {
  const Coded coded = codesOf(table, column);
  std::vector<std::size_t> counts(coded.texts.size(), 0);
  for (const std::uint32_t code : coded.ofEvent) ++counts[code];
  const std::vector<std::uint32_t> order = byFrequency(coded, counts);
  Places places(known, namedOf(order.size()));
  std::vector<std::uint8_t> classOfCode(counts.size(), 0);
  for (const std::uint32_t code : order) {
    classOfCode[code] =
        static_cast<std::uint8_t>(places.of(kindTitle(table, column, coded.texts[code])));
  }
  EventClasses classes;
  classes.column = table.columns[column].name;
  std::move(places).moveInto(classes);
  for (const std::uint32_t code : order) classes.counts[classOfCode[code]] += counts[code];
  if (classes.titles.empty()) classes.titles.emplace_back(kNoValue), classes.counts.push_back(0);
  classes.ofEvent.reserve(coded.ofEvent.size());
  for (const std::uint32_t code : coded.ofEvent) classes.ofEvent.push_back(classOfCode[code]);
  return classes;
}

}  // namespace

std::string kindTitle(const EventTable& table, std::size_t column, std::string value) {
  if (value.empty()) return std::string(kNoValue);
  const bool violence = table.roles.layout == KnownLayout::UcdpGed &&
                        table.columns[column].name == "type_of_violence";
  if (!violence) return value;
  const auto known =
      std::ranges::find(kUcdpViolence, value, &decltype(kUcdpViolence)::value_type::first);
  return known == kUcdpViolence.end() ? value : std::string(known->second);
}

EventClasses classesOf(const EventTable& table, std::optional<std::size_t> column) {
  if (!column) return allOfOneClass(table);
  return classesIn(table, *column, {}, [](std::size_t kinds) {
    return kinds > kMostClasses ? kMostClasses - 1 : kMostClasses;
  });
}

EventClasses classesOf(const EventTable& table, std::optional<std::size_t> column,
                       const std::vector<std::string>& known) {
  if (!column) return allOfOneClass(table);
  return classesIn(table, *column, known, [](std::size_t) { return kMostClasses - 1; });
}

EventWeights weightsOf(const EventTable& table, std::size_t column) {
  EventWeights weights{table.columns[column].name, {}};
  weights.ofEvent.reserve(table.events.size());
  for (const std::uint32_t row : table.events.rows) {
    const double number = table.columns[column].numberAt(row);
    weights.ofEvent.push_back(number > 0 ? static_cast<float>(number) : 0.0f);
  }
  return weights;
}

}  // namespace geo
