#include "geo/io/file_kind.hpp"

#include "geo/io/vsi_file.hpp"

#include <algorithm>
#include <cctype>

namespace geo {

namespace {

constexpr std::size_t kStartBytes = 8192;
constexpr std::string_view kBlanks = " \t\r\n";

std::string_view withoutBlanks(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool isUtf16(std::string_view start) {
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) return true;
  return start.size() > 1 && (start[0] == 0) != (start[1] == 0);
}

/// Bytes that no text has.
bool hasControls(std::string_view start) {
  return std::ranges::any_of(start, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && kBlanks.find(c) == std::string_view::npos && byte != '\f' && byte != '\v';
  });
}

bool looksLikeJson(std::string_view text) {
  if (text.starts_with('\x1E')) return true;  // RFC 8142
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  const std::string_view next = withoutBlanks(text.substr(1));
  const std::string_view follows = text[0] == '{' ? "\"}" : "{[]";
  return !next.empty() && follows.find(next[0]) != std::string_view::npos;
}

/// HTML by its first tag, behind the line that says that it is XML.
FileKind markupOf(std::string_view text) {
  if (text.starts_with("<?"))
    text = withoutBlanks(text.substr(std::min(text.find('>'), text.size() - 1) + 1));
  std::string low(text.substr(0, 16));
  std::ranges::transform(low, low.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view kPages[] = {"<!doctype html", "<html", "<head", "<table", "<meta"};
  const bool page =
      std::ranges::any_of(kPages, [&](std::string_view tag) { return low.starts_with(tag); });
  return page ? FileKind::WebPage : FileKind::Markup;
}

}  // namespace

FileKind kindOfStart(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return FileKind::Archive;
  if (start.starts_with("SQLite format 3")) return FileKind::Sqlite;
  if (start.starts_with("PAR1") && hasControls(start)) return FileKind::Parquet;
  if (isUtf16(start)) return FileKind::Text;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::string_view text = withoutBlanks(start);
  if (looksLikeJson(text)) return FileKind::Json;
  if (text.empty() || hasControls(start)) return FileKind::Other;
  const bool tag =
      text[0] == '<' && text.size() > 1 &&
      (text[1] == '!' || text[1] == '?' || std::isalpha(static_cast<unsigned char>(text[1])) != 0);
  return tag ? markupOf(text) : FileKind::Text;
}

std::string startOf(const std::string& name) {
  const VsiFile file(VSIFOpenL(name.c_str(), "rb"));
  if (!file) return {};
  std::string start(kStartBytes, '\0');
  start.resize(VSIFReadL(start.data(), 1, start.size(), file.get()));
  return start;
}

}  // namespace geo
