// When the features of a KML file are, as the file has it: months stay months, and what has no time
// of its own has that of the folder it lies in. GDAL tells neither. Within geo/io only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// As written; both empty where nobody says it.
struct KmlTime {
  std::string begin, end;
  bool stamp = false;  // one time, which is both
  bool empty() const { return begin.empty() && end.empty(); }
  bool operator==(const KmlTime&) const = default;
};

/// The features that lie in one document or folder itself, in their order.
struct KmlFolder {
  std::vector<std::string> names;
  std::vector<KmlTime> times;  // parallel
};

/// The folders that GDAL's LIBKML makes layers of, in its order. Whatever the text is, it is read
/// once from front to back.
std::vector<KmlFolder> kmlFolders(std::string_view text);

/// The folder that a layer was made of, by its place among the layers or else by the names of its
/// features; null where that is not clear.
const KmlFolder* folderOf(const std::vector<KmlFolder>& folders, std::size_t layer,
                          const std::vector<std::string>& names);

/// The text of a KML file, or of the first in a KMZ archive; nothing where it cannot be read or is
/// very large. A name as GDAL opens it.
std::optional<std::string> kmlTextOf(const std::string& name);

}  // namespace geo
