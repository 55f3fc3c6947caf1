// The rule for time is written three times: for data (geo), for meshes (render) and for the GPU.
// Each case is drawn as one pixel that says what the shader found.
#include "embedded/shaders.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/session/session.hpp"

#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr std::string_view kVertex = R"(
layout(location = 0) in ivec4 a_valid;
uniform vec2 u_columnsRows;
uniform float u_row;
flat out int v_validity;
flat out int v_closes;
flat out int v_turn;
void main() {
  v_validity = validityIn(a_valid);
  v_closes = closesIn(a_valid) ? 1 : 0;
  v_turn = hasTurn(a_valid.yx) ? 1 : 0;
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
  gl_Position = vec4((vec2(gl_InstanceID, u_row) + corner) / u_columnsRows * 2.0 - 1.0, 0.0, 1.0);
}
)";
constexpr std::string_view kFragment = R"(
flat in int v_validity;
flat in int v_closes;
flat in int v_turn;
out vec4 o_color;
void main() { o_color = vec4(float(v_validity), float(v_closes), float(v_turn), 255.0) / 255.0; }
)";

/// Every valid time against every window: [window][valid].
using Answers = std::vector<std::vector<int>>;

class ValidTimeOnTheGpu : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(context_) << geo::describe(context_.error()); }

  /// How valid each is or, 1 and 0, whether it closes, and whether a marker has its turn that is
  /// drawn until the second and, of the certain ones, until the first of the four times.
  enum class Question : std::size_t { Validity, Closes, Turn };
  static Answers ask(const std::vector<ValidSeconds>& valids,
                     const std::vector<WindowSeconds>& windows,
                     Certainty certainty = Certainty::PossibleFaint,
                     Question question = Question::Validity) {
    const auto program =
        gl::Program::link("valid time", {embedded::validTimeGlsl(), kVertex}, {kFragment}).value();
    const int columns = static_cast<int>(valids.size()), rows = static_cast<int>(windows.size());
    const auto picture = gl::Framebuffer::create(columns, rows).value();
    constexpr std::array kLayout{gl::Attribute{0, 4, gl::AttributeType::Int, 0}};
    const gl::Buffer buffer(std::as_bytes(std::span(valids)));
    const gl::VertexArray cases(buffer, sizeof(ValidSeconds), kLayout, gl::Advance::PerInstance);
    gl::beginPass(picture.id(), {0, 0, columns, rows});
    gl::clear({255, 255, 255, 255});
    program.set("u_certainty", static_cast<int>(certainty));
    program.set("u_columnsRows", static_cast<float>(columns), static_cast<float>(rows));
    for (int row = 0; row < rows; ++row) {
      const WindowSeconds& window = windows[static_cast<std::size_t>(row)];
      program.set("u_window", window[0], window[1]);
      program.set("u_row", static_cast<float>(rows - 1 - row));
      gl::drawInstances(program, cases, 0, static_cast<std::uint32_t>(columns), 4);
    }
    EXPECT_EQ(gl::takeErrors(), "");
    const auto rgba = picture.read();
    Answers answers(windows.size(), std::vector<int>(valids.size()));
    for (std::size_t i = 0; i < rgba.size() / 4; ++i) {
      answers[i / valids.size()][i % valids.size()] =
          rgba[i * 4 + static_cast<std::size_t>(question)];
    }
    return answers;
  }

  geo::Result<OffscreenContext> context_ = OffscreenContext::create();
};

constexpr std::int32_t kEdges[] = {INT32_MIN, INT32_MIN + 1, -2,       -1, 0, 1, 2,
                                   86400,     INT32_MAX - 1, INT32_MAX};

/// Half of them edges, so that equal ends and touching spans are common.
std::int32_t someSecond(std::mt19937& random) {
  const auto number = random();
  if (number % 2 == 0) return kEdges[number / 2 % std::size(kEdges)];
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(random()));
}

std::vector<ValidSeconds> someValids(std::mt19937& random, std::size_t count) {
  std::vector<ValidSeconds> valids(count);
  for (ValidSeconds& v : valids) {
    for (std::int32_t& end : v) end = someSecond(random);
    if (v[0] > v[1]) std::swap(v[0], v[1]);
    if (v[2] > v[3]) std::swap(v[2], v[3]);
  }
  return valids;
}

