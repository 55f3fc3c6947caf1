// A file as GDAL's virtual file system has it, closed at the end. Within geo/io only.
#pragma once

#include <memory>

#include <cpl_vsi.h>

namespace geo {

struct VsiCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, VsiCloser>;

}  // namespace geo
