// How the map looks: theme, projection, grid, each piece of furniture, handling marking.
#pragma once

#include "viewer/panels/panel.hpp"

namespace viewer {

/// A button and what it opens.
void drawMapSettings(const Panel& panel);

}  // namespace viewer
