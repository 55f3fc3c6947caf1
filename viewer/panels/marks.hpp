// Stable names for widgets, so that a test can find and click them whatever their labels say.
#pragma once

#include "viewer/panels/layout.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace viewer::ui {

/// Where a widget was drawn in this frame, and the text that it shows where that matters.
struct Mark {
  Rect rect;
  std::string text;
};

/// Filled anew in each frame.
struct Recorder {
  std::map<std::string, Mark, std::less<>> marks;
};

/// Records the last item under `name`; does nothing without a recorder.
void mark(Recorder* recorder, std::string_view name, std::string_view text = {});

/// The same for a name with parts, which is only put together when it is needed.
template <class... Parts>
void markNamed(Recorder* recorder, fmt::format_string<Parts...> name, Parts&&... parts) {
  if (recorder) mark(recorder, fmt::format(name, std::forward<Parts>(parts)...));
}

}  // namespace viewer::ui
