// Films: pictures of one size, one after the other, through the ffmpeg program.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/child_program.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/files/picture_file.hpp"
#include "viewer/files/whole_file.hpp"

#include <filesystem>

namespace viewer {

struct FilmFacts {
  PictureFacts picture;  // of every frame; title and manifest become the film's
  int framesPerSecond = 25;
  int frameCount = 0;
};

/// A film file on its way; unless finish() has succeeded, nothing of it is left. MP4 is H.264 and
/// has even sides: one that is odd is longer by a pixel, which repeats the edge. WebM is VP9; GIF
/// has one palette for the whole film.
class FilmWriter {
 public:
  /// Fails before anything is written: Unavailable without ffmpeg, Unsupported for a size that the
  /// format does not hold or a GIF whose frames would take more than 1 GiB of memory.
  static geo::Result<FilmWriter> start(const std::filesystem::path& path, FileFormat format,
                                       const FilmFacts& facts);

  geo::Result<void> addFrame(const Picture& frame);

  /// Fails unless all frames are there.
  geo::Result<void> finish();

 private:
  struct Frames {
    int widthPx = 0, heightPx = 0, filmWidthPx = 0, filmHeightPx = 0, left = 0;
  };
  FilmWriter(PartFile part, ChildProgram encoder, Frames frames);
  PartFile part_;
  ChildProgram encoder_;  // after the part: it ends before that goes
  Frames frames_;
};

}  // namespace viewer
