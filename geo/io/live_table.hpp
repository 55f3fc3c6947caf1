// Tables of a database that are too large to be read whole: only the rows of a box and a time are
// asked for, and asked for again when these change. Every call opens a connection and closes it, so
// calls may run on several threads at once, and a server that was gone is found again.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "geo/coords/positions.hpp"
#include "geo/io/network.hpp"
#include "geo/table/assemble.hpp"
#include "geo/table/raw_table.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace geo {

struct LiveAccess {
  std::string address;  // as the user wrote it, perhaps with a password: never shown, never kept
  std::string layer;    // "table" or "schema.table"; empty: the only one with places
  Network network = Network::Forbidden;
  std::chrono::milliseconds patience{30'000};  // no statement takes longer
};

/// What is known of such a table before its rows are asked for. Frozen.
struct LiveTable {
  LiveAccess access;           // its layer is named
  std::string shown;           // the address without passwords
  RawTable sample;             // some rows, without order
  TableWishes wishes;          // with the columns that the sample's rows have been found to use
  std::int64_t rowsAbout = 0;  // as the database estimates it
  // Of columns of texts and whole numbers: the most frequent of all rows, in that order, as the
  // database's statistics have them.
  std::map<std::string, std::vector<std::string>> commonValues;
  GeoBox extent{};   // of all rows, as far as known; all 0 when no row has a place
  TimeSpan range{};  // of all rows; empty when none is dated, or SQL cannot compare
  // As SQL has them; empty where it cannot compare.
  std::string relation, geometry, begin, end, longitude, latitude;
  int srid = 0;                    // of the geometry
  std::string system;              // its reference system as WKT; empty: degrees
  std::chrono::days timeMargin{};  // how far a row's date may be off what it says
};

/// Which rows; of neither a box nor a time: all.
struct LiveQuery {
  std::optional<GeoBox> box{};
  std::optional<TimeSpan> times{};
  std::size_t most = 1'000'000;
};

/// Looks into a table: its columns, what they say, how many rows there are, where and when. Fails
/// in one line, without a password, where the network is not allowed (Unavailable), nobody answers,
/// or there is no such table; the ones that there are are named.
Result<LiveTable> openLive(const LiveAccess& access, const TableWishes& wishes,
                           const std::stop_token& stop = {});

/// All rows that may lie in the box and happen in the time, and few others. Fails where there are
/// more than `most`, or the database takes too long, with how to narrow; with Unavailable when a
/// stop was asked for.
Result<RawTable> readLive(const LiveTable& table, const LiveQuery& query,
                          const std::stop_token& stop = {});

/// "live: 1,234 of about 1,000,000 rows, of this box and time".
std::string wordsFor(const LiveTable& table, const LiveQuery& query, std::size_t rows);

}  // namespace geo
