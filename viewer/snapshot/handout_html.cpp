#include "viewer/snapshot/handout_html.hpp"

#include "geo/io/fingerprint.hpp"
#include "viewer/vector/svg_text.hpp"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace viewer {

namespace {

/// The marking's row groups come again on every sheet of paper that a step needs.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1c1c20; font: 16px/1.5 "Noto Sans", sans-serif; }
section { display: table; width: 100%; max-width: 1100px; margin: 0 auto; }
section:focus { outline: none; }
header, footer { max-width: 1100px; margin: 0 auto; padding: 12px 16px; box-sizing: border-box; }
.body { display: table-row-group; }
.body > div { padding: 12px 16px 28px; overflow-wrap: anywhere; }
.marking { text-align: center; font-weight: bold; padding: 4px; }
.marking.top { display: table-header-group; }
.marking.bottom { display: table-footer-group; }
h1 { font-size: 1.6em; margin: 0.3em 0 0.1em; } h2 { font-size: 1.4em; margin: 0.6em 0 0.2em; }
h3 { font-size: 1em; margin: 1em 0 0.2em; }
img { display: block; width: 100%; height: auto; border: 1px solid #888; box-sizing: border-box; }
p { margin: 0.4em 0; }
.date { font-weight: bold; }
.small, .sources { font-size: 0.85em; color: #4a4a52; }
h2, h3 { break-after: avoid; } li { break-inside: avoid; }
nav { position: sticky; bottom: 0; display: flex; gap: 8px; justify-content: center;
  align-items: center; padding: 8px; background: #fff; border-top: 1px solid #888; }
nav span { min-width: 5em; text-align: center; }
button { font: inherit; min-height: 44px; min-width: 5em; color: inherit; background: #f2f2f4;
  border: 1px solid #6c6c74; border-radius: 4px; }
button:disabled { color: #6c6c74; border-color: #c8c8cc; }
@media screen { .told section { display: none; } .told section.shown { display: table; } }
@media screen and (min-height: 600px) { img { max-height: 70vh; width: auto; max-width: 100%; } }
@media print { section { break-after: page; } section:last-of-type { break-after: auto; }
  header, footer, nav { display: none; } }
)";

constexpr std::string_view kScript = R"(
'use strict';
(function () {
  var steps = Array.prototype.slice.call(document.querySelectorAll('section'));
  var now = 0, typed = '', bar = document.createElement('nav');
  var all = document.documentElement.classList;
  function button(name, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.textContent = name;
    made.addEventListener('click', act);
    return bar.appendChild(made);
  }
  var back = button('Back', function () { show(now - 1); });
  var place = bar.appendChild(document.createElement('span'));
  var on = button('Next', function () { show(now + 1); });
  var toggle = button('All steps', function () {
    toggle.textContent = all.toggle('told') ? 'All steps' : 'One step';
    on.hidden = back.hidden = place.hidden = !all.contains('told');
    steps[now].scrollIntoView();
  });
  function show(next) {
    now = Math.max(0, Math.min(steps.length - 1, next));
    steps.forEach(function (step, i) { step.classList.toggle('shown', i === now); });
    var last = now === steps.length - 1;
    place.textContent = last ? 'Sources' : (now + 1) + ' / ' + (steps.length - 1);
    back.disabled = now === 0;
    on.disabled = last;
    if (!all.contains('told')) { return steps[now].scrollIntoView(); }
    window.scrollTo(0, 0);
    steps[now].focus({ preventScroll: true });
  }
  var ways = {
    ArrowRight: function () { show(now + 1); }, PageDown: function () { show(now + 1); },
    ArrowLeft: function () { show(now - 1); }, PageUp: function () { show(now - 1); },
    Home: function () { show(0); }, End: function () { show(steps.length - 1); },
    Enter: function () { show(Number(typed) - 1); }
  };
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (/^[0-9]$/.test(event.key)) { typed += event.key; return; }
    if (event.key === 'Enter' && !typed) { return; }  // a button's
    if (ways.hasOwnProperty(event.key)) { ways[event.key](); event.preventDefault(); }
    typed = '';
  });
  bar.setAttribute('aria-label', 'Steps');
  document.body.appendChild(bar);
  all.add('told');
  show(0);
}());
)";

/// As a Content-Security-Policy names a text: 'sha256-…' in base 64 (W3C CSP Level 3).
std::string hashOf(std::string_view text) {
  const std::string digits = geo::sha256OfBytes(text);
  std::vector<std::uint8_t> bytes(digits.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, bytes[i], 16);
  }
  return fmt::format("'sha256-{}'", base64Of(bytes));
}

/// An element with a text in it; nothing where there is no text.
std::string element(std::string_view name, std::string_view attributes, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<{0}{1} dir=\"auto\">{2}</{0}>\n", name, attributes, xmlEscaped(text));
}

