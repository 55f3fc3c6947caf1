// The columns become a definition of features without a geometry; GDAL compiles the expression for
// it and asks one feature, into which the cells of one row after the other are set.
#include "geo/io/row_filter.hpp"

#include "geo/io/gdal.hpp"
#include "geo/io/like_pattern.hpp"
#include "geo/table/findings.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <ogr_feature.h>
#include <ogr_swq.h>

namespace geo {

namespace {

constexpr std::size_t kRowsBetweenMessages = 4096;
constexpr int kUtc = 100;  // a time zone as GDAL writes it

struct ReleaseDefinition {
  void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};
using Definition = std::unique_ptr<OGRFeatureDefn, ReleaseDefinition>;

OGRFieldType typeOf(const Column& column) {
  if (std::holds_alternative<TextCells>(column.cells)) return OFTString;
  if (std::holds_alternative<std::vector<std::int64_t>>(column.cells)) return OFTInteger64;
  if (std::holds_alternative<std::vector<double>>(column.cells)) return OFTReal;
  return std::get<MomentCells>(column.cells).wholeDays ? OFTDate : OFTDateTime;
}

Definition definitionOf(const std::vector<Column>& columns) {
  Definition definition(OGRFeatureDefn::CreateFeatureDefn("table"));
  definition->Reference();
  definition->SetGeomType(wkbNone);
  for (const Column& column : columns) {
    OGRFieldDefn field(column.name.c_str(), typeOf(column));
    definition->AddFieldDefn(&field);
  }
  return definition;
}

void setCell(OGRFeature& feature, int field, const TextCells& cells, std::size_t row) {
  const std::string_view text = cells.at(row);
  if (text.empty())
    feature.SetFieldNull(field);
  else
    feature.SetField(field, std::string(text).c_str());
}

void setCell(OGRFeature& feature, int field, const std::vector<std::int64_t>& cells,
             std::size_t row) {
  if (cells[row] == kNoNumber)
    feature.SetFieldNull(field);
  else
    feature.SetField(field, GIntBig{cells[row]});
}

void setCell(OGRFeature& feature, int field, const std::vector<double>& cells, std::size_t row) {
  if (std::isnan(cells[row]))
    feature.SetFieldNull(field);
  else
    feature.SetField(field, cells[row]);
}

/// GDAL knows no others; kNoNumber is none of them either.
bool isWithinYears(std::int64_t milliseconds) {
  constexpr std::chrono::sys_days kFirst{std::chrono::year{1} / 1 / 1};
  constexpr std::chrono::sys_days kEnd{std::chrono::year{10'000} / 1 / 1};
  const std::chrono::sys_time<std::chrono::milliseconds> moment{
      std::chrono::milliseconds{milliseconds}};
  return kFirst <= moment && moment < kEnd;
}

void setCell(OGRFeature& feature, int field, const MomentCells& cells, std::size_t row) {
  if (!isWithinYears(cells.milliseconds[row])) return feature.SetFieldNull(field);
  const std::chrono::sys_time<std::chrono::milliseconds> moment{
      std::chrono::milliseconds{cells.milliseconds[row]}};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(moment - day);
  const std::chrono::duration<float> second = clock.seconds() + clock.subseconds();
  feature.SetField(
      field, static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
      static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()), second.count(), kUtc);
}

bool isComparison(swq_op operation) {
  constexpr std::array kComparisons{SWQ_EQ, SWQ_NE, SWQ_GE, SWQ_LE,
                                    SWQ_LT, SWQ_GT, SWQ_IN, SWQ_BETWEEN};
  return std::ranges::find(kComparisons, operation) != kComparisons.end();
}

/// A comparison with a missing cell is false. GDAL does so for numbers and texts; of an expression
/// that compares a missing moment it gives up the whole, whatever else it says.
void falsifyComparisons(swq_expr_node& node, const std::vector<int>& missingMoments) {
  if (node.eNodeType != SNT_OPERATION) return;
  const std::span operands(node.papoSubExpr, static_cast<std::size_t>(node.nSubExprCount));
  const auto isMissing = [&](const swq_expr_node* operand) {
    return operand->eNodeType == SNT_COLUMN &&
           std::ranges::find(missingMoments, operand->field_index) != missingMoments.end();
  };
  if (isComparison(node.nOperation) && std::ranges::any_of(operands, isMissing)) {
    node.eNodeType = SNT_CONSTANT;
    node.field_type = SWQ_BOOLEAN;
    node.int_value = 0;
    return;
  }
  for (swq_expr_node* operand : operands) falsifyComparisons(*operand, missingMoments);
}

/// A comparison of a column with a pattern, which GDAL would try in exponential time: its place in
/// the expression is given the answer for each row.
struct LikeNode {
  swq_expr_node* node = nullptr;
  int field = 0;
  LikePattern pattern;
};

bool isText(const swq_expr_node& node) {
  return node.eNodeType == SNT_CONSTANT && node.field_type == SWQ_STRING && node.string_value;
}

/// Two % cost no more than the square of a text's length.
bool isHarmless(const swq_expr_node& pattern) {
  constexpr std::ptrdiff_t kMostPercents = 2;
  return isText(pattern) &&
         std::ranges::count(std::string_view(pattern.string_value), '%') <= kMostPercents;
}

/// Takes the comparisons of columns with patterns out of GDAL's hands. False where one is left that
/// could take for ever.
bool takeLikes(swq_expr_node& node, const OGRFeatureDefn& definition,
               std::vector<LikeNode>& likes) {
  if (node.eNodeType != SNT_OPERATION) return true;
  const std::span operands(node.papoSubExpr, static_cast<std::size_t>(node.nSubExprCount));
  if (node.nOperation != SWQ_LIKE && node.nOperation != SWQ_ILIKE) {
    return std::ranges::all_of(
        operands, [&](swq_expr_node* operand) { return takeLikes(*operand, definition, likes); });
  }
  const swq_expr_node& asked = *operands[0];
  const bool ofColumn = asked.eNodeType == SNT_COLUMN && asked.field_index >= 0 &&
                        asked.field_index < definition.GetFieldCount() &&
                        definition.GetFieldDefn(asked.field_index)->GetType() == OFTString;
  const bool escaped = operands.size() > 2;
  if (!ofColumn || !isText(*operands[1]) || (escaped && !isText(*operands[2]))) {
    return isHarmless(*operands[1]);
  }
  const char escape = escaped ? operands[2]->string_value[0] : '\0';
  likes.push_back({&node, asked.field_index,
                   LikePattern(operands[1]->string_value, static_cast<std::uint8_t>(escape),
                               node.nOperation == SWQ_ILIKE ? LikePattern::Letters::AnyCase
                                                            : LikePattern::Letters::AsWritten)});
  node.eNodeType = SNT_CONSTANT;
  node.field_type = SWQ_BOOLEAN;
  return true;
}

/// What can be asked for.
std::string wordsFor(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
  }
  return names.empty() ? "there are no columns" : "there are the columns " + names;
}

/// An expression that was compiled for a table.
class Question {
 public:
  Question(const EventTable& table, const std::string& expression)
      : table_(table),
        expression_(expression),
        definition_(definitionOf(table.columns)),
        feature_(OGRFeature::CreateFeature(definition_.get())) {}

