#include "viewer/platform/screen_box.hpp"

#include <algorithm>

namespace viewer {

long long sharedArea(const ScreenBox& a, const ScreenBox& b) {
  const int width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const int height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width > 0 && height > 0 ? static_cast<long long>(width) * height : 0;
}

std::optional<std::size_t> monitorUnder(std::span<const ScreenBox> monitors,
                                        const ScreenBox& window) {
  std::optional<std::size_t> most;
  long long area = 0;
  for (std::size_t i = 0; i < monitors.size(); ++i) {
    const long long shared = sharedArea(monitors[i], window);
    if (shared <= area) continue;
    area = shared;
    most = i;
  }
  return most;
}

std::optional<std::size_t> monitorApartFrom(std::span<const ScreenBox> monitors,
                                            const ScreenBox& other) {
  for (std::size_t i = 0; i < monitors.size(); ++i) {
    const bool shows = monitors[i].width > 0 && monitors[i].height > 0;
    if (shows && sharedArea(monitors[i], other) == 0) return i;
  }
  return std::nullopt;
}

}  // namespace viewer
