// What GDAL has to say on threads of its own, where no GdalMessages listens. Within geo/io only.
#pragma once

#include <cstddef>

namespace geo {

/// Counts from now on, and prints nothing; once.
void listenToOtherThreads();

/// Warnings and errors so far. Where the count has grown, one may concern what was read meanwhile.
std::size_t warningsOfOtherThreads();

}  // namespace geo
