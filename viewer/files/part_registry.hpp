// The part files that lie on the disk just now, so that a program that is stopped takes them along.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

namespace viewer {

/// Remembers a part file; the place in the registry, or nothing where that is full.
std::optional<std::size_t> rememberPart(const std::filesystem::path& path);
void forgetPart(std::size_t place);

/// From now on SIGINT, SIGTERM and SIGHUP remove the part files before they end the program; a
/// signal that is ignored or already handled stays as it is. For main.
void removePartsWhenStopped();

}  // namespace viewer
