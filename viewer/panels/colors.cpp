#include "viewer/panels/colors.hpp"

namespace viewer {

namespace {

constexpr PanelColors kLight{.ink = {33, 36, 41},
                             .quietInk = {92, 98, 105},
                             .panel = {246, 246, 244},
                             .field = {255, 255, 255},
                             .line = {205, 207, 208},
                             .button = {229, 231, 232},
                             .buttonHovered = {214, 220, 226},
                             .buttonHeld = {196, 206, 217},
                             .accent = {31, 95, 153},
                             .accentPale = {208, 223, 238},
                             .certain = {58, 70, 84},
                             .possible = {168, 178, 188},
                             .warning = {150, 86, 0},
                             .error = {176, 35, 35}};

constexpr PanelColors kDark{.ink = {230, 232, 235},
                            .quietInk = {168, 174, 182},
                            .panel = {28, 32, 37},
                            .field = {18, 21, 25},
                            .line = {66, 72, 80},
                            .button = {46, 52, 59},
                            .buttonHovered = {58, 66, 76},
                            .buttonHeld = {72, 84, 98},
                            .accent = {112, 176, 232},
                            .accentPale = {38, 66, 92},
                            .certain = {186, 196, 208},
                            .possible = {98, 108, 120},
                            .warning = {236, 170, 76},
                            .error = {242, 130, 124}};

/// Nothing is told by a pale grey alone.
constexpr PanelColors kContrast{.ink = {0, 0, 0},
                                .quietInk = {48, 50, 54},
                                .panel = {255, 255, 255},
                                .field = {255, 255, 255},
                                .line = {90, 92, 96},
                                .button = {230, 232, 234},
                                .buttonHovered = {206, 214, 222},
                                .buttonHeld = {180, 194, 208},
                                .accent = {0, 66, 128},
                                .accentPale = {192, 214, 236},
                                .certain = {20, 24, 30},
                                .possible = {118, 124, 132},
                                .warning = {120, 66, 0},
                                .error = {150, 0, 0}};

}  // namespace

const PanelColors& panelColorsOf(ThemeId theme) {
  switch (theme) {
    case ThemeId::Dark:
      return kDark;
    case ThemeId::Contrast:
      return kContrast;
    case ThemeId::Paper:
    case ThemeId::Light:
    case ThemeId::Grey:
      break;
  }
  return kLight;
}

}  // namespace viewer
