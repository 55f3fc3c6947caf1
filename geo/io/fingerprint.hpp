// What data a picture was made from, as a hash that anybody can compute again.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// SHA-256 of one file, 64 hexadecimal digits.
Result<std::string> sha256Of(const std::filesystem::path& file);

/// The same of bytes.
std::string sha256OfBytes(std::string_view bytes);

/// SHA-256 over the lines "<sha256 of a file>  <its name>\n", sorted by name, as
/// `sha256sum * | sort -k2 | sha256sum` gives it. Names are without their folders.
Result<std::string> fingerprintOf(std::vector<std::filesystem::path> files);

/// The files that a scenario was read from: scenario.toml, its sources, the tables of its layers.
std::vector<std::filesystem::path> filesOf(const Scenario& scenario,
                                           const std::filesystem::path& path);

}  // namespace geo
