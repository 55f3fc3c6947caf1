#include "geo/io/gdal_threads.hpp"

#include <atomic>

#include <cpl_error.h>

namespace geo {

namespace {

std::atomic<std::size_t> warnings = 0;  // GDAL's handler of the process has no other place for it

void CPL_STDCALL count(CPLErr severity, CPLErrorNum number, const char* text) {
  if (severity == CE_Debug) {
    CPLDefaultErrorHandler(severity, number, text);
  } else if (severity >= CE_Warning) {
    ++warnings;
  }
}

}  // namespace

void listenToOtherThreads() {
  CPLSetErrorHandler(count);
}

std::size_t warningsOfOtherThreads() {
  return warnings;
}

}  // namespace geo
