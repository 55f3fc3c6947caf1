// Line numbers for GeoJSON, which its reader does not keep.
#pragma once

#include <string_view>
#include <vector>

namespace geo {

/// The lines, from 1, where the elements of the root's "features" array begin, in their order. Any
/// text is taken; of text that is not JSON the answer means nothing.
std::vector<int> featureLines(std::string_view json);

}  // namespace geo
