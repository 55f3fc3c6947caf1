// Tables as `truceline list` writes them, read by other code than wrote them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace e2e {

using Row = std::map<std::string, std::string>;  // by column; what is unknown is empty

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;

  std::vector<std::string> column(const std::string& name) const;
};

/// RFC 4180; a row of another length than the first fails the test.
Table parseCsv(std::string_view text);
/// An array of flat objects.
Table parseJson(std::string_view text);
/// A FeatureCollection: the properties of each feature.
Table parseGeoJson(std::string_view text);

}  // namespace e2e
