// What goes wrong with a database: told in one line, without a password, and over as soon as it is
// over.
#include "tests/geo/live/live_server.hpp"

#include <cstdlib>
#include <stop_token>
#include <sys/stat.h>
#include <thread>

#include <gmock/gmock.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing_live::secondsSince;

constexpr const char* kPassword = "it's geheim@1/";
constexpr const char* kInUrl = "it%27s%20geheim%401%2F";

/// One line, and no trace of the password.
void expectClean(const Failure& failure) {
  const std::string text = describe(failure);
  EXPECT_EQ(text.find('\n'), std::string::npos) << text;
  for (const char* part : {"geheim", "wr0ng", "%401"}) EXPECT_THAT(text, Not(HasSubstr(part)));
}

/// Sets a variable of the environment while it lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

/// A table, and a view of it that takes as long as another table says.
void makeTables(support::PrivatePostgres& server) {
  if (server.run("SELECT to_regclass('events')") != "\n") {
    server.run("UPDATE pace SET seconds = 0");
    return;
  }
  server.addEvents("events", 5000);
  server.run(
      "CREATE TABLE pace AS SELECT 0.0 AS seconds; CREATE VIEW slow AS SELECT * FROM events WHERE "
      "pg_sleep((SELECT seconds FROM pace))::text = ''; CREATE ROLE reader LOGIN PASSWORD 'it''s "
      "geheim@1/'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
}

class LivePassword : public testing_live::LiveServer {
 protected:
  LiveAccess as(std::string address) {
    return {.address = std::move(address), .layer = "events", .network = Network::Allowed};
  }
  void expectOpens(const std::string& address) {
    const auto table = openLive(as(address), {});
    ASSERT_TRUE(table) << describe(table.error());
    EXPECT_THAT(table->shown, Not(HasSubstr("geheim")));
    EXPECT_THAT(table->sample.path, Not(HasSubstr("geheim")));
    EXPECT_TRUE(readLive(*table, {.box = GeoBox{45, 39, 46, 40}}));
  }
  void expectRefused(const std::string& address) {
    const auto table = openLive(as(address), {});
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, Failure::Kind::Unavailable);
    EXPECT_THAT(table.error().what, HasSubstr("cannot connect"));
    expectClean(table.error());
  }
};

TEST_F(LivePassword, IsTakenFromWhereverLibpqTakesItAndNeverTold) {
  makeTables(server());
  const std::string words = server().address("reader");
  expectOpens(server().url(std::string("reader:") + kInUrl));
  expectOpens(server().address("reader", "password='it\\'s geheim@1/'"));
  expectRefused(server().url("reader:wr0ng"));
  expectRefused(server().address("reader", "password=wr0ng"));
  expectRefused(words);
  {
    const Variable password("PGPASSWORD", kPassword);
    expectOpens(words);
  }
  const support::TemporaryFolder home;
  const auto passwords = home.write("pgpass", "*:*:*:reader:it's geheim@1/\n");
  ::chmod(passwords.c_str(), 0600);
  {
    const Variable file("PGPASSFILE", passwords);
    expectOpens(words);
  }
  const std::string host = words.substr(9, words.find('\'', 9) - 9);
  const Variable services(
      "PGSERVICEFILE",
      home.write("services", fmt::format("[front]\nhost={}\ndbname=postgres\nuser=reader\n"
                                         "password={}\n",
                                         host, kPassword)));
  expectOpens("PG:service=front");
}

TEST_F(LivePassword, InAnAddressThatCannotBeReadIsNotToldEither) {
  for (const std::string& address :
       {std::string("postgresql://u:geheim@1@host/db"), std::string("postgresql://u:geh/eim@h/db"),
        std::string("PG:host=h password='geheim"), std::string("PG:host=h password geheim")}) {
    const auto table = openLive(as(address), {});
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, Failure::Kind::Usage);
    expectClean(table.error());
    EXPECT_THAT(describe(table.error()), Not(HasSubstr("geh")));
  }
}

class LiveServerDies : public testing_live::LiveServer {};

TEST_F(LiveServerDies, AndIsToldAndFoundAgain) {
  makeTables(server());
  const LiveTable table = opened(access("events"));
  const LiveQuery query{.box = GeoBox{45, 39, 46, 40}};
  const std::size_t count = rows(table, query).rowCount;
  server().kill();
  const auto start = std::chrono::steady_clock::now();
  const auto failed = readLive(table, query);
  ASSERT_FALSE(failed);
  EXPECT_LT(secondsSince(start), 5);
  EXPECT_EQ(failed.error().kind, Failure::Kind::Unavailable);
  expectClean(failed.error());
  server().start();
  EXPECT_EQ(rows(table, query).rowCount, count);
}

TEST_F(LiveServerDies, WhileRowsAreOnTheirWayAndNoneAreTakenForAll) {
  makeTables(server());
  const LiveTable table = opened(access("slow"));
  server().run("UPDATE pace SET seconds = 0.01");
  {
    std::jthread killer([] {
      std::this_thread::sleep_for(std::chrono::milliseconds{700});
      server().kill();
    });
    const auto failed = readLive(table, {});
    ASSERT_FALSE(failed);
    expectClean(failed.error());
  }
  server().start();
}

class LiveSlow : public testing_live::LiveServer {};

TEST_F(LiveSlow, QueriesAreGivenUpWithAdvice) {
  makeTables(server());
  LiveAccess hasty = access("slow");
  hasty.patience = std::chrono::milliseconds{400};
  const LiveTable table = opened(hasty);
  server().run("UPDATE pace SET seconds = 0.01");
  const auto start = std::chrono::steady_clock::now();
  const auto failed = readLive(table, {});
  ASSERT_FALSE(failed);
  EXPECT_LT(secondsSince(start), 3);
  EXPECT_THAT(failed.error().what, HasSubstr("longer than 0.4 s"));
  EXPECT_THAT(failed.error().what, HasSubstr("zoom in"));
}

TEST_F(LiveSlow, QueriesEndWhenNobodyWantsThemAnyMore) {
  makeTables(server());
  const LiveTable table = opened(access("slow"));
  server().run("UPDATE pace SET seconds = 0.01");
  std::stop_source wish;
  std::jthread impatient([&wish] {
    std::this_thread::sleep_for(std::chrono::milliseconds{500});
    wish.request_stop();
  });
  const auto start = std::chrono::steady_clock::now();
  const auto failed = readLive(table, {}, wish.get_token());
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, Failure::Kind::Unavailable);
  EXPECT_LT(secondsSince(start), 5) << "it would take most of a minute";
  EXPECT_EQ(server().run("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query "
                         "LIKE '%slow%' AND pid <> pg_backend_pid()"),
            "0\n")
      << "the database goes on";
}

TEST(LiveNetwork, IsRefusedUnlessAllowedWithTheAddress) {
  for (const char* address : {"PG:host=192.0.2.1 user=u password=geheim dbname=d",
                              "postgresql://u:geheim@192.0.2.1/d", "PG:service=nobody"}) {
    const auto table = openLive({.address = address, .layer = "t"}, {});
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, Failure::Kind::Unavailable);
    EXPECT_THAT(table.error().what, HasSubstr("--allow-network"));
    EXPECT_FALSE(table.error().on.empty());
    expectClean(table.error());
  }
}

}  // namespace
}  // namespace geo