std::vector<WindowSeconds> someWindows(std::mt19937& random, std::size_t count) {
  std::vector<WindowSeconds> windows;
  while (windows.size() < count) {
    const std::int32_t a = someSecond(random), b = someSecond(random);
    if (a != b) windows.push_back({std::min(a, b), std::max(a, b)});
  }
  return windows;
}

geo::Moment momentAt(std::int32_t second) {
  return geo::Moment{std::chrono::seconds{second}};
}

geo::Validity trueValidity(const ValidSeconds& v, const WindowSeconds& window) {
  return geo::validityIn({{momentAt(v[0]), momentAt(v[1])}, {momentAt(v[2]), momentAt(v[3])}},
                         {momentAt(window[0]), momentAt(window[1])});
}

std::string caseText(const ValidSeconds& v, const WindowSeconds& w) {
  return fmt::format("valid {} {} {} {} in the window {} {}", v[0], v[1], v[2], v[3], w[0], w[1]);
}

TEST_F(ValidTimeOnTheGpu, AgreesWithTheRuleForData) {
  std::mt19937 random(20201125);
  const auto valids = someValids(random, 128);
  const auto windows = someWindows(random, 64);
  const Answers answers = ask(valids, windows);
  std::array<int, 3> seen{};
  for (std::size_t row = 0; row < windows.size(); ++row) {
    for (std::size_t column = 0; column < valids.size(); ++column) {
      const ValidSeconds& v = valids[column];
      const geo::Validity expected = trueValidity(v, windows[row]);
      ++seen.at(static_cast<std::size_t>(expected));
      ASSERT_EQ(answers[row][column], static_cast<int>(expected)) << caseText(v, windows[row]);
      ASSERT_EQ(validityIn(v, windows[row]), expected) << caseText(v, windows[row]);
    }
  }
  for (const int count : seen) EXPECT_GT(count, 300) << "each answer must be well tried";
}

TEST_F(ValidTimeOnTheGpu, ClosesAsTheRuleForMeshesSays) {
  std::mt19937 random(11);
  const auto valids = someValids(random, 128);
  const auto windows = someWindows(random, 64);
  const Answers answers = ask(valids, windows, Certainty::PossibleFaint, Question::Closes);
  std::array<int, 2> seen{};
  for (std::size_t row = 0; row < windows.size(); ++row) {
    for (std::size_t column = 0; column < valids.size(); ++column) {
      const int expected = closesIn(valids[column], windows[row]) ? 1 : 0;
      ++seen.at(static_cast<std::size_t>(expected));
      ASSERT_EQ(answers[row][column], expected) << caseText(valids[column], windows[row]);
    }
  }
  for (const int count : seen) EXPECT_GT(count, 300) << "each answer must be well tried";
}

TEST_F(ValidTimeOnTheGpu, HasTurnsAsTheRuleForMeshesSays) {
  std::mt19937 random(12);
  const auto valids = someValids(random, 128);
  const auto windows = someWindows(random, 64);
  std::array<int, 2> seen{};
  for (const Certainty certainty :
       {Certainty::PossibleFaint, Certainty::PossibleToo, Certainty::CertainOnly}) {
    const Answers answers = ask(valids, windows, certainty, Question::Turn);
    for (std::size_t row = 0; row < windows.size(); ++row) {
      const TimeShown time{windows[row], leastShown(certainty)};
      for (std::size_t column = 0; column < valids.size(); ++column) {
        const int expected = hasTurn({valids[column][1], valids[column][0]}, time) ? 1 : 0;
        ++seen.at(static_cast<std::size_t>(expected));
        ASSERT_EQ(answers[row][column], expected) << caseText(valids[column], windows[row]);
      }
    }
  }
  for (const int count : seen) EXPECT_GT(count, 300) << "each answer must be well tried";
}

