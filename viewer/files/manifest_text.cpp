#include "viewer/files/manifest_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;

constexpr std::string_view kKeyBegins = "<truceline:key>", kKeyEnds = "</truceline:key>";
constexpr std::string_view kValueBegins = "<truceline:value>", kValueEnds = "</truceline:value>";

constexpr std::array<std::pair<char, std::string_view>, 3> kEntities{
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}}};

bool isSoundKey(std::string_view key) {
  constexpr std::size_t kLongestPngKeyword = 79;
  if (key.empty() || key.size() > kLongestPngKeyword) return false;
  if (key.front() == ' ' || key.back() == ' ' || key.find("  ") != key.npos) return false;
  return std::ranges::all_of(key,
                             [](char c) { return c >= ' ' && c <= '~' && c != '=' && c != ':'; });
}

std::string soundValue(std::string_view value) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string sound;
  for (const char c : value) {
    const bool isControl = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F';
    if (isControl) {
      sound += kReplacement;
    } else {
      sound += c;
    }
  }
  return sound;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    const auto* entity = std::ranges::find(kEntities, c, &decltype(kEntities)::value_type::first);
    if (entity == kEntities.end()) {
      safe += c;
    } else {
      safe += entity->second;
    }
  }
  return safe;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto* entity = std::ranges::find_if(
        kEntities, [&](const auto& candidate) { return text.starts_with(candidate.second); });
    const bool found = entity != kEntities.end();
    plain += found ? entity->first : text.front();
    text.remove_prefix(found ? entity->second.size() : 1);
  }
  return plain;
}

/// What stands between two marks, cut off the front of `text` with all before it.
std::optional<std::string> takeBetween(std::string_view& text, std::string_view begins,
                                       std::string_view ends) {
  const std::size_t from = text.find(begins);
  if (from == text.npos) return std::nullopt;
  const std::size_t first = from + begins.size(), last = text.find(ends, first);
  if (last == text.npos) return std::nullopt;
  const std::string between = unescaped(text.substr(first, last - first));
  text.remove_prefix(last + ends.size());
  return between;
}

/// A property of a well-known schema; `before` and `after` are its list, if it is one.
struct KnownProperty {
  std::string_view key, property, before, after;
};

constexpr std::string_view kAltBegins = "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
                           kAltEnds = "</rdf:li></rdf:Alt>";
constexpr KnownProperty kKnown[] = {
    {"Title", "dc:title", kAltBegins, kAltEnds},
    {"Author", "dc:creator", "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>"},
    {"Description", "dc:description", kAltBegins, kAltEnds},
    {"Copyright", "dc:rights", kAltBegins, kAltEnds},
    {"Source", "dc:source", "", ""},
    {"Software", "xmp:CreatorTool", "", ""},
};

std::string knownProperties(const Manifest& manifest) {
  std::string xml;
  for (const KnownProperty& known : kKnown) {
    const std::string_view value = valueOf(manifest, known.key);
    if (value.empty()) continue;
    xml += fmt::format("<{0}>{1}{2}{3}</{0}>\n", known.property, known.before, escaped(value),
                       known.after);
  }
  return xml;
}

}  // namespace

geo::Result<Manifest> soundManifest(const Manifest& manifest) {
  Manifest sound;
  std::set<std::string_view> said;
  for (const ManifestEntry& entry : manifest) {
    if (!isSoundKey(entry.key)) {
      return geo::fail(Failure::Kind::Invalid, "no key that a picture can hold", entry.key);
    }
    if (!said.insert(entry.key).second) {
      return geo::fail(Failure::Kind::Invalid, "said twice of a picture", entry.key);
    }
    sound.push_back({entry.key, soundValue(entry.value)});
  }
  return sound;
}

std::string_view valueOf(const Manifest& manifest, std::string_view key) {
  const auto found = std::ranges::find(manifest, key, &ManifestEntry::key);
  return found == manifest.end() ? std::string_view{} : std::string_view(found->value);
}

std::string linesOf(const Manifest& manifest) {
  std::string lines;
  for (const auto& [key, value] : manifest) lines += fmt::format("{}: {}\n", key, value);
  return lines;
}

std::string xmpFrom(const Manifest& manifest) {
  std::string xml =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:truceline=\"urn:truceline:manifest#\">\n";
  xml += knownProperties(manifest) + "<truceline:manifest><rdf:Seq>\n";
  for (const ManifestEntry& entry : manifest) {
    xml +=
        fmt::format("<rdf:li rdf:parseType=\"Resource\">{}{}{}{}{}{}</rdf:li>\n", kKeyBegins,
                    escaped(entry.key), kKeyEnds, kValueBegins, escaped(entry.value), kValueEnds);
  }
  return xml +
         "</rdf:Seq></truceline:manifest>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
         "<?xpacket end=\"r\"?>";
}

geo::Result<Manifest> manifestFromXmp(std::string_view packet) {
  if (packet.find("<truceline:manifest>") == packet.npos) {
    return geo::fail(Failure::Kind::Unreadable, "says nothing of itself in our words");
  }
  Manifest manifest;
  while (auto key = takeBetween(packet, kKeyBegins, kKeyEnds)) {
    auto value = takeBetween(packet, kValueBegins, kValueEnds);
    if (!value) return geo::fail(Failure::Kind::Unreadable, "breaks off amid its manifest");
    manifest.push_back({std::move(*key), std::move(*value)});
  }
  return manifest;
}

}  // namespace viewer
