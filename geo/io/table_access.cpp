#include "geo/io/table_access.hpp"

#include "geo/io/archive_names.hpp"
#include "geo/io/file_kind.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

std::string lowerEndingOf(const std::string& name) {
  std::string ending = fs::path(name).extension();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return ending;
}

bool isCalledText(const std::string& ending) {
  constexpr const char* kEndings[] = {".csv", ".tsv", ".psv", ".txt"};
  return std::ranges::find(kEndings, ending) != std::end(kEndings);
}

/// Endings under which programs also write delimited text.
bool mayBeText(const std::string& ending) {
  constexpr const char* kEndings[] = {"", ".xls", ".xlsx", ".ods", ".dat", ".tab", ".asv", ".data"};
  return std::ranges::find(kEndings, ending) != std::end(kEndings);
}

/// The ending of what a packed file holds.
std::string innerEndingOf(const std::string& name) {
  const fs::path path(name);
  return lowerEndingOf(lowerEndingOf(name) == ".gz" ? path.stem() : path);
}

/// What a file is that is on this machine, and yet no table for this program.
const char* notRows(FileKind kind) {
  if (kind == FileKind::WebPage) {
    return "a web page, not a table: open it in a spreadsheet program and save it as CSV or XLSX, "
           "or download it again while signed in";
  }
  if (kind == FileKind::Parquet) {
    return "Parquet, which this program cannot read: save it as CSV, GeoPackage or FlatGeobuf";
  }
  return nullptr;
}

/// The drivers for a file whose ending would lead GDAL astray; nothing for all of them.
const char* const* driversFor(FileKind kind, const std::string& ending) {
  static constexpr const char* kJson[] = {"GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", nullptr};
  static constexpr const char* kSqlite[] = {"GPKG", "SQLite", nullptr};
  static constexpr const char* kMarkup[] = {"LIBKML", "KML", "GPX", "GML", "GeoRSS", nullptr};
  if (!isCalledText(ending)) return nullptr;
  if (kind == FileKind::Json) return kJson;
  if (kind == FileKind::Sqlite) return kSqlite;
  return kind == FileKind::Markup ? kMarkup : nullptr;
}

/// What GDAL has said, for somebody who does not know it.
std::string inPlainWords(const std::string& said) {
  const auto tells = [&said](const char* words) { return said.find(words) != std::string::npos; };
  if (tells("not recognized as a supported file format")) return "no format that is known here";
  if (tells("SHAPE_RESTORE_SHX")) {
    return "the .shx file beside it is missing; a Shapefile is several files, keep .shp, .shx and "
           ".dbf together";
  }
  return said;
}

/// Why "path" cannot be a file of rows, if it cannot. A name that GDAL alone understands has a
/// colon, begins with "/vsi" or is a text of its own.
std::optional<Failure> notRows(const std::string& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  const auto failure = [&path](Failure::Kind kind, const char* what) {
    return Failure{kind, what, path};
  };
  if (fs::is_directory(status)) {
    if (lowerEndingOf(path) == ".gdb") return std::nullopt;
    return failure(Failure::Kind::Unreadable, "a folder, not a file of rows");
  }
  if (fs::exists(status)) {
    if (!fs::is_regular_file(status)) {
      return failure(Failure::Kind::Unreadable, "not a regular file");
    }
    if (fs::file_size(path, error) == 0) return failure(Failure::Kind::Invalid, "an empty file");
    if (const char* const what = notRows(kindOfStart(startOf(path)))) {
      return failure(Failure::Kind::Unsupported, what);
    }
    return std::nullopt;
  }
  const bool named = path.find(':') != std::string::npos || path.starts_with("/vsi") ||
                     path.starts_with('<') || path.starts_with('{');
  return named ? std::nullopt : std::optional{failure(Failure::Kind::NotFound, "no such file")};
}

bool isRemoteName(const std::string& name) {
  return name.find("/vsicurl/") != std::string::npos || name.find("://") != std::string::npos;
}

/// The folder that a file of the user's may not reach out of; empty for other names.
fs::path folderOf(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  if (error || !fs::exists(path, error)) return {};
  return fs::is_directory(whole) ? whole : whole.parent_path();
}

}  // namespace

TableAccess::TableAccess(const TableRequest& request, std::string member)
    : request_(request),
      member_(std::move(member)),
      gate_(request.network, folderOf(request.path)) {}

Result<std::string> TableAccess::name() {
  const std::string& path = request_.path;
  if (const auto failed = notRows(path)) return tl::unexpected(*failed);
  if (!member_.empty()) return nameOfMember(path, member_);
  if (path.starts_with("http://") || path.starts_with("https://")) return "/vsicurl/" + path;
  const bool plain = !path.starts_with("/vsi");
  if (plain && lowerEndingOf(path) == ".gz") return "/vsigzip/" + path;
  if (plain && lowerEndingOf(path) == ".zip") return nameInArchive(path);
  return path;
}

Result<GDALDatasetUniquePtr> TableAccess::open(const std::string& name) {
  constexpr unsigned kFlags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  // GDAL would put files of its own beside the user's.
  const CPLConfigOptionSetter plain("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO", false);
  const char* const options[] = {"@WRITE_GFS=NO", nullptr};
  const bool isHere = !isRemoteName(name);
  const FileKind kind = isHere ? kindOfStart(startOf(name)) : FileKind::Other;
  const char* const* const drivers = driversFor(kind, innerEndingOf(name));
  GDALDatasetUniquePtr dataset(GDALDataset::Open(name.c_str(), kFlags, drivers, options, nullptr));
  if (!dataset) return failure(Failure::Kind::Unreadable, "not a file of rows that can be read");
  if (isRefused()) return failure(Failure::Kind::Unreadable, "");
  if (dataset->GetLayerCount() == 0) return failure(Failure::Kind::Unsupported, "holds no rows");
  return dataset;
}

tl::unexpected<Failure> TableAccess::failure(Failure::Kind kind, const std::string& what) {
  const auto said = messages_.take();
  if (gate_.heldBack()) return tl::unexpected(gate_.refusal(path()));
  if (const auto& file = gate_.refusedFile()) {
    return fail(Failure::Kind::Unsupported,
                fmt::format("points to {}, outside its own folder: not opened", *file), path());
  }
  return fail(kind, said ? what + ": " + inPlainWords(*said) : what, path());
}

bool isDelimited(const std::string& name) {
  const std::string ending = innerEndingOf(name);
  const bool called = isCalledText(ending);
  if (isRemoteName(name) || (!called && !mayBeText(ending))) return called;
  const std::string start = startOf(name);
  const FileKind kind = kindOfStart(start);
  if (called) return kind == FileKind::Text || kind == FileKind::Other;
  const bool isMapInfo = start.starts_with("!table");
  return kind == FileKind::Text && !isMapInfo && start.find_first_of(",;\t|") != std::string::npos;
}

}  // namespace geo
