// The window in which a picture is ordered: file, layout, size, with the picture in small.
#pragma once

#include "viewer/session/export_wish.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace viewer {

struct Panel;

/// Kept from one opening to the next.
struct ExportDialog {
  bool open = false;
  ExportWish wish;
};

/// What the loop knows of pictures and the session does not.
struct ExportInfo {
  std::vector<std::string> endings;    // of the formats: ".png"
  std::vector<PageLayoutPtr> layouts;  // that can be chosen
  struct Preview {
    std::uint32_t texture = 0;  // of OpenGL, upside down; 0 is none yet
    int widthPx = 0, heightPx = 0;
  } preview;
  struct Running {
    std::string path;
    float share = 0;  // that is done
  };
  std::vector<Running> running;
};

/// The largest preview, at scale 1.
inline constexpr int kPreviewWidthPx = 420, kPreviewHeightPx = 300;

void drawExportDialog(const Panel& panel);

/// The pictures that are being made, each with a way to stop it.
void drawRunningExports(const Panel& panel);

}  // namespace viewer
