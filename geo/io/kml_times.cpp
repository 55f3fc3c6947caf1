#include "geo/io/kml_times.hpp"

#include "geo/io/gdal.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

namespace geo {

namespace {

constexpr int kMostBytes = 256 << 20;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// The five entities of XML; others stay as they are written.
std::string decoded(std::string_view text) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string plain;
  while (!text.empty()) {
    const auto* const entity = std::ranges::find_if(
        kEntities, [&](const auto& known) { return text.starts_with(known.first); });
    const bool found = entity != std::end(kEntities);
    plain += found ? entity->second : text.front();
    text.remove_prefix(found ? entity->first.size() : 1);
  }
  return plain;
}

/// Tells tags and texts of XML one after the other; forgives what is no XML.
class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text) : rest_(text) {}

  struct Piece {
    enum class Kind { Open, Close, Text } kind{};
    std::string_view content;  // a name without its prefix, or a text
    bool closed = false;       // an element without content
    bool literal = false;      // a text without entities
  };

  std::optional<Piece> next() {
    while (!rest_.empty()) {
      if (rest_.front() != '<') return Piece{Piece::Kind::Text, take(rest_.find('<'))};
      if (skip("<!--", "-->") || skip("<?", "?>")) continue;
      constexpr std::string_view kLiteral = "<![CDATA[";
      if (rest_.starts_with(kLiteral)) {
        rest_.remove_prefix(kLiteral.size());
        const std::string_view content = take(rest_.find("]]>"));
        rest_.remove_prefix(std::min<std::size_t>(3, rest_.size()));
        return Piece{Piece::Kind::Text, content, false, true};
      }
      if (skip("<!", ">")) continue;
      return tag();
    }
    return std::nullopt;
  }

 private:
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool skip(std::string_view start, std::string_view end) {
    if (!rest_.starts_with(start)) return false;
    take(rest_.find(end, start.size()));
    take(end.size());
    return true;
  }

  /// A > within quotes is none.
  Piece tag() {
    take(1);
    std::size_t end = 0;
    for (char quote = 0; end < rest_.size(); ++end) {
      const char c = rest_[end];
      if (quote == 0 && c == '>') break;
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    std::string_view inside = take(end);
    take(1);
    Piece piece{Piece::Kind::Open, {}};
    if (inside.starts_with('/')) {
      piece.kind = Piece::Kind::Close;
      inside.remove_prefix(1);
    }
    piece.closed = inside.ends_with('/');
    piece.content = inside.substr(0, inside.find_first_of(" \t\r\n/"));
    piece.content.remove_prefix(piece.content.find(':') + 1);  // npos + 1 is 0
    return piece;
  }

  std::string_view rest_;
};

enum class Element { Other, Folder, Feature, Span, Stamp, Track, Name, Begin, End, When, Unread };

Element elementOf(std::string_view name) {
  constexpr std::pair<std::string_view, Element> kElements[] = {
      {"Document", Element::Folder},   {"Folder", Element::Folder},
      {"Placemark", Element::Feature}, {"GroundOverlay", Element::Feature},
      {"TimeSpan", Element::Span},     {"TimeStamp", Element::Stamp},
      {"Track", Element::Track},       {"name", Element::Name},
      {"begin", Element::Begin},       {"end", Element::End},
      {"when", Element::When},         {"NetworkLinkControl", Element::Unread}};
  const auto* const found =
      std::ranges::find(kElements, name, [](const auto& known) { return known.first; });
  return found == std::end(kElements) ? Element::Other : found->second;
}

