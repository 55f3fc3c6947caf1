// A manifest as text inside of files.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_facts.hpp"

#include <string>
#include <string_view>

namespace viewer {

/// The manifest as every format can hold it: control characters other than line ends become
/// U+FFFD. Refused, Invalid: a key that is not 1 to 79 printable ASCII characters or holds `=` or
/// `:` or spaces at its ends or two in a row (PNG and GDAL allow no others), and a key said twice.
geo::Result<Manifest> soundManifest(const Manifest& manifest);

/// The value of a key; empty when it is not said.
std::string_view valueOf(const Manifest& manifest, std::string_view key);

/// "Key: value" lines.
std::string linesOf(const Manifest& manifest);

/// An XMP packet (ISO 16684-1): the whole manifest in order, in a namespace of our own, and what
/// Dublin Core and XMP have words for in those.
std::string xmpFrom(const Manifest& manifest);

/// The manifest in such a packet; fails where there is none.
geo::Result<Manifest> manifestFromXmp(std::string_view packet);

}  // namespace viewer
