#include "viewer/files/jpeg_errors.hpp"

namespace viewer {

namespace {

[[noreturn]] void jumpBack(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->wayBack, 1);
}

void printNothing(j_common_ptr) {}

}  // namespace

jpeg_error_mgr* quietErrors(JpegErrors& errors) {
  jpeg_error_mgr* manager = jpeg_std_error(&errors.manager);
  manager->error_exit = jumpBack;
  manager->output_message = printNothing;
  return manager;
}

}  // namespace viewer
