#include "geo/io/table_file.hpp"

#include "geo/io/delimited_table.hpp"
#include "geo/io/file_kind.hpp"
#include "geo/io/header_row.hpp"
#include "geo/io/json_records.hpp"
#include "geo/io/table_access.hpp"
#include "geo/io/vector_table.hpp"

#include <algorithm>
#include <array>

namespace geo {

namespace {

bool isSpreadsheet(GDALDataset& dataset) {
  constexpr std::array<std::string_view, 3> kDrivers{"XLSX", "XLS", "ODS"};
  return std::ranges::find(kDrivers, std::string_view(dataset.GetDriverName())) != kDrivers.end();
}

/// JSON without geometry in a file of this machine.
bool holdsRecords(const std::string& name) {
  return name.find("/vsicurl/") == std::string::npos && areJsonRecords(startOf(name));
}

}  // namespace

bool isRemote(std::string_view path) {
  constexpr std::array<std::string_view, 3> kPrefixes{"http://", "https://", "/vsicurl/"};
  return std::ranges::any_of(kPrefixes, [&](std::string_view p) { return path.starts_with(p); });
}

Result<std::vector<TableLayer>> layersOf(const TableRequest& request) {
  TableAccess access(request);
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  if (isDelimited(*name)) {
    const auto layer = delimitedLayer(*name, request.path);
    if (!layer) return access.failure(layer.error().kind, layer.error().what);
    return std::vector{*layer};
  }
  if (holdsRecords(*name)) {
    const auto layer = jsonRecordsLayer(*name, request.path);
    if (!layer) return access.failure(layer.error().kind, layer.error().what);
    return std::vector{*layer};
  }
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  auto layers = vectorLayers(**dataset);
  if (access.isRefused()) return access.failure(Failure::Kind::Unreadable, "");
  return layers;
}

Result<RawTable> readTable(const TableRequest& request, const std::string& layer,
                           const TableWatch& watch, Report& report) {
  TableAccess access(request);
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  if (isDelimited(*name)) {
    auto table = readDelimited(*name, request.path, watch, report);
    if (!table) return access.failure(table.error().kind, table.error().what);
    return table;
  }
  if (holdsRecords(*name)) {
    auto table = readJsonRecords(*name, request.path, watch);
    if (!table) return access.failure(table.error().kind, table.error().what);
    return table;
  }
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  auto table = readVector(**dataset, layer, access, watch, report);
  if (table && isSpreadsheet(**dataset)) takeNamesFromRows(*table, report);
  return table;
}

}  // namespace geo