TEST_F(ValidTimeOnTheGpu, WhatIsOnlyPossibleIsLeftOutOrTakenLikeTheRest) {
  std::mt19937 random(7);
  const auto valids = someValids(random, 64);
  const auto windows = someWindows(random, 32);
  const Answers apart = ask(valids, windows);
  const Answers same = ask(valids, windows, Certainty::PossibleToo);
  const Answers leftOut = ask(valids, windows, Certainty::CertainOnly);
  for (std::size_t row = 0; row < windows.size(); ++row) {
    for (std::size_t column = 0; column < valids.size(); ++column) {
      const auto validity = static_cast<geo::Validity>(apart[row][column]);
      const bool shown = validity >= leastShown(Certainty::CertainOnly);
      EXPECT_EQ(leftOut[row][column] != 0, shown);
      EXPECT_EQ(same[row][column] != 0, validity >= leastShown(Certainty::PossibleToo));
      EXPECT_NE(same[row][column], static_cast<int>(geo::Validity::Possible));
    }
  }
}

TEST_F(ValidTimeOnTheGpu, TouchingSpansDoNotMeet) {
  struct Row {
    ValidSeconds valid;
    WindowSeconds window;
    geo::Validity expected;
  };
  using enum geo::Validity;
  constexpr Row kRows[] = {
      {{0, 0, 10, 10}, {10, 20}, Never},
      {{0, 0, 10, 10}, {9, 20}, Certain},
      {{20, 20, 30, 30}, {10, 20}, Never},
      {{20, 20, 30, 30}, {10, 21}, Certain},
      {{5, 5, 5, 5}, {0, 10}, Possible},  // an empty certain span inside the window
      {{5, 5, 5, 5}, {5, 6}, Never},      // half-open: nothing at all is in it
      {{0, 10, 10, 20}, {0, 20}, Possible},
      {{0, 10, 11, 20}, {0, 20}, Certain},
      {{0, 10, 20, 30}, {0, 10}, Possible},
      {{0, 10, 20, 30}, {20, 30}, Possible},
      {{0, 10, 20, 30}, {30, 40}, Never},
      {{INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX}, {0, 1}, Certain},
      {{INT32_MIN, INT32_MAX, INT32_MAX, INT32_MAX}, {0, 1}, Possible},
      {{INT32_MIN, INT32_MIN, INT32_MIN, INT32_MAX}, {0, 1}, Possible},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(ask({row.valid}, {row.window})[0][0], static_cast<int>(row.expected))
        << caseText(row.valid, row.window);
    EXPECT_EQ(trueValidity(row.valid, row.window), row.expected) << caseText(row.valid, row.window);
  }
}

/// What the meshes hold is clamped to 68 years around the epoch; in windows well within these the
/// answer is the one for the true moments, open ends and far dates included.
TEST_F(ValidTimeOnTheGpu, ClampedEndsAnswerLikeTheTrueOnes) {
  using std::chrono::days;
  const geo::Moment epoch{std::chrono::sys_days{std::chrono::year{2022} / 1 / 1}};
  std::mt19937 random(7);
  const auto end = [&]() -> geo::Moment {
    switch (random() % 4) {
      case 0:
        return geo::kBeginningOfTime;
      case 1:
        return geo::kEndOfTime;
      case 2:
        return epoch + days{static_cast<int>(random() % 200) - 100};
      default:
        return epoch + days{static_cast<int>(random() % 100000) - 50000};
    }
  };
  std::vector<geo::ValidTime> times(128);
  std::vector<ValidSeconds> valids;
  for (geo::ValidTime& time : times) {
    time = {{end(), end()}, {end(), end()}};
    if (time.from.earliest > time.from.latest) std::swap(time.from.earliest, time.from.latest);
    if (time.to.earliest > time.to.latest) std::swap(time.to.earliest, time.to.latest);
    valids.push_back(validSeconds(time, epoch));
  }
  std::vector<geo::TimeSpan> spans(32);
  std::vector<WindowSeconds> windows;
  for (geo::TimeSpan& span : spans) {
    span.from = epoch + days{static_cast<int>(random() % 220) - 110};
    span.to = span.from + days{1 + static_cast<int>(random() % 40)};
    windows.push_back({geo::ticksSince(epoch, span.from), geo::ticksSince(epoch, span.to)});
  }
  const Answers answers = ask(valids, windows);
  for (std::size_t row = 0; row < windows.size(); ++row) {
    for (std::size_t column = 0; column < valids.size(); ++column) {
      ASSERT_EQ(answers[row][column], static_cast<int>(geo::validityIn(times[column], spans[row])))
          << caseText(valids[column], windows[row]);
    }
  }
}

}  // namespace
}  // namespace viewer
