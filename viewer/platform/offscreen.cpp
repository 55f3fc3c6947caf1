#include "viewer/platform/offscreen.hpp"

#include <array>
#include <utility>
#include <vector>

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace viewer {

namespace {

template <class Function>
Function extensionFunction(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

/// The displays worth trying, in order of preference.
std::vector<EGLDisplay> candidateDisplays() {
  std::vector<EGLDisplay> displays;
  const auto getDisplay =
      extensionFunction<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
  if (!getDisplay) return displays;
  displays.push_back(getDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
  const auto queryDevices = extensionFunction<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
  std::array<EGLDeviceEXT, 16> devices{};
  EGLint count = 0;
  if (queryDevices && queryDevices(devices.size(), devices.data(), &count)) {
    for (EGLint i = 0; i < count; ++i) {
      displays.push_back(
          getDisplay(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr));
    }
  }
  return displays;
}

EGLContext contextOn(EGLDisplay display) {
  constexpr std::array<EGLint, 7> kWanted{EGL_CONTEXT_MAJOR_VERSION,
                                          3,
                                          EGL_CONTEXT_MINOR_VERSION,
                                          3,
                                          EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                          EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                          EGL_NONE};
  if (!eglBindAPI(EGL_OPENGL_API)) return EGL_NO_CONTEXT;
  constexpr std::array<EGLint, 5> kConfig{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE,
                                          EGL_DONT_CARE, EGL_NONE};
  EGLConfig config = EGL_NO_CONFIG_KHR;
  EGLint count = 0;
  eglChooseConfig(display, kConfig.data(), &config, 1, &count);
  return eglCreateContext(display, count > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT,
                          kWanted.data());
}

}  // namespace

struct OffscreenContext::Handles {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  ~Handles() {
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }
};

OffscreenContext::OffscreenContext(std::unique_ptr<Handles> handles, gl::Driver driver)
    : handles_(std::move(handles)), driver_(std::move(driver)) {}
OffscreenContext::OffscreenContext(OffscreenContext&&) noexcept = default;
OffscreenContext& OffscreenContext::operator=(OffscreenContext&&) noexcept = default;
OffscreenContext::~OffscreenContext() = default;

geo::Result<OffscreenContext> OffscreenContext::create() {
  for (EGLDisplay display : candidateDisplays()) {
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) continue;
    auto handles = std::make_unique<Handles>();
    handles->display = display;
    handles->context = contextOn(display);
    if (handles->context == EGL_NO_CONTEXT) continue;
    if (!eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles->context)) continue;
    auto driver = gl::loadFunctions(eglGetProcAddress);
    if (driver) return OffscreenContext(std::move(handles), std::move(*driver));
  }
  return geo::fail(geo::Failure::Kind::Unavailable,
                   "no way to draw without a display: EGL offers no OpenGL 3.3 core context",
                   "install libegl-mesa0 and libgl1-mesa-dri");
}

}  // namespace viewer