/// Gathers folders while the elements of a file come by.
class FolderReader {
 public:
  std::vector<KmlFolder> read(std::string_view text) {
    XmlScanner scanner(text);
    while (const auto piece = scanner.next()) {
      using Kind = XmlScanner::Piece::Kind;
      if (piece->kind == Kind::Text) {
        text_ += piece->literal ? std::string(piece->content) : decoded(piece->content);
        continue;
      }
      if (piece->kind == Kind::Open) open(elementOf(piece->content));
      if (piece->kind == Kind::Close || piece->closed) close();
    }
    return take();
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;
  /// A document or folder, where it lies and when it is.
  struct Made {
    KmlFolder folder;
    std::size_t in = kNone;
    KmlTime time;
  };
  struct Feature {
    std::string name;
    KmlTime time, track;
  };

  Element above(std::size_t levels) const {
    return open_.size() > levels ? open_[open_.size() - 1 - levels] : Element::Other;
  }

  void open(Element element) {
    if (element == Element::Unread || unread_ > 0) ++unread_;
    open_.push_back(element);
    text_.clear();
    if (unread_ > 0) return;
    if (element == Element::Folder) {
      made_.push_back({{}, folder_, {}});
      folder_ = made_.size() - 1;
    } else if (element == Element::Feature) {
      feature_ = Feature{};
    }
  }

  void close() {
    if (open_.empty()) return;
    const Element element = above(0);
    if (unread_ > 0) {
      --unread_;
    } else if (element == Element::Folder) {
      folder_ = made_[folder_].in;
    } else if (element == Element::Feature) {
      addFeature();
    } else if (element == Element::Name && above(1) == Element::Feature) {
      feature_.name = trimmed(text_);
    } else {
      noteTime(element);
    }
    open_.pop_back();
    text_.clear();
  }

  /// Only that of a feature or a folder itself: views and links have times too.
  void noteTime(Element element) {
    const std::string_view text = trimmed(text_);
    if (element == Element::When && above(1) == Element::Track) {
      if (feature_.track.begin.empty()) feature_.track.begin = text;
      feature_.track.end = text;
      return;
    }
    KmlTime* const time = above(2) == Element::Feature                      ? &feature_.time
                          : above(2) == Element::Folder && folder_ != kNone ? &made_[folder_].time
                                                                            : nullptr;
    if (!time) return;
    if (above(1) == Element::Span && element == Element::Begin) time->begin = text;
    if (above(1) == Element::Span && element == Element::End) time->end = text;
    if (above(1) == Element::Stamp && element == Element::When) {
      *time = {std::string(text), std::string(text), true};
    }
  }

  /// A feature outside of all folders lies in one of its own.
  void addFeature() {
    if (folder_ == kNone) {
      if (outside_ == kNone) {
        outside_ = made_.size();
        made_.push_back({});
      }
      made_[outside_].folder.names.push_back(feature_.name);
      made_[outside_].folder.times.push_back(timeOf(feature_));
      return;
    }
    made_[folder_].folder.names.push_back(feature_.name);
    made_[folder_].folder.times.push_back(timeOf(feature_));
  }

  static KmlTime timeOf(const Feature& feature) {
    return feature.time.empty() ? feature.track : feature.time;
  }

  /// The outermost folder is a layer only if something lies in it itself.
  std::vector<KmlFolder> take() {
    for (Made& made : made_) {  // each comes after the one in which it lies
      if (made.time.empty() && made.in != kNone) made.time = made_[made.in].time;
      for (KmlTime& time : made.folder.times) {
        if (time.empty()) time = made.time;
      }
    }
    std::vector<KmlFolder> folders;
    for (Made& made : made_) {
      if (made.in == kNone && made.folder.names.empty()) continue;
      folders.push_back(std::move(made.folder));
    }
    return folders;
  }

  std::vector<Made> made_;
  std::vector<Element> open_;
  std::size_t folder_ = kNone, outside_ = kNone;
  std::size_t unread_ = 0;  // elements open within what is passed over, itself counted
  Feature feature_;
  std::string text_;
};

/// doc.kml, or else the first.
std::string firstKmlIn(const std::string& archive) {
  const CPLStringList files(VSIReadDir(archive.c_str()), TRUE);
  std::string first;
  for (int i = 0; i < files.size(); ++i) {
    const std::string name(files[i]);
    if (name == "doc.kml") return archive + "/" + name;
    if (first.empty() && name.ends_with(".kml")) first = archive + "/" + name;
  }
  return first;
}

}  // namespace

std::vector<KmlFolder> kmlFolders(std::string_view text) {
  return FolderReader().read(text);
}

const KmlFolder* folderOf(const std::vector<KmlFolder>& folders, std::size_t layer,
                          const std::vector<std::string>& names) {
  if (layer < folders.size() && folders[layer].names == names) return &folders[layer];
  if (std::ranges::count(folders, names, &KmlFolder::names) != 1) return nullptr;
  return &*std::ranges::find(folders, names, &KmlFolder::names);
}

std::optional<std::string> kmlTextOf(const std::string& name) {
  const bool packed = EQUAL(CPLGetExtension(name.c_str()), "kmz");
  const std::string file = packed ? firstKmlIn("/vsizip/" + name) : name;
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  if (file.empty() || VSIIngestFile(nullptr, file.c_str(), &bytes, &size, kMostBytes) == FALSE) {
    return std::nullopt;
  }
  const std::unique_ptr<GByte, decltype(&VSIFree)> owned(bytes, VSIFree);
  return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace geo
