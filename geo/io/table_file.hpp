// Any file of rows becomes columns and places: tables of text, and whatever GDAL reads as vector.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"
#include "geo/io/network.hpp"
#include "geo/table/place_system.hpp"
#include "geo/table/raw_table.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct TableRequest {
  std::string path;  // or a name that GDAL understands
  Network network = Network::Forbidden;
  std::optional<GeoBox> box{};  // only rows that may lie in it; delimited text is read whole
  PlaceSystem system{};         // of geometry for which the file names none
};

/// Whether a file comes over the network, and is worth being read in part.
bool isRemote(std::string_view path);

/// How a long reading is watched and given up.
struct TableWatch {
  std::stop_token stop{};                        // asked for: readTable fails with Unavailable
  std::function<void(double share)> progress{};  // from 0 to 1; called on the reading thread
};

/// The layers of a file, without reading their rows; of an archive with several files those of all,
/// called as the file is in it: "a.csv", "b.gpkg/roads".
Result<std::vector<TableLayer>> layersOf(const TableRequest& request);

/// One layer; the first that has rows, of an archive its first file, where `layer` is empty. What
/// was passed over or changed on the way stands in the report. Texts are UTF-8 without NUL.
Result<RawTable> readTable(const TableRequest& request, const std::string& layer,
                           const TableWatch& watch, Report& report);

}  // namespace geo
