// A window of the program on a screen of its own, for tests that point at it and type into it.
#pragma once

#include "tests/e2e/display.hpp"
#include "tests/e2e/expect.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/panels/layout.hpp"

#include <ctime>
#include <memory>
#include <optional>

namespace e2e {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using testing::HasSubstr;

inline constexpr int kWidthPx = 1280, kHeightPx = 800;
inline constexpr Milliseconds kSoon{10'000};

/// Days since 1970 of the date in a window's title: "25 Nov 2020 · …", also behind a selection's
/// name; nothing when it has none.
inline std::optional<long> dayIn(const std::string& title) {
  for (std::size_t at = 0; at != std::string::npos;) {
    std::tm time{};
    if (::strptime(title.c_str() + at, "%d %b %Y ·", &time)) return ::timegm(&time) / 86400;
    const auto dot = title.find("· ", at);
    at = dot == std::string::npos ? dot : dot + std::string_view("· ").size();
  }
  return std::nullopt;
}

class WindowTest : public testing::Test {
 protected:
  void SetUp() override {
    if (const auto missing = missingForDisplay(); !missing.empty()) {
      GTEST_SKIP() << missing << " is not installed";
    }
    fs::create_directory(work());
    display_ = std::make_unique<Display>(folder_.path(), 1400, 1000);
    ASSERT_NE(display_->name(), "");
  }

  /// The program's working folder: what it saves lies there.
  fs::path work() const { return folder_.path() / "work"; }

  WindowDriver& open(std::vector<std::string> arguments = {"view", "--size", "1280x800"}) {
    window_ = std::make_unique<WindowDriver>(*display_, std::move(arguments), work());
    return *window_;
  }
  /// With the bundled scenario read and drawn.
  WindowDriver& openBundled() {
    open();
    waitForTitle("Nagorno-Karabakh");
    display_->calmScreen();
    return *window_;
  }
  std::string waitForTitle(std::string_view part) {
    const auto has = [&](const std::string& title) { return title.find(part) != title.npos; };
    const std::string title = window_->titleThat(has);
    EXPECT_THAT(title, HasSubstr(std::string(part))) << window_->process().err();
    return title;
  }
  long waitForOtherDay(long old) {
    const auto differs = [&](const std::string& title) {
      return dayIn(title).value_or(old) != old;
    };
    const auto day = dayIn(window_->titleThat(differs, kSoon));
    EXPECT_TRUE(day && *day != old) << "the date stays the same";
    return day.value_or(old);
  }
  long day() { return dayIn(window_->title()).value_or(0); }

  Box mapBox(int widthPx = kWidthPx, int heightPx = kHeightPx) const {
    const viewer::Rect map =
        viewer::layoutFor(static_cast<float>(widthPx), static_cast<float>(heightPx), 1).map;
    return {static_cast<int>(map.xPx), static_cast<int>(map.yPx), static_cast<int>(map.widthPx),
            static_cast<int>(map.heightPx)};
  }
  /// The map at rest.
  Picture map() const { return cut(display_->calmScreen(), mapBox()); }
  /// The map once what changed between two dates has been found, too: a worker's answer may come
  /// to a screen that is at rest already.
  Picture settledMap() const {
    constexpr Milliseconds kAnswered{1500};
    Picture last = map();
    eventually([&] {
      sleepFor(kAnswered);
      Picture now = map();
      std::swap(now, last);
      return now == last;
    });
    return last;
  }
  /// The pointer over nothing that would answer to it.
  void pointAtNothing() { window_->moveTo(kWidthPx + 50, kHeightPx + 50); }

  /// The picture that F12 saves.
  Picture savedByKey() {
    const auto before = namesIn(work());
    window_->key("F12");
    std::string name;
    eventually([&] {
      for (const std::string& file : namesIn(work())) {
        const bool whole = !file.starts_with(".");  // a part file is on its way
        if (whole && !before.contains(file) && file.ends_with(".png")) name = file;
      }
      return !name.empty();
    });
    EXPECT_THAT(name, testing::MatchesRegex("truceline-.*\\.png")) << "nothing was saved";
    const auto picture = name.empty() ? std::nullopt : decodePng(contentOf(work() / name));
    EXPECT_TRUE(picture);
    return picture.value_or(Picture{});
  }

  void quit() {
    window_->key("ctrl+q");
    const Outcome outcome = window_->process().wait();
    EXPECT_FALSE(outcome.timedOut);
    EXPECT_EQ(outcome.exitCode, kSuccess);
    EXPECT_EQ(outcome.err, "");
  }

  support::TemporaryFolder folder_;
  std::unique_ptr<Display> display_;
  std::unique_ptr<WindowDriver> window_;
};

}  // namespace e2e
