// Pictures in tests: against each other and against the golden pictures in tests/golden. Where they
// do not match, the pictures are written and the answer says where.
#pragma once

#include "tests/support/picture_compare.hpp"
#include "viewer/gl/objects.hpp"

#include <string>

#include <gtest/gtest.h>

namespace support {

/// Byte for byte.
testing::AssertionResult identical(const Picture& actual, const Picture& expected);

testing::AssertionResult looksLike(const Picture& actual, const Picture& expected,
                                   const Tolerance& tolerance);

/// llvmpipe, which the golden pictures are drawn with.
bool isReferenceDriver(const viewer::gl::Driver& driver);

/// Against tests/golden/`scene`/expected.png, with the tolerance that fits the driver. With
/// UPDATE_GOLDEN=1 in the environment that file is rewritten instead, on the reference driver only.
testing::AssertionResult matchesGolden(const std::string& scene, const Picture& actual,
                                       const viewer::gl::Driver& driver);

}  // namespace support
