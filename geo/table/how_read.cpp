#include "geo/table/how_read.hpp"

#include "geo/table/column_names.hpp"
#include "geo/table/place_text.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace geo {

namespace {

using Role = std::optional<std::size_t>;

class Sentences {
 public:
  Sentences(const RowsRead& rows, const RoleChoice& choice, const Zone& zone)
      : rows_(rows), choice_(choice), roles_(choice.roles), zone_(zone) {}

  std::string when() const {
    if (!rows_.times.isDated())
      return "when: no column says it; every row is always shown" + unread();
    std::string columns = name(roles_.begin ? roles_.begin : roles_.end);
    for (const Role& part : {roles_.month, roles_.day, roles_.clock}) {
      if (part) columns += ", " + name(part);
    }
    if (!roles_.begin) columns = "up to " + columns;
    if (roles_.begin && roles_.end) columns += " to " + name(roles_.end);
    return fmt::format("when: {}, {}whole days in {}{}", columns,
                       rows_.times.hasClocks() ? "clock times, else " : "", zone_.name(),
                       guessedDates());
  }

  std::string where() const {
    const std::string& system = rows_.places.ofSystem;
    return source() + (system.empty() ? "" : "; " + system);
  }

  std::string size() const {
    const std::string text = "size: " + name(roles_.size);
    if (!roles_.sizeLow || !roles_.sizeHigh) return text;
    return fmt::format("{}, between {} and {}", text, name(roles_.sizeLow), name(roles_.sizeHigh));
  }

  /// Sentences of which each needs a column.
  std::vector<std::string> more() const {
    std::vector<std::string> texts;
    const std::string book = fmt::format(" ({})", nameOf(roles_.layout));
    if (roles_.datePrecision) {
      texts.push_back("how sure of the time: " + name(roles_.datePrecision) + book);
    } else if (choice_.codebookTimes && roles_.end) {
      texts.push_back("how sure of the time: from the first possible day to the last" + book);
    }
    if (roles_.placePrecision) {
      texts.push_back("how sure of the place: " + name(roles_.placePrecision) + book);
    }
    if (roles_.accuracyMetres) {
      texts.push_back("how sure of the place: " + name(roles_.accuracyMetres) + ", metres");
    }
    const bool squares = rows_.places.source == PlaceSource::Text && !roles_.accuracyMetres &&
                         !rows_.places.radiusMetres.empty();
    if (squares) texts.push_back("how sure of the place: within the square that MGRS names");
    if (roles_.category) texts.push_back("what: " + name(roles_.category));
    if (roles_.size) texts.push_back(size());
    for (const std::string& missing : choice_.missing) {
      texts.push_back(fmt::format("not read: the table has no column {}", missing));
    }
    return texts;
  }

 private:
  std::string source() const {
    switch (rows_.places.source) {
      case PlaceSource::Geometry:
        return "where: the file's geometry" + unreadShapes();
      case PlaceSource::Columns:
        return fmt::format("where: {}, {}", name(roles_.longitude), name(roles_.latitude));
      case PlaceSource::Text:
        return fmt::format("where: points in {}{}", name(roles_.wkt), order());
      case PlaceSource::Nothing:
        break;
    }
    return "where: no column says it; places are never guessed";
  }

  std::string guessedDates() const {
    const GuessedDates guessed = rows_.times.guessed();
    std::string text;
    if (guessed.sheetDays) text += "; numbers are days of a spreadsheet, 44000 is 2020-06-18";
    if (guessed.shortYears) text += "; years of two digits are those of 1969 to 2068";
    return text;
  }

  /// What is taken to come first in cells of two numbers.
  std::string order() const {
    if (!rows_.places.bareTexts) return "";
    const bool latitude = firstAxisOf(name(roles_.wkt)) == FirstAxis::Latitude;
    return latitude ? ", latitude first" : ", longitude first";
  }

  std::string name(const Role& column) const { return rows_.table.columns[*column].name; }

  /// What is named as a date and yet was not taken for one.
  std::string unread() const {
    for (const Column& column : rows_.table.columns) {
      const auto* texts = std::get_if<TextCells>(&column.cells);
      const bool filled = texts != nullptr && texts->codeCount() > 1;
      if (filled && plainName(column.name).find("date") != std::string::npos) {
        return fmt::format("; {} holds no dates that can be read", column.name);
      }
    }
    return "";
  }

  std::string unreadShapes() const {
    const std::size_t count = rows_.table.unread + rows_.table.outside;
    return count == 0 ? "" : fmt::format("; {} shapes cannot be read", count);
  }

  const RowsRead& rows_;
  const RoleChoice& choice_;
  const Roles& roles_;
  const Zone& zone_;
};

}  // namespace

std::vector<std::string> howRead(const RowsRead& rows, const RoleChoice& choice, const Zone& zone) {
  const Sentences sentences(rows, choice, zone);
  std::vector<std::string> all{sentences.when(), sentences.where()};
  std::ranges::copy(sentences.more(), std::back_inserter(all));
  return all;
}

}  // namespace geo
