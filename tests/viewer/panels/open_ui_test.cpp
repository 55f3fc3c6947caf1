// Opening by a path, by the list of a folder, and by an address, which needs a word first.
#include "driver.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using ui::Key;

void openPanel(Driver& driver, const std::string& text) {
  driver.state.opening.text = text;
  driver.strike({Key::O, ui::Modifiers::Ctrl, 0, ui::Repeat::No});
  driver.frame();
}

TEST(OpenPanel, AFileOfTheListIsOpenedAndAFolderEntered) {
  const support::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "inner");
  std::ofstream(folder.path() / "events.csv") << "a,b\n";
  std::ofstream(folder.path() / "inner" / "more.csv") << "a,b\n";
  Driver driver;
  openPanel(driver, folder.path().string() + "/");
  driver.click("open/entry/inner");
  driver.frame();
  EXPECT_EQ(driver.state.opening.text, (folder.path() / "inner").string() + "/");
  driver.wait();
  driver.click("open/entry/more.csv");
  const auto asked = driver.all<command::OpenInput>();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].path, (folder.path() / "inner" / "more.csv").string());
  EXPECT_EQ(asked[0].reach, command::Reach::AsStarted);
  EXPECT_FALSE(driver.state.opening.open);
}

TEST(OpenPanel, AfterAFileItListsTheFolderAnew) {
  const support::TemporaryFolder folder;
  std::ofstream(folder.path() / "events.csv") << "a,b\n";
  Driver driver;
  openPanel(driver, (folder.path() / "events.csv").string());
  driver.strike({Key::Enter, ui::Modifiers::None, 0, ui::Repeat::No});
  ASSERT_EQ(driver.all<command::OpenInput>().size(), 1u);
  std::ofstream(folder.path() / "taken-out.csv") << "a,b\n";
  driver.wait();
  driver.strike({Key::O, ui::Modifiers::Ctrl, 0, ui::Repeat::No});
  driver.frame();
  EXPECT_TRUE(driver.has("open/entry/events.csv"));
  EXPECT_TRUE(driver.has("open/entry/taken-out.csv"));
}

TEST(OpenPanel, WhatIsTypedNarrowsTheList) {
  const support::TemporaryFolder folder;
  for (const char* name : {"alpha.csv", "beta.csv", ".hidden"})
    std::ofstream(folder.path() / name) << "x";
  Driver driver;
  openPanel(driver, folder.path().string() + "/AL");
  EXPECT_TRUE(driver.has("open/entry/alpha.csv"));
  EXPECT_FALSE(driver.has("open/entry/beta.csv"));
  EXPECT_FALSE(driver.has("open/entry/.hidden"));
}

TEST(OpenPanel, AnAddressIsNotAskedBeforeTheUserSaysSo) {
  Driver driver;
  openPanel(driver, "https://example.org/events.fgb");
  driver.click("open/go");
  EXPECT_TRUE(driver.all<command::OpenInput>().empty());
  driver.wait();
  driver.click("open/allow");
  driver.wait();
  driver.click("open/go");
  const auto asked = driver.all<command::OpenInput>();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].reach, command::Reach::Network);
  EXPECT_FALSE(driver.state.opening.networkAllowed) << "once is not always";
}

TEST(OpenPanel, KnowsAddresses) {
  for (const char* address : {"https://a.b/c", "PG:dbname=x", "postgresql://host/db"}) {
    EXPECT_TRUE(isAddress(address)) << address;
  }
  for (const char* path : {"/a/b.csv", "a.csv", "", "C:", "/a:b/c.csv"}) {
    EXPECT_FALSE(isAddress(path)) << path;
  }
}

TEST(OpenPanel, AFolderThatIsNoneIsEmpty) {
  EXPECT_TRUE(entriesOf("/no/such/folder/").empty());
}

}  // namespace
}  // namespace viewer
