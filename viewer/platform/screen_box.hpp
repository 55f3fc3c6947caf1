// Rectangles on the desktop: monitors and windows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace viewer {

struct ScreenBox {
  int x = 0, y = 0, width = 0, height = 0;  // in the desktop's units
  bool operator==(const ScreenBox&) const = default;
};

/// The area that both cover.
long long sharedArea(const ScreenBox& a, const ScreenBox& b);

/// The index of the monitor with most of the window; nothing when it lies on none.
std::optional<std::size_t> monitorUnder(std::span<const ScreenBox> monitors,
                                        const ScreenBox& window);

/// The first that shows nothing of what the other one shows; nothing when each mirrors it.
std::optional<std::size_t> monitorApartFrom(std::span<const ScreenBox> monitors,
                                            const ScreenBox& other);

}  // namespace viewer
