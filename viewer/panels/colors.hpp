// The panels' colours: quiet beside the map, as light or dark as it is, text at WCAG AA contrast or
// better.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/theme/theme.hpp"

namespace viewer {

struct PanelColors {
  geo::Color ink;
  geo::Color quietInk;  // labels, counts of nothing, hints
  geo::Color panel, field;
  geo::Color line;  // borders and separators
  geo::Color button, buttonHovered, buttonHeld;
  geo::Color accent, accentPale;
  geo::Color certain, possible;  // columns of counts
  geo::Color warning, error;
};

/// Those that suit a map of this theme.
const PanelColors& panelColorsOf(ThemeId theme);

}  // namespace viewer
