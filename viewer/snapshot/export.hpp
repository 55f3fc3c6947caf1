// A session becomes a file of any format that holds a map.
#pragma once

#include "viewer/files/picture_formats.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/session.hpp"
#include "viewer/snapshot/manifest.hpp"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace viewer {

struct ExportTarget {
  std::filesystem::path path;
  FileFormat format = FileFormat::Png;
  double dotsPerInch = 96;
  Origin origin;
  enum class WorldFile { No, Yes };
  WorldFile worldFile = WorldFile::No;
};

/// What is left to do once a map has been drawn: encoding and writing, on any thread.
using PendingFile = std::function<geo::Result<void>()>;

/// How a long picture is watched.
struct ExportWatch {
  std::stop_token stop{};
  std::function<void(float share)> progress{};  // from the thread that encodes; may be empty
};

/// What a picture that was asked to stop gives.
tl::unexpected<geo::Failure> stopped(const ExportTarget& target);

/// What the file says of itself.
PictureFacts factsFor(const Session& session, const ExportTarget& target);

/// What can be known before anything is drawn: that the format takes the size, that a world file
/// has one map to place, that a marking is there where the scenario wants one.
geo::Result<void> checkExport(const Session& session, const ExportTarget& target);

/// Draws what `session` shows; the renderer must hold `scene`. A picture too large to be kept in
/// memory is encoded and written on the way. Asked to stop, it fails and leaves nothing.
geo::Result<PendingFile> drawExport(const Session& session, const MapScene& scene,
                                    MapRenderer& renderer, const ExportTarget& target,
                                    const ExportWatch& watch = {});

}  // namespace viewer
