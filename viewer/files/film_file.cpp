#include "viewer/files/film_file.hpp"

#include "viewer/files/manifest_text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;
using Arguments = std::vector<std::string>;

void append(Arguments& arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
}

int evenAbove(int side) {
  return side + side % 2;
}

/// H.264 in 4:2:0 has no odd sides.
bool wantsEvenSides(FileFormat format) {
  return format == FileFormat::Mp4;
}

/// The frame with its edge repeated until it is as large as wanted.
std::vector<std::uint8_t> extended(const Picture& frame, int widthPx, int heightPx) {
  constexpr std::ptrdiff_t kPixel = 4;
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) * kPixel);
  for (int row = 0; row < heightPx; ++row) {
    const auto begin = frame.rgba.begin() +
                       std::ptrdiff_t{std::min(row, frame.heightPx - 1)} * frame.widthPx * kPixel;
    const auto end = begin + frame.widthPx * kPixel;
    rgba.insert(rgba.end(), begin, end);
    for (int i = frame.widthPx; i < widthPx; ++i) rgba.insert(rgba.end(), end - kPixel, end);
  }
  return rgba;
}

Arguments words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// Frames from standard input, and nothing else from anywhere.
Arguments inputArguments(int widthPx, int heightPx, int framesPerSecond) {
  return words(
      fmt::format("-hide_banner -nostdin -loglevel error -xerror -y -protocol_whitelist pipe "
                  "-f rawvideo -pixel_format rgb0 -video_size {}x{} -framerate {} -i pipe:0",
                  widthPx, heightPx, framesPerSecond));
}

/// Every frame once, no trace of the encoder's version or of the clock.
constexpr const char* kExact = "-fps_mode passthrough -fflags +bitexact -flags:v +bitexact";

/// Colours as high-definition television codes them, and told so.
constexpr const char* kVideoColors =
    "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 "
    "-color_trc bt709 -color_range tv -color_primaries bt709";

// The number of threads is part of what comes out, so it does not depend on the machine.
constexpr const char* kMp4 =
    "-c:v libx264 -preset medium -crf 18 -threads 4 -movflags +faststart -f mp4";
constexpr const char* kWebM =
    "-c:v libvpx-vp9 -crf 24 -b:v 0 -deadline good -cpu-used 3 -row-mt 1 -tile-columns 2 "
    "-threads 4 -f webm";

/// One palette for the whole film, without dithering: areas of flat colour stay flat and still.
constexpr const char* kGif =
    "-filter_complex [0:v]split[a][b];[a]palettegen[palette];"
    "[b][palette]paletteuse=dither=none:diff_mode=rectangle -loop 0 -f gif";

Arguments codecArguments(FileFormat format, int framesPerSecond) {
  if (format == FileFormat::Gif) {
    const int lastHundredths = std::max(1, 100 / framesPerSecond);
    return words(fmt::format("{} -final_delay {}", kGif, lastHundredths));
  }
  return words(fmt::format("{} {}", kVideoColors, format == FileFormat::Mp4 ? kMp4 : kWebM));
}

Arguments metadataArguments(const Manifest& manifest) {
  Arguments arguments;
  const std::string_view title = valueOf(manifest, "Title");
  if (!title.empty()) append(arguments, {"-metadata", fmt::format("title={}", title)});
  if (!manifest.empty()) {
    append(arguments, {"-metadata", fmt::format("comment={}", linesOf(manifest))});
  }
  return arguments;
}

/// A palette for the whole film is known only after its last frame: ffmpeg keeps them all.
geo::Result<void> checkGif(const FilmFacts& facts) {
  constexpr double kMostBytes = 1 << 30;
  const double bytes = 4.0 * facts.picture.widthPx * facts.picture.heightPx * facts.frameCount;
  if (bytes <= kMostBytes) return {};
  return geo::fail(Failure::Kind::Unsupported,
                   fmt::format("a GIF of {} frames of {}x{} takes {:.1f} GiB of memory, more than "
                               "1; smaller or fewer frames, or .mp4 or .webm",
                               facts.frameCount, facts.picture.widthPx, facts.picture.heightPx,
                               bytes / kMostBytes));
}

