// Some rows that tell what a column holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace geo {

/// About a thousand of the rows that are filled, spread evenly; all of them if they are fewer.
template <class IsFilled>
std::vector<std::size_t> sampledRows(std::size_t rows, IsFilled isFilled) {
  constexpr std::size_t kEnough = 1000;
  std::size_t filled = 0;
  for (std::size_t row = 0; row < rows; ++row) filled += isFilled(row) ? 1u : 0u;
  const std::size_t step = std::max<std::size_t>(1, filled / kEnough);
  std::vector<std::size_t> sample;
  std::size_t seen = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    if (isFilled(row) && seen++ % step == 0) sample.push_back(row);
  }
  return sample;
}

}  // namespace geo
