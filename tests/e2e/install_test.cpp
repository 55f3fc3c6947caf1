// What `cmake --install` puts in place stands on its own, and a desktop knows what to do with it.
#include "tests/e2e/expect.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using testing::HasSubstr;

class Install : public testing::Test {
 protected:
  void SetUp() override {
    if (!isInstalled("cmake")) GTEST_SKIP() << "cmake is not installed";
    expectSuccess(run({"cmake", "--install", TRUCELINE_BINARY_DIR, "--prefix", prefix()}));
  }

  fs::path prefix() const { return folder_.path() / "prefix"; }
  fs::path share() const { return prefix() / "share"; }
  /// Far from the checkout.
  Outcome run(Words words) const { return Process({.words = words, .folder = "/"}).wait(); }

  support::TemporaryFolder folder_;
};

TEST_F(Install, TheProgramFindsItsOwnDataFromAnywhere) {
  const fs::path toml = share() / "truceline/karabakh-2020/scenario.toml";
  const std::string program = prefix() / "bin/truceline";
  std::ofstream(toml, std::ios::app) << "\n[[story]]\nid = 'added'\ntitle = 'Added here'\n";
  const Outcome told =
      run({program, "handout", "-q", "--dpi", "50", "-o", folder_.path() / "a.html"});
  expectSuccess(told);
  std::ifstream in(folder_.path() / "a.html");
  const std::string html{std::istreambuf_iterator<char>(in), {}};
  EXPECT_THAT(html, HasSubstr("Added here"));
  const fs::path elsewhere = folder_.path() / "elsewhere";
  fs::rename(prefix(), elsewhere);  // it need not stay where it was put
  expectSuccess(run({elsewhere / "bin/truceline", "render", "-q", "--size", "300x200", "-o",
                     folder_.path() / "a.png"}));
}

TEST_F(Install, ADesktopOpensBundlesWithIt) {
  if (!isInstalled("desktop-file-validate") || !isInstalled("update-mime-database")) {
    GTEST_SKIP() << "desktop-file-utils or shared-mime-info is not installed";
  }
  expectSuccess(run({"desktop-file-validate", share() / "applications/truceline.desktop"}));
  EXPECT_EQ(run({"update-mime-database", share() / "mime"}).exitCode, kSuccess);
  EXPECT_TRUE(fs::exists(share() / "mime/application/x-truceline-bundle.xml"));
  EXPECT_TRUE(fs::exists(share() / "icons/hicolor/scalable/apps/truceline.svg"));
}

}  // namespace
}  // namespace e2e
