// Names of files in a bundle: such as every system can have in one folder, and in it alone.
#pragma once

#include "geo/base/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace geo {

inline constexpr std::string_view kBundleTypeName = "mimetype";  // the first entry
inline constexpr std::string_view kBundleType = "application/x-truceline-bundle";
inline constexpr std::string_view kManifestName = "manifest.json";
inline constexpr std::string_view kBundledScenario = "scenario";  // folders
inline constexpr std::string_view kBundledAssets = "assets";

/// "the entry 'x' is damaged", in one short line whatever the name is.
std::string ofEntry(std::string_view name, std::string_view what);

/// Fails, naming the entry, where a name leads out of the bundle or is none that a file can have
/// everywhere; where two are the same, also where case does not count; where one is a folder of
/// another one.
Result<void> checkBundledNames(std::span<const std::string> names);

}  // namespace geo
