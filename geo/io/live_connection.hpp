// One connection to a database, through GDAL, behind the network's gate. Within geo/io only.
#pragma once

#include "geo/io/gdal.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/live_table.hpp"
#include "geo/io/network_gate.hpp"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <ogrsf_frmts.h>

namespace geo {

/// The rows of a statement's answer, read in pages.
class LiveRows {
 public:
  LiveRows(GDALDataset& dataset, OGRLayer* layer);
  OGRLayer& layer() { return *layer_; }

 private:
  struct Release {
    GDALDataset* dataset;
    void operator()(OGRLayer* layer) const { dataset->ReleaseResultSet(layer); }
  };
  std::unique_ptr<OGRLayer, Release> layer_;
};

/// Reads only, never longer than the access's patience a statement, times in UTC. While it lives
/// nothing else of GDAL's can be opened on this thread.
class LiveConnection {
  struct Key {};  // only open() makes one

 public:
  LiveConnection(Key, const LiveAccess& access, LiveAddress address);
  ~LiveConnection();
  static Result<std::unique_ptr<LiveConnection>> open(const LiveAccess& access);

  /// What is asked from now on sees the rows as they are now.
  Result<void> freeze();

  /// The first row of the answer as texts, empty where there is no value; no texts without a row.
  Result<std::vector<std::string>> ask(const std::string& statement);
  Result<LiveRows> rows(const std::string& statement);

  /// Has whatever is asked for broken off, over a connection of its own, as soon as that is wished.
  /// Afterwards nothing more can be asked.
  Result<void> breakOffWhen(std::stop_token stop);

  std::vector<std::string> placedTables();

  /// What the database said since the last time, where it said that something failed.
  std::optional<Failure> takeFailure();
  tl::unexpected<Failure> failure(Failure::Kind kind, const std::string& what) const;

 private:
  class Breaker;
  Result<void> connect();
  Failure failureFrom(const std::string& said) const;

  LiveAccess access_;
  LiveAddress address_;
  GdalMessages messages_;
  NetworkGate gate_;
  CPLConfigOptionSetter page_{"OGR_PG_CURSOR_PAGE", "5000", true};
  GDALDatasetUniquePtr dataset_;
  std::unique_ptr<Breaker> breaker_;  // last: ends first
};

}  // namespace geo
