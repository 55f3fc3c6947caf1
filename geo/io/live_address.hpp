// Addresses of databases, and the passwords in them, which nobody is to see.
#pragma once

#include "geo/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Whether a name is the address of a database whose rows are asked for part by part: "PG:…",
/// "postgresql://…".
bool isLiveAddress(std::string_view name);

/// The name as it may be shown and kept: an address loses its passwords, whether between user and
/// host, as a parameter or as a word; what of it cannot be read is left out. Other names stay.
std::string withoutPassword(std::string_view name);

/// An address of a database, taken apart. Within geo/io only.
struct LiveAddress {
  std::string shown;                 // without passwords
  std::string connection;            // as GDAL opens it
  std::vector<std::string> secrets;  // as they are written, and as they are meant
};

/// Fails, quoting nothing of it, where the address cannot be read.
Result<LiveAddress> liveAddressOf(std::string_view address);

}  // namespace geo
