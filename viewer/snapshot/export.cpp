#include "viewer/snapshot/export.hpp"

#include "viewer/snapshot/data_export.hpp"
#include "viewer/snapshot/snapshot.hpp"
#include "viewer/vector/vector_picture.hpp"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;

geo::Result<void> writeCompanions(const ExportTarget& target, const PictureFacts& facts,
                                  const geo::ProjectionPtr& projection) {
  if (target.worldFile == ExportTarget::WorldFile::No || !facts.place) return {};
  return writeWorldFile(target.path, *facts.place, *projection);
}

/// What may be kept in memory while other pictures are drawn: a page at 300 dpi.
bool isSmall(const geo::View& view) {
  return static_cast<double>(view.widthPx) * view.heightPx <= 20e6;
}

/// Tells how far a picture has come, row by row.
class Progress {
 public:
  Progress(const geo::View& view, const ExportWatch& watch) : view_(view), watch_(watch) {}
  void add(const Rows& rows) {
    done_ += static_cast<double>(rows.size()) / 4;
    if (watch_.progress) {
      watch_.progress(static_cast<float>(done_ / view_.widthPx / view_.heightPx));
    }
  }

 private:
  geo::View view_;
  const ExportWatch& watch_;
  double done_ = 0;
};

geo::Result<PendingFile> drawSmall(const Session& session, const Sheet& sheet,
                                   MapRenderer& renderer, const ExportTarget& target,
                                   const ExportWatch& watch) {
  Progress progress(sheet.view, watch);
  auto picture = std::make_shared<Picture>(session.view.widthPx, session.view.heightPx);
  const auto drawn = drawInBands(sheet, renderer, [&](Rows rows) -> geo::Result<void> {
    if (watch.stop.stop_requested()) return stopped(target);
    progress.add(rows);
    append(*picture, std::move(rows));
    return {};
  });
  if (!drawn) return tl::unexpected(drawn.error());
  return PendingFile([picture, target, facts = factsFor(session, target),
                      projection = session.projection]() -> geo::Result<void> {
    if (auto done = writePicture(target.path, target.format, facts, *picture); !done) return done;
    return writeCompanions(target, facts, projection);
  });
}

geo::Result<PendingFile> drawLarge(const Session& session, const Sheet& sheet,
                                   MapRenderer& renderer, const ExportTarget& target,
                                   const ExportWatch& watch) {
  Progress progress(sheet.view, watch);
  const PictureFacts facts = factsFor(session, target);
  auto writer = startPicture(target.path, target.format, facts);
  if (!writer) return tl::unexpected(writer.error());
  const auto drawn = drawInBands(sheet, renderer, [&](const Rows& rows) -> geo::Result<void> {
    if (watch.stop.stop_requested()) return stopped(target);
    progress.add(rows);
    return (*writer)->addRows(rows);
  });
  if (!drawn) return tl::unexpected(drawn.error());
  if (auto done = (*writer)->finish(); !done) return tl::unexpected(done.error());
  if (auto done = writeCompanions(target, facts, session.projection); !done) {
    return tl::unexpected(done.error());
  }
  return PendingFile([]() -> geo::Result<void> { return {}; });
}

geo::Result<PendingFile> drawVectors(const Session& session, const Sheet& sheet,
                                     const MapScene& scene, MapRenderer& renderer,
                                     const ExportTarget& target) {
  const auto format = target.format == FileFormat::Pdf ? VectorFormat::Pdf : VectorFormat::Svg;
  auto bytes = vectorPicture(format, sheet, scene, renderer, factsFor(session, target));
  if (!bytes) return tl::unexpected(bytes.error());
  const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(*bytes));
  return PendingFile([shared, path = target.path] { return writeWhole(path, *shared); });
}

/// Nothing is drawn: the rows are looked for and written in one.
PendingFile writeData(const Session& session, const ExportTarget& target) {
  return [session, target]() -> geo::Result<void> {
    const auto bytes = dataFile(session, manifestOf(session, target.origin), target.format);
    if (!bytes) return geo::fail(bytes.error().kind, bytes.error().what, target.path.string());
    return writeWhole(target.path, *bytes);
  };
}

}  // namespace

tl::unexpected<Failure> stopped(const ExportTarget& target) {
  return geo::fail(Failure::Kind::Unavailable, "stopped, nothing is written", target.path.string());
}

PictureFacts factsFor(const Session& session, const ExportTarget& target) {
  return {.widthPx = session.view.widthPx,
          .heightPx = session.view.heightPx,
          .dotsPerInch = target.dotsPerInch,
          .place = planePlaceOf(session),
          .manifest = manifestOf(session, target.origin)};
}

geo::Result<void> checkExport(const Session& session, const ExportTarget& target) {
  const std::string name = target.path.string();
  std::error_code error;
  const auto folder = target.path.parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
    return geo::fail(Failure::Kind::Unwritable, "cannot write (no such folder)", name);
  }
  if (session.scenario->markingRequired &&
      (session.marking.text.empty() || !session.furniture.has(FurniturePiece::Marking))) {
    return geo::fail(Failure::Kind::Invalid,
                     "the scenario wants a handling marking on every picture; set one (--marking)",
                     name);
  }
  if (target.worldFile == ExportTarget::WorldFile::Yes) {
    if (target.path == "-") {
      return geo::fail(Failure::Kind::Usage, "--world-file needs a file name", "-o -");
    }
    if (traitsOf(target.format).kind != FileKind::Picture) {
      return geo::fail(Failure::Kind::Usage, "--world-file is for pictures", name);
    }
    if (!planePlaceOf(session)) {
      return geo::fail(Failure::Kind::Usage, "--world-file wants one map, not two side by side",
                       name);
    }
  }
  return checkSize(target.format, session.view.widthPx, session.view.heightPx);
}

geo::Result<PendingFile> drawExport(const Session& session, const MapScene& scene,
                                    MapRenderer& renderer, const ExportTarget& target,
                                    const ExportWatch& watch) {
  if (auto good = checkExport(session, target); !good) return tl::unexpected(good.error());
  if (watch.stop.stop_requested()) return stopped(target);
  if (traitsOf(target.format).kind == FileKind::Data) return writeData(session, target);
  const Sheet sheet = sheetFrom(session, scene, &renderer.memo());
  if (traitsOf(target.format).kind == FileKind::Vector) {
    return drawVectors(session, sheet, scene, renderer, target);
  }
  return isSmall(session.view) ? drawSmall(session, sheet, renderer, target, watch)
                               : drawLarge(session, sheet, renderer, target, watch);
}

}  // namespace viewer
