// PDF pages laid over each other as the layers of one page that knows its place on the Earth.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// A page to be laid over those before it. Pages of one layer share its id, and its title is the
/// first one's.
struct PdfLayer {
  std::string id, title;
  std::span<const std::uint8_t> pdf;  // one page, as large as the whole
};

/// What the page's corners are on a projection's plane.
struct PdfPlace {
  PlaneBox box;
  std::string wkt;
};

/// Empty ones are left out.
struct PdfFacts {
  std::string title, author, subject, keywords, creator, xmp;  // xmp: a packet
};

struct PdfPageSize {
  double widthPt = 0, heightPt = 0;
};

/// A PDF of one page; the same input gives the same bytes. Fails on what is no PDF, and on pages
/// larger than PDF allows (14,400 points).
Result<std::vector<std::uint8_t>> composePdf(std::span<const PdfLayer> layers,
                                             const PdfPageSize& size,
                                             const std::optional<PdfPlace>& place,
                                             const PdfFacts& facts);

}  // namespace geo