  Result<void> compile() {
    const OGRErr error = compiled_.query.Compile(definition_.get(), expression_.c_str());
    const auto said = messages_.take();
    if (error != OGRERR_NONE) return failure(said.value_or("not an SQL expression"));
    const CPLStringList names(compiled_.query.GetUsedFields(), TRUE);
    for (int i = 0; i < names.size(); ++i) {
      if (!use(names[i])) return failure(fmt::format("{} is not known here", names[i]));
    }
    if (takeLikesOf(compiled_)) return {};
    return failure("LIKE with more than two % is for a column and a pattern in quotes");
  }

  Result<std::vector<std::uint8_t>> askAll(const std::stop_token& stop) {
    const std::vector<std::uint32_t>& rows = table_.events.rows;
    std::vector<std::uint8_t> answers(rows.size());
    for (std::size_t first = 0; first < rows.size(); first += kRowsBetweenMessages) {
      const std::size_t last = std::min(rows.size(), first + kRowsBetweenMessages);
      for (std::size_t i = first; i < last; ++i) {
        if (stop.stop_requested()) return fail(Failure::Kind::Unavailable, "given up");
        answers[i] = ask(rows[i]) ? 1 : 0;
      }
      if (const auto said = messages_.take()) return failure(*said);
    }
    return answers;
  }

