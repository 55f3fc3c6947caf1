// libjpeg's errors, for those who write and those who read JPEG.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>  // before jpeglib.h, which does not bring it
#include <jpeglib.h>
#include <string>

namespace viewer {

/// The first 30 characters of the segments that hold an XMP packet, their final zero included.
inline constexpr char kXmpMark[] = "http://ns.adobe.com/xap/1.0/";
inline constexpr int kXmpMarker = JPEG_APP0 + 1;

/// libjpeg's error manager with a way back: whoever calls libjpeg says setjmp(errors.wayBack).
struct JpegErrors {
  jpeg_error_mgr manager{};  // the first member: libjpeg knows only this
  std::jmp_buf wayBack{};
};

/// Lets errors of a (de)compressor jump back, and prints nothing.
jpeg_error_mgr* quietErrors(JpegErrors& errors);

}  // namespace viewer