std::string runOf(const geo::MarkdownRun& run) {
  std::string text = xmlEscaped(run.text);
  if (run.italic) text = "<em>" + text + "</em>";
  if (run.bold) text = "<strong>" + text + "</strong>";
  if (!run.link.empty() && run.link != run.text) text += " (" + xmlEscaped(run.link) + ")";
  return text;
}

std::string blocksOf(const std::vector<geo::MarkdownBlock>& blocks) {
  std::string html;
  bool inList = false;
  for (const geo::MarkdownBlock& block : blocks) {
    const bool item = block.kind == geo::MarkdownBlock::Kind::ListItem;
    if (item != inList) html += item ? "<ul>\n" : "</ul>\n";
    inList = item;
    html += item ? "<li dir=\"auto\">" : "<p dir=\"auto\">";
    for (const geo::MarkdownRun& run : block.runs) html += runOf(run);
    html += item ? "</li>\n" : "</p>\n";
  }
  return html + (inList ? "</ul>\n" : "");
}

std::string listOf(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string html = "<h3>Sources</h3>\n<ul class=\"sources\">\n";
  for (const std::string& text : texts) html += element("li", "", text);
  return html + "</ul>\n";
}

std::string sectionOf(std::size_t number, const geo::Marking& marking, const std::string& body) {
  const std::string text = xmlEscaped(marking.text);
  const auto edge = [&](std::string_view name) {
    return text.empty() ? std::string()
                        : fmt::format("<div class=\"marking {}\">{}</div>\n", name, text);
  };
  return fmt::format(
      "<section id=\"step-{}\" tabindex=\"-1\">\n{}<div class=\"body\"><div>\n{}</div></div>\n{}"
      "</section>\n",
      number, edge("top"), body, edge("bottom"));
}

std::string bodyOf(const HtmlStep& step, std::size_t number, std::size_t count) {
  const HandoutWords& words = step.words;
  std::string html = fmt::format("<img alt=\"{}\" src=\"data:image/png;base64,{}\">\n",
                                 xmlEscaped(words.alternative), base64Of(step.png));
  html += element("h2", "", words.title);
  html += element("p", " class=\"date\"", words.date);
  html += element("p", " class=\"small\"", words.dateNote);
  html += element("p", " class=\"small\"", words.played);
  html += blocksOf(words.caption) + listOf(words.sources);
  if (!words.notes.empty()) html += "<h3>Notes</h3>\n" + blocksOf(words.notes);
  return html + element("p", " class=\"small\"", fmt::format("{} / {}", number, count));
}

std::string endOf(const HtmlHandout& handout) {
  std::string html = "<h2>All sources</h2>\n<ul class=\"sources\">\n";
  for (const HandoutSource& source : handout.sources) {
    const std::string address = source.address.empty() ? "" : " · " + source.address;
    html += element("li", "", source.text + address);
  }
  html += "</ul>\n<h3>About this handout</h3>\n";
  html += element("p", "", handout.title);
  html += element("p", "", handout.disclaimer);
  html += element("p", "", handout.credits);
  if (!handout.cutoff.empty()) html += element("p", "", "Data up to " + handout.cutoff);
  return html;
}

std::string headOf(const HtmlHandout& handout, const std::string& style) {
  const std::string policy = fmt::format(
      "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; "
      "form-action 'none'",
      hashOf(style), hashOf(kScript));
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n",
      policy, xmlEscaped(handout.title));
  for (const ManifestEntry& entry : handout.manifest) {
    html += fmt::format("<meta name=\"truceline:{}\" content=\"{}\">\n", xmlEscaped(entry.key),
                        xmlEscaped(entry.value));
  }
  return html + fmt::format("<style>{}</style>\n</head>\n", style);
}

}  // namespace

std::string htmlOf(const HtmlHandout& handout) {
  const std::string style = fmt::format("{}.marking {{ color: {}; }}\n", kStyle,
                                        geo::formatColor(handout.marking.color.withAlpha(255)));
  std::string html = headOf(handout, style) + "<body>\n<header>\n" +
                     element("h1", "", handout.title) + element("p", "", handout.subtitle) +
                     "</header>\n<main>\n";
  const std::size_t count = handout.steps.size();
  for (std::size_t i = 0; i < count; ++i) {
    html += sectionOf(i + 1, handout.marking, bodyOf(handout.steps[i], i + 1, count));
  }
  html += sectionOf(count + 1, handout.marking, endOf(handout));
  return html + fmt::format("</main>\n<script>{}</script>\n</body>\n</html>\n", kScript);
}

}  // namespace viewer
