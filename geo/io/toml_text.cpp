#include "geo/io/toml_text.hpp"

#include "geo/base/time_text.hpp"

#include <fmt/format.h>

namespace geo {

namespace {

/// The character as it stands between quotes.
std::string escaped(char c) {
  const auto code = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') return {'\\', c};
  if (c == '\t') return "\\t";
  if (code < 0x20 || code == 0x7f) return fmt::format("\\u{:04X}", code);
  return {c};
}

}  // namespace

std::string tomlText(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '\n' ? "\\n" : escaped(c);
  return quoted + '"';
}

std::string tomlLongText(std::string_view text, std::string_view newline) {
  if (text.find('\n') == std::string_view::npos) return tomlText(text);
  std::string quoted = fmt::format("\"\"\"{}", newline);  // the first line break is not text
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool alone =
        text[i] == '"' && i > 0 && text[i - 1] != '"' && i + 1 < text.size() && text[i + 1] != '"';
    if (text[i] == '\n') {
      quoted += newline;
    } else {
      quoted += alone ? "\"" : escaped(text[i]);
    }
  }
  return quoted + "\"\"\"";
}

std::string tomlTexts(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + tomlText(text);
  return "[" + list + "]";
}

std::string tomlNumber(double number) {
  return fmt::format("{}", number);
}

std::string tomlNumbers(std::span<const double> numbers) {
  return fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::string tomlWindow(TimeSpan span, const Zone& zone) {
  const std::string from = formatMoment(span.from, zone);
  const std::string candidates[] = {from.substr(0, 4), from.substr(0, 7), from.substr(0, 10), from,
                                    from + "/" + formatMoment(span.to, zone)};
  for (const std::string& text : candidates) {
    const auto read = parseWindow(text, zone);
    if (read && *read == span) return tomlText(text);
  }
  return tomlText(formatInterval(span));
}

}  // namespace geo
