// A little Markdown, as captions and notes are written in: paragraphs, lists, bold, italic, links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Text in one look.
struct MarkdownRun {
  std::string text;
  bool bold = false, italic = false;
  std::string link{};  // the address as written, of any kind; empty where there is none
  bool operator==(const MarkdownRun&) const = default;
};

/// A paragraph or an item of a list; neither it nor its runs are empty.
struct MarkdownBlock {
  enum class Kind { Paragraph, ListItem };
  Kind kind = Kind::Paragraph;
  std::vector<MarkdownRun> runs;
  bool operator==(const MarkdownBlock&) const = default;
};

/// Blank lines part paragraphs, "- " begins an item, **bold**, *italic*, [text](address), and a
/// backslash keeps the mark after it as text. Line breaks within a block are blanks. Every other
/// mark, and one that is never closed, is text. Costs no more than the text is long.
std::vector<MarkdownBlock> readMarkdown(std::string_view text);

}  // namespace geo
