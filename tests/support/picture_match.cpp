#include "tests/support/picture_match.hpp"

#include "tests/support/png_reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace support {

namespace fs = std::filesystem;

namespace {

/// "actual.png written to …", or why it was not.
std::string keep(const Picture& picture, const fs::path& file) {
  const auto png = viewer::encodePng(picture, 96);
  if (!png) return geo::describe(png.error()) + "\n";
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  const auto written = viewer::writeWhole(file, *png);
  return (written ? file.string() : geo::describe(written.error())) + "\n";
}

/// The folder for pictures that did not match: by test, or by golden scene.
fs::path failureFolder(const std::string& name) {
  return fs::path(TRUCELINE_BINARY_DIR) / "pictures" / name;
}

std::string nameOfRunningTest() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string(test->test_suite_name()) + "." + test->name();
  for (char& c : name) {
    if (c == '/') c = '_';
  }
  return name;
}

testing::AssertionResult judged(const Picture& actual, const Picture& expected,
                                const Tolerance& tolerance, const std::string& name) {
  const Difference difference = compare(actual, expected, tolerance);
  if (within(difference, tolerance)) return testing::AssertionSuccess();
  const fs::path folder = failureFolder(name);
  auto failure = testing::AssertionFailure()
                 << describe(difference, actual, expected) << keep(actual, folder / "actual.png")
                 << keep(expected, folder / "expected.png");
  if (difference.sameSize) failure << keep(difference.failures, folder / "difference.png");
  return failure;
}

testing::AssertionResult rewritten(const Picture& actual, const fs::path& file,
                                   const viewer::gl::Driver& driver) {
  if (!isReferenceDriver(driver)) {
    return testing::AssertionFailure()
           << "golden pictures are made with llvmpipe, not with " << driver.renderer;
  }
  const auto png = viewer::encodePng(actual, 96);
  if (!png) return testing::AssertionFailure() << geo::describe(png.error());
  fs::create_directories(file.parent_path());
  const auto written = viewer::writeWhole(file, *png);
  if (!written) return testing::AssertionFailure() << geo::describe(written.error());
  return testing::AssertionSuccess();
}

}  // namespace

testing::AssertionResult identical(const Picture& actual, const Picture& expected) {
  constexpr Tolerance kNone{.mostStep = 0, .mostMean = 0};
  return judged(actual, expected, kNone, nameOfRunningTest());
}

testing::AssertionResult looksLike(const Picture& actual, const Picture& expected,
                                   const Tolerance& tolerance) {
  return judged(actual, expected, tolerance, nameOfRunningTest());
}

bool isReferenceDriver(const viewer::gl::Driver& driver) {
  return driver.renderer.find("llvmpipe") != std::string::npos;
}

testing::AssertionResult matchesGolden(const std::string& scene, const Picture& actual,
                                       const viewer::gl::Driver& driver) {
  const fs::path file = fs::path(TRUCELINE_SOURCE_DIR) / "tests/golden" / scene / "expected.png";
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update && std::string_view(update) == "1") return rewritten(actual, file, driver);
  const auto expected = readPng(file);
  if (!expected) {
    return testing::AssertionFailure() << geo::describe(expected.error()) << "\n"
                                       << keep(actual, failureFolder(scene) / "actual.png");
  }
  return judged(actual, *expected, isReferenceDriver(driver) ? kSameDriver : kOtherDriver, scene);
}

}  // namespace support
