#include "viewer/panels/where_field.hpp"

#include "viewer/panels/panel.hpp"

#include <algorithm>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

using Column = std::optional<std::size_t>;

constexpr std::string_view kLabel = "only where";
constexpr std::size_t kLongestExample = 40;

bool isLetter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

std::string inQuotes(std::string_view text, char quote) {
  std::string quoted(1, quote);
  for (const char c : text) quoted += c == quote ? std::string(2, quote) : std::string(1, c);
  return quoted + quote;
}

/// A column's name as SQL takes it.
std::string nameInSql(const std::string& name) {
  const auto isPlain = [](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
  const bool plain = !name.empty() && isLetter(name.front()) && std::ranges::all_of(name, isPlain);
  return plain ? name : inQuotes(name, '"');
}

bool isNumber(const geo::Column& column) {
  return std::holds_alternative<std::vector<std::int64_t>>(column.cells) ||
         std::holds_alternative<std::vector<double>>(column.cells);
}

/// "actor1 = 'A'" by the first short text that the column holds; nothing of other columns.
std::optional<std::string> textCondition(const geo::Column& column) {
  const auto* texts = std::get_if<geo::TextCells>(&column.cells);
  for (std::uint32_t code = 1; texts && code < texts->codeCount(); ++code) {
    const std::string_view text = texts->textOf(code);
    if (text.size() > kLongestExample) continue;
    return fmt::format("{} = {}", nameInSql(column.name), inQuotes(text, '\''));
  }
  return std::nullopt;
}

void drawExamples(const UserTable& table) {
  std::string text = "A condition on the table's columns, as SQL has it; Enter applies it.";
  for (const std::string& example : exampleConditions(*table.events)) text += "\n" + example;
  ImGui::SetTooltip("%s", text.c_str());
}

WhereField& fieldOf(const Panel& panel, const UserTable& table) {
  WhereField& field = panel.state.wheres[table.id];
  if (field.applied != table.filter.where) field.text = field.applied = table.filter.where;
  return field;
}

}  // namespace

std::vector<std::string> exampleConditions(const geo::EventTable& table) {
  std::vector<std::string> examples;
  const geo::Roles& roles = table.roles;
  const auto addNumber = [&](const Column& column, const char* comparison) {
    if (!column || !isNumber(table.columns[*column])) return;
    examples.push_back(nameInSql(table.columns[*column].name) + comparison);
  };
  const auto addText = [&](const Column& column) {
    const auto condition = column ? textCondition(table.columns[*column]) : std::nullopt;
    if (condition) examples.push_back(*condition);
  };
  addNumber(roles.size, " > 10");
  addText(roles.actorA);
  addText(roles.actorB);
  addText(roles.category);
  addNumber(roles.placePrecision, " <= 2");
  addNumber(roles.datePrecision, " = 1");
  addText(columnNamed(table, "confidence"));
  return examples;
}

void drawWhereField(const Panel& panel, const UserTable& table) {
  WhereField& field = fieldOf(panel, table);
  const auto examples = exampleConditions(*table.events);
  const float labelPx = ImGui::CalcTextSize(kLabel.data()).x;
  ImGui::SetNextItemWidth(-labelPx - ImGui::GetStyle().ItemInnerSpacing.x);
  const bool entered = ImGui::InputTextWithHint(
      kLabel.data(), examples.empty() ? "a condition" : examples.front().c_str(), &field.text,
      ImGuiInputTextFlags_EnterReturnsTrue);
  ui::markNamed(panel.info.recorder, "tables/{}/where", table.id);
  if (field.fault.empty() && ImGui::IsItemHovered()) drawExamples(table);
  if (ImGui::IsItemEdited()) field.fault.clear();
  if (entered) {
    field.asked = field.text;
    field.waiting = true;
  }
  if (field.waiting) ui::quietText(panel.info.fonts.small, "looking through the rows …");
  if (field.fault.empty()) return;
  ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(panel.colors().error));
  ui::wrappedText(panel.info.fonts.small, field.fault);
  ImGui::PopStyleColor();
  ui::mark(panel.info.recorder, fmt::format("tables/{}/where/fault", table.id), field.fault);
}

}  // namespace viewer