 private:
  /// An expression and what of it is answered here.
  struct Compiled {
    OGRFeatureQuery query;
    std::vector<LikeNode> likes;
  };

  bool takeLikesOf(Compiled& compiled) const {
    auto* const root = static_cast<swq_expr_node*>(compiled.query.GetSWQExpr());
    return takeLikes(*root, *definition_, compiled.likes);
  }

  /// Whether there is such a column. GDAL names columns as they are written; FID and its like,
  /// which tables of events do not have, by names of its own.
  bool use(const char* name) {
    const std::size_t before = fields_.size();
    for (int field = 0; field < definition_->GetFieldCount(); ++field) {
      if (table_.columns[static_cast<std::size_t>(field)].name == name) fields_.push_back(field);
    }
    return fields_.size() > before;
  }

  /// A text that stands in many rows is asked for once.
  bool ask(std::size_t row) {
    const TextCells* texts = onlyTexts();
    if (!texts) return evaluate(row);
    constexpr std::uint8_t kNotAsked = 2;
    if (ofText_.empty()) ofText_.resize(texts->codeCount(), kNotAsked);
    std::uint8_t& answer = ofText_[texts->codeAt(row)];
    if (answer == kNotAsked) answer = evaluate(row) ? 1 : 0;
    return answer == 1;
  }

  bool evaluate(std::size_t row) {
    std::vector<int> missingMoments;
    for (const int field : fields_) {
      const Column& column = table_.columns[static_cast<std::size_t>(field)];
      std::visit([&](const auto& cells) { setCell(*feature_, field, cells, row); }, column.cells);
      const bool isMoment = std::holds_alternative<MomentCells>(column.cells);
      if (isMoment && feature_->IsFieldNull(field)) missingMoments.push_back(field);
    }
    Compiled& asked = missingMoments.empty() ? compiled_ : compiledWithout(missingMoments);
    for (LikeNode& like : asked.likes) {
      const auto field = static_cast<std::size_t>(like.field);
      const std::string_view text = std::get<TextCells>(table_.columns[field].cells).at(row);
      like.node->int_value = !text.empty() && like.pattern.matches(text) ? 1 : 0;
    }
    return asked.query.Evaluate(feature_.get()) != 0;
  }

  /// The expression as it reads where some moments are missing.
  Compiled& compiledWithout(const std::vector<int>& moments) {
    std::unique_ptr<Compiled>& made = compiledWithout_[moments];
    if (made) return *made;
    made = std::make_unique<Compiled>();
    made->query.Compile(definition_.get(), expression_.c_str());
    falsifyComparisons(*static_cast<swq_expr_node*>(made->query.GetSWQExpr()), moments);
    takeLikesOf(*made);
    return *made;
  }

  const TextCells* onlyTexts() const {
    if (fields_.size() != 1) return nullptr;
    return std::get_if<TextCells>(&table_.columns[static_cast<std::size_t>(fields_[0])].cells);
  }

  tl::unexpected<Failure> failure(const std::string& said) const {
    return fail(Failure::Kind::Usage, fmt::format("{} ({})", said, wordsFor(table_.columns)),
                shortened(expression_));
  }

  const EventTable& table_;
  const std::string& expression_;
  GdalMessages messages_;
  Definition definition_;
  OGRFeatureUniquePtr feature_;
  Compiled compiled_;
  std::map<std::vector<int>, std::unique_ptr<Compiled>> compiledWithout_;  // by those missing
  std::vector<int> fields_;           // positions of the columns that the expression names
  std::vector<std::uint8_t> ofText_;  // by code, where that is one column of texts
};

}  // namespace

Result<std::vector<std::uint8_t>> eventsWhere(const EventTable& table,
                                              const std::string& expression, std::stop_token stop) {
  if (expression.find_first_not_of(" \t\r\n") == std::string::npos) {
    return std::vector<std::uint8_t>(table.events.size(), 1);
  }
  if (expression.size() > kLongestExpression) {
    return fail(Failure::Kind::Usage, fmt::format("longer than {} letters", kLongestExpression),
                shortened(expression));
  }
  if (expression.find('\0') != std::string::npos) {
    return fail(Failure::Kind::Usage, "a NUL in an SQL expression");
  }
  Question question(table, expression);
  if (auto compiled = question.compile(); !compiled) return tl::unexpected(compiled.error());
  return question.askAll(stop);
}

}  // namespace geo
