// Between GDAL and the network. A file can point anywhere: a VRT to a web address, its overview to
// a bucket, its reference system to a page; so the gate stands below the names, at GDAL's own
// doors.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/network.hpp"

#include <filesystem>
#include <optional>
#include <string>

#include <cpl_conv.h>

namespace geo {

/// Registers GDAL's drivers and hangs the gates, once; every way to GDAL begins here.
void prepareGdal();

/// While it lives, GDAL on this thread reaches the network and databases only if that is allowed,
/// and never opens what only a hostile file names: a place in memory, or standard input. One at a
/// time on a thread.
class NetworkGate {
 public:
  /// Where a folder is given, it opens no other file of this machine as a data set: a file may not
  /// point out of its own folder.
  explicit NetworkGate(Network network, std::filesystem::path folder = {});
  ~NetworkGate();
  NetworkGate(const NetworkGate&) = delete;
  NetworkGate& operator=(const NetworkGate&) = delete;

  /// Whether something was held back that would have gone out.
  bool heldBack() const { return heldBackName_.has_value(); }

  /// True when nothing may go out; the first that would have is remembered.
  bool holdsBack(const std::string& name);

  /// That something was held back, and what, as a failure of "path".
  Failure refusal(const std::string& path) const;

  /// True, and remembered, when a data set lies outside the folder.
  bool refuses(const std::string& name);

  /// The first that lay outside.
  const std::optional<std::string>& refusedFile() const { return refusedFile_; }

 private:
  Network network_;
  std::filesystem::path folder_;
  std::optional<std::string> heldBackName_;
  std::optional<std::string> refusedFile_;
  // A silent server is given up after seconds, unless the user has set another patience.
  CPLConfigOptionSetter connecting_{"GDAL_HTTP_CONNECTTIMEOUT", "10", true};
  CPLConfigOptionSetter bytes_{"GDAL_HTTP_LOW_SPEED_LIMIT", "1", true};
  CPLConfigOptionSetter seconds_{"GDAL_HTTP_LOW_SPEED_TIME", "15", true};
};

}  // namespace geo
