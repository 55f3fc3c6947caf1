// The window's pictures: at once by a key, or ordered in the dialog with a preview.
#include "geo/base/time_text.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/pictures_folder.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/snapshot/layout_file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace fs = std::filesystem;

namespace {

/// A name in the pictures' folder that no file has: "truceline-2020-11-25.png", then "…-2.png".
std::string freeName(const Session& session, const std::string& ending) {
  std::string stem =
      "truceline-" + geo::formatMoment(session.clock.window.from, session.clock.zone);
  std::ranges::replace(stem, ':', '-');
  const fs::path folder = picturesFolder();
  fs::path path = folder / (stem + ending);
  std::error_code error;
  for (int i = 2; fs::exists(path, error); ++i) {
    path = folder / fmt::format("{}-{}{}", stem, i, ending);
  }
  return path.lexically_normal().string();
}

std::vector<PageLayoutPtr> bundledLayouts(const ScenarioPlace& place) {
  std::vector<PageLayoutPtr> layouts;
  const auto assets = assetsOf(place);
  if (!assets) return layouts;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(*assets / "layouts", error)) {
    if (auto layout = readLayout(entry.path())) layouts.push_back(std::move(*layout));
  }
  std::ranges::sort(layouts, {}, [](const PageLayoutPtr& layout) { return layout->name; });
  return layouts;
}

}  // namespace

geo::Result<WindowLoop::Ordered> WindowLoop::ordered(const ExportWish& wish) const {
  const auto format = formatOf(wish.path, {}, kStillKinds);
  if (!format) return tl::unexpected(format.error());
  const auto size = sizeOf(wish, session_.view);
  if (!size) return tl::unexpected(size.error());
  Session session = sessionFor(wish, *size, session_);
  MapArguments arguments = arguments_;
  arguments.layout = wish.layoutName;
  ExportTarget target{.path = wish.path,
                      .format = *format,
                      .dotsPerInch = size->dotsPerInch,
                      .origin = {hashesOf(hashes_, session),
                                 renderCommand(session, arguments, *format, size->dotsPerInch)}};
  if (auto good = checkExport(session, target); !good) return tl::unexpected(good.error());
  return Ordered{std::move(session), std::move(target)};
}

void WindowLoop::saveSnapshot(std::string path) {
  if (!scene_) return;
  if (path.empty()) path = freeName(session_, ".png");
  ExportWish asItIs;
  asItIs.path = path;
  const auto order = ordered(asItIs);
  if (!order) return tell(Message::Weight::Error, geo::describe(order.error()));
  const auto work = drawExport(order->session, *scene_, renderer_, order->target);
  if (!work) return tell(Message::Weight::Error, geo::describe(work.error()));
  jobs_.submit("save " + path, [this, work = *work, path](const std::stop_token&) -> Delivery {
    const auto written = work();
    return [this, written, path] { tellWritten(path, written); };
  });
}

void WindowLoop::exportPicture(const ExportWish& wish) {
  if (!scene_) return;
  const auto order = ordered(wish);
  if (!order) return tell(Message::Weight::Error, geo::describe(order.error()));
  exports_.start(
      order->session, scene_, order->target, network(),
      [this, path = wish.path](const geo::Result<void>& written) { tellWritten(path, written); });
}

void WindowLoop::copyCommand(const ExportWish& wish) {
  const auto order = ordered(wish);
  if (!order) return tell(Message::Weight::Error, geo::describe(order.error()));
  window_.copyText(order->target.origin.command);
  tell(Message::Weight::Info, "The command is copied");
}

void WindowLoop::tellWritten(const std::string& path, const geo::Result<void>& written) {
  if (written) {
    tell(Message::Weight::Info, "Picture saved: " + path);
  } else {
    tell(Message::Weight::Error, geo::describe(written.error()));
  }
}

/// What the dialog starts from when it is opened.
void WindowLoop::readyExportDialog() {
  ExportDialog& dialog = panels_.exporting;
  if (!dialog.open) {
    preview_.reset();
    previewScene_.reset();
    return;
  }
  if (preview_) return;
  if (layouts_.empty()) layouts_ = bundledLayouts(places_.back());
  const std::string ending = fs::path(dialog.wish.path).extension().string();
  dialog.wish.path = freeName(session_, ending.empty() ? ".png" : ending);
  auto made = MapRenderer::create();
  if (made) preview_ = std::move(*made);
}

ExportInfo WindowLoop::exportInfo() {
  ExportInfo info;
  info.running = exports_.running();
  readyExportDialog();
  if (!panels_.exporting.open || !preview_ || !scene_) return info;
  info.layouts = layouts_;
  for (const FormatTraits& traits : formats()) {
    if (traits.kind != FileKind::Film) info.endings.emplace_back(traits.extensions.front());
  }
  const auto size = sizeOf(panels_.exporting.wish, session_.view);
  if (!size) return info;
  if (previewScene_ != scene_) preview_->setScene(previewScene_ = scene_);
  const auto pixels = [&](int px) { return static_cast<int>(static_cast<float>(px) * fontScale_); };
  const Session small = previewOf(sessionFor(panels_.exporting.wish, *size, session_),
                                  pixels(kPreviewWidthPx), pixels(kPreviewHeightPx));
  const auto drawn = preview_->draw(sheetFrom(small, *scene_, &preview_->memo()));
  if (!drawn) return info;
  const gl::Framebuffer& picture = **drawn;
  info.preview = {picture.texture().id(), picture.widthPx(), picture.heightPx()};
  return info;
}

}  // namespace viewer::cli
