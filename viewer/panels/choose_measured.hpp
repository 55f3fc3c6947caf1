// Choosing the events within a measured area, or near a measured line.
#pragma once

namespace viewer {

struct Panel;

/// A button, and how near is near; nothing where nothing is measured or no table is there.
void drawChooseMeasured(const Panel& panel);

}  // namespace viewer
