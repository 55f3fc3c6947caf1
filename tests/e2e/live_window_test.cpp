// A window over a table of a database: its rows follow the map and the time; its server may go and
// come back.
#include "tests/e2e/window_fixture.hpp"
#include "tests/support/private_postgres.hpp"

#include <algorithm>
#include <map>

namespace e2e {
namespace {

using testing::AnyOf;

constexpr int kRows = 20'000;
/// What a table read at the edge of the map takes, with room for a busy machine.
constexpr Milliseconds kRead{2000};

class LiveWindow : public WindowTest {
 protected:
  void SetUp() override {
    const std::string why = support::PrivatePostgres::whyNot();
    if (!why.empty()) GTEST_SKIP() << why;
    server_ = std::make_unique<support::PrivatePostgres>();
    server_->addEvents("events", kRows);
    WindowTest::SetUp();
  }
  WindowDriver& openTable() {
    open({"view", "--size", "1280x800", "--allow-network",
          server_->address("owner") + "|layername=events", "--bbox", "46.2,39.6,47.2,40.4", "--at",
          "2020-11"});
    waitForTitle("events");
    pointAtNothing();
    read();
    return *window_;
  }
  /// The map when all that it wants has been read.
  Picture read() const {
    Picture last = map();
    eventually([&] {
      sleepFor(kRead);
      Picture now = map();
      std::swap(now, last);
      return now == last;
    });
    return last;
  }
  void drag(int xPx, int yPx) {
    const Box box = mapBox();
    const int x = box.xPx + box.widthPx / 2, y = box.yPx + box.heightPx / 2;
    window_->moveTo(x, y);
    sleepFor(Milliseconds{300});
    window_->press();
    for (int i = 1; i <= 5; ++i) window_->moveTo(x + xPx * i / 5, y + yPx * i / 5);
    window_->release();
    pointAtNothing();
  }
  Picture messageIn(const Picture& map) const {
    return cut(map, {map.widthPx / 2 - 200, 14, 400, 20});
  }
  /// Whether a sheet of one colour with words on it lies there, and not the map.
  bool isTold(const Picture& map) const {
    std::map<std::uint32_t, std::size_t> counts;
    std::size_t most = 0;
    const Picture there = messageIn(map);
    for (const std::uint32_t pixel : there.pixels) most = std::max(most, ++counts[pixel]);
    return most > there.pixels.size() / 2 && counts.size() > 20;
  }
  /// What the window shows is what the database has there: the picture made from nothing but the
  /// saved one's own command is the same.
  void expectRowsOfTheDatabase() {
    const auto before = namesIn(work());
    const Picture shown = savedByKey();
    ASSERT_GT(shown.widthPx, 0);
    for (const std::string& name : namesIn(work())) {
      if (before.contains(name) || !name.ends_with(".png")) continue;
      const Outcome verified = truceline({"render", "--verify", name, "--allow-network"},
                                         {.words = {}, .folder = work()});
      EXPECT_EQ(verified.exitCode, kSuccess) << verified.err;
      // Marks lie within a centimetre of where other rows with them would have them.
      EXPECT_THAT(verified.out, AnyOf(HasSubstr("the same, every pixel"),
                                      HasSubstr(", 0 of them by more than 48/255")));
    }
  }

  std::unique_ptr<support::PrivatePostgres> server_;
};

TEST_F(LiveWindow, ShowsTheRowsOfWhereAndWhenItIs) {
  WindowDriver& window = openTable();
  expectRowsOfTheDatabase();
  expectFailure(
      truceline({"render", "--verify", *namesIn(work()).begin()}, {.words = {}, .folder = work()}),
      kFailed, "--allow-network");
  drag(-400, 150);  // out of all that was read
  const Picture there = read();
  expectRowsOfTheDatabase();
  for (int i = 0; i < 3; ++i) window.key("Right");
  EXPECT_GT(countDifferent(there, read()), 0u) << "the time stands still";
  expectRowsOfTheDatabase();
  const Box box = mapBox();
  window.moveTo(box.xPx + box.widthPx / 3, box.yPx + box.heightPx / 3);
  window.wheel(-4);
  pointAtNothing();
  read();
  expectRowsOfTheDatabase();
  quit();
}

TEST_F(LiveWindow, OutlivesItsServerTellsItInOneLineAndReadsAgain) {
  WindowDriver& window = openTable();
  EXPECT_FALSE(isTold(map()));
  server_->kill();
  drag(-400, 0);
  EXPECT_TRUE(eventually([&] { return isTold(map()); }, kSoon)) << "nobody tells it";
  const Picture told = read();
  drag(-400, 0);
  EXPECT_TRUE(window.process().running());
  const Picture again = read();
  EXPECT_EQ(countDifferent(messageIn(told), messageIn(again)), 0u);
  const std::string title = window.title();
  window.key("Right");
  EXPECT_NE(window.titleThat([&](const std::string& now) { return now != title; }, kSoon), title)
      << "it answers no more";
  server_->start();
  drag(-30, 0);
  read();
  expectRowsOfTheDatabase();
  quit();
}

}  // namespace
}  // namespace e2e
