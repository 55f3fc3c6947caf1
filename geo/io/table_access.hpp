// An open vector file of the user's, behind the network gate. Within geo/io only.
#pragma once

#include "geo/io/gdal.hpp"
#include "geo/io/network_gate.hpp"
#include "geo/io/table_file.hpp"

#include <string>

namespace geo {

/// Opens what a table is read from, and tells failures in its name; what the gate held back comes
/// first.
class TableAccess {
 public:
  /// Of an archive that holds several files of rows, `member` says which.
  explicit TableAccess(const TableRequest& request, std::string member = {});

  /// What GDAL is to open: archives are looked into, web addresses read in pieces. Fails where it
  /// cannot be a file of rows.
  Result<std::string> name();

  /// All of its layers, private ones aside.
  Result<GDALDatasetUniquePtr> open(const std::string& name);

  /// "what: why", with what GDAL has said.
  tl::unexpected<Failure> failure(Failure::Kind kind, const std::string& what);

  /// Whether the gate held something back, on the network or outside the file's own folder.
  bool isRefused() const { return gate_.heldBack() || gate_.refusedFile(); }

  GdalMessages& messages() { return messages_; }
  const std::string& path() const { return request_.path; }
  const std::optional<GeoBox>& box() const { return request_.box; }
  const PlaceSystem& system() const { return request_.system; }

 private:
  TableRequest request_;
  std::string member_;
  GdalMessages messages_;
  NetworkGate gate_;
};

/// Whether a file is delimited text, which GDAL need not open: by its ending, unless its first
/// bytes say otherwise; and by them where the ending may be wrong, as with tables that are called
/// .xls.
bool isDelimited(const std::string& name);

}  // namespace geo
