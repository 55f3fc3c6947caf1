#include "geo/io/table_file.hpp"

#include "geo/io/archive_names.hpp"
#include "geo/io/delimited_table.hpp"
#include "geo/io/file_kind.hpp"
#include "geo/io/header_row.hpp"
#include "geo/io/json_records.hpp"
#include "geo/io/table_access.hpp"
#include "geo/io/vector_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

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

Result<std::vector<TableLayer>> layersBy(TableAccess& access) {
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  if (isDelimited(*name)) {
    const auto layer = delimitedLayer(*name, access.path());
    if (!layer) return access.failure(layer.error().kind, layer.error().what);
    return std::vector{*layer};
  }
  if (holdsRecords(*name)) {
    const auto layer = jsonRecordsLayer(*name, access.path());
    if (!layer) return access.failure(layer.error().kind, layer.error().what);
    return std::vector{*layer};
  }
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  auto layers = vectorLayers(**dataset);
  if (access.isRefused()) return access.failure(Failure::Kind::Unreadable, "");
  return layers;
}

Result<RawTable> readBy(TableAccess& access, const std::string& layer, const TableWatch& watch,
                        Report& report) {
  const auto name = access.name();
  if (!name) return tl::unexpected(name.error());
  if (isDelimited(*name)) {
    auto table = readDelimited(*name, access.path(), watch, report);
    if (!table) return access.failure(table.error().kind, table.error().what);
    return table;
  }
  if (holdsRecords(*name)) {
    auto table = readJsonRecords(*name, access.path(), watch);
    if (!table) return access.failure(table.error().kind, table.error().what);
    return table;
  }
  const auto dataset = access.open(*name);
  if (!dataset) return tl::unexpected(dataset.error());
  auto table = readVector(**dataset, layer, access, watch, report);
  if (table && isSpreadsheet(**dataset)) takeNamesFromRows(*table, report);
  return table;
}

/// Of an archive with more files the others are listed without being looked into.
constexpr std::size_t kMostLookedInto = 100;

/// A file's one layer is called as the file is; of several each has its own name behind that. What
/// cannot be read is a layer still, so that reading it tells why.
std::vector<TableLayer> layersOfMember(const TableRequest& request, const std::string& member) {
  TableLayer whole;
  whole.name = member;
  TableAccess access(request, member);
  auto layers = layersBy(access);
  if (!layers) return {whole};
  for (TableLayer& layer : *layers) {
    layer.name = layers->size() == 1 ? member : member + "/" + layer.name;
  }
  return *std::move(layers);
}

std::vector<TableLayer> layersOfMembers(const TableRequest& request,
                                        const std::vector<std::string>& members) {
  std::vector<TableLayer> all;
  for (std::size_t i = 0; i < members.size(); ++i) {
    TableLayer whole;
    whole.name = members[i];
    const auto layers =
        i < kMostLookedInto ? layersOfMember(request, members[i]) : std::vector<TableLayer>{whole};
    all.insert(all.end(), layers.begin(), layers.end());
  }
  return all;
}

Result<RawTable> readMember(const TableRequest& request, const std::vector<std::string>& members,
                            const std::string& layer, const TableWatch& watch, Report& report) {
  const auto holds = [&layer](const std::string& member) {
    return layer == member || layer.starts_with(member + "/");
  };
  const auto member = std::ranges::find_if(members, holds);
  if (member == members.end()) {
    return fail(
        Failure::Kind::NotFound,
        fmt::format("no table '{}' in the archive; there are: {}", layer, fmt::join(members, ", ")),
        request.path);
  }
  TableAccess access(request, *member);
  const bool whole = layer == *member;
  auto table = readBy(access, whole ? "" : layer.substr(member->size() + 1), watch, report);
  if (table) table->layer = layer;
  return table;
}

}  // namespace

bool isRemote(std::string_view path) {
  constexpr std::array<std::string_view, 3> kPrefixes{"http://", "https://", "/vsicurl/"};
  return std::ranges::any_of(kPrefixes, [&](std::string_view p) { return path.starts_with(p); });
}

Result<std::vector<TableLayer>> layersOf(const TableRequest& request) {
  const auto members = membersOf(request.path);
  if (!members.empty()) return layersOfMembers(request, members);
  TableAccess access(request);
  return layersBy(access);
}

Result<RawTable> readTable(const TableRequest& request, const std::string& layer,
                           const TableWatch& watch, Report& report) {
  const auto members = membersOf(request.path);
  if (!members.empty()) {
    return readMember(request, members, layer.empty() ? members[0] : layer, watch, report);
  }
  TableAccess access(request);
  return readBy(access, layer, watch, report);
}

}  // namespace geo
