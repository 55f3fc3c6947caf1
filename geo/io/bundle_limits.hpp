// How much a bundle may hold: more is refused before anything of it is unpacked.
#pragma once

#include <cstdint>

namespace geo {

inline constexpr std::uint64_t kMostBundledFiles = 2000;
inline constexpr std::uint64_t kMostBytesOfBundledFile = std::uint64_t{1} << 30;
inline constexpr std::uint64_t kMostBundledBytes = std::uint64_t{2} << 30;
inline constexpr std::uint64_t kMostManifestBytes = std::uint64_t{4} << 20;
inline constexpr std::uint64_t kLongestBundledName = 240;  // bytes

/// A file that unpacks to more than `kUnpacksFreely` may not be this many times as large as it lies
/// in the bundle.
inline constexpr std::uint64_t kMostRatio = 250;
inline constexpr std::uint64_t kUnpacksFreely = std::uint64_t{1} << 20;

}  // namespace geo