geo::Result<void> checkFilm(FileFormat format, const FilmFacts& facts) {
  if (traitsOf(format).kind != FileKind::Film) {
    return geo::fail(Failure::Kind::Usage, "not a format of films",
                     std::string(traitsOf(format).name));
  }
  auto fits = checkSize(format, facts.picture.widthPx, facts.picture.heightPx);
  if (!fits) return fits;
  if (facts.frameCount < 1 || facts.framesPerSecond < 1) {
    return geo::fail(Failure::Kind::Invalid, "a film without frames");
  }
  return format == FileFormat::Gif ? checkGif(facts) : geo::Result<void>{};
}

}  // namespace

FilmWriter::FilmWriter(PartFile part, ChildProgram encoder, Frames frames)
    : part_(std::move(part)), encoder_(std::move(encoder)), frames_(frames) {}

geo::Result<FilmWriter> FilmWriter::start(const std::filesystem::path& path, FileFormat format,
                                          const FilmFacts& facts) {
  if (auto good = checkFilm(format, facts); !good) return tl::unexpected(good.error());
  const auto manifest = soundManifest(facts.picture.manifest);
  if (!manifest) return tl::unexpected(manifest.error());
  const auto ffmpeg = findProgram("ffmpeg", "ffmpeg");
  if (!ffmpeg) return tl::unexpected(ffmpeg.error());
  auto part = PartFile::beside(path);
  if (!part) return tl::unexpected(part.error());
  Frames frames{facts.picture.widthPx, facts.picture.heightPx, facts.picture.widthPx,
                facts.picture.heightPx, facts.frameCount};
  if (wantsEvenSides(format)) {
    frames.filmWidthPx = evenAbove(frames.widthPx);
    frames.filmHeightPx = evenAbove(frames.heightPx);
  }
  Arguments arguments =
      inputArguments(frames.filmWidthPx, frames.filmHeightPx, facts.framesPerSecond);
  append(arguments, words(kExact));
  append(arguments, metadataArguments(*manifest));
  append(arguments, codecArguments(format, facts.framesPerSecond));
  arguments.push_back("file:" + part->path().string());
  auto encoder = ChildProgram::start(*ffmpeg, std::move(arguments));
  if (!encoder) return tl::unexpected(encoder.error());
  return FilmWriter(std::move(*part), std::move(*encoder), frames);
}

geo::Result<void> FilmWriter::addFrame(const Picture& frame) {
  if (frames_.left == 0) {
    return geo::fail(Failure::Kind::Invalid, "more frames than the film has");
  }
  const bool fits = frame.widthPx == frames_.widthPx && frame.heightPx == frames_.heightPx &&
                    frame.rgba.size() == std::size_t{4} * static_cast<std::size_t>(frame.widthPx) *
                                             static_cast<std::size_t>(frame.heightPx);
  if (!fits) {
    return geo::fail(Failure::Kind::Invalid, "a frame of another size than the film",
                     fmt::format("{}x{}", frame.widthPx, frame.heightPx));
  }
  const bool asItIs =
      frames_.filmWidthPx == frames_.widthPx && frames_.filmHeightPx == frames_.heightPx;
  auto sent = asItIs ? encoder_.send(frame.rgba)
                     : encoder_.send(extended(frame, frames_.filmWidthPx, frames_.filmHeightPx));
  if (sent) --frames_.left;
  return sent;
}

geo::Result<void> FilmWriter::finish() {
  if (frames_.left != 0) {
    return geo::fail(Failure::Kind::Invalid, "a film without all its frames",
                     fmt::format("{} are missing", frames_.left));
  }
  if (auto encoded = encoder_.finish(); !encoded) return encoded;
  return part_.commit();
}

}  // namespace viewer
