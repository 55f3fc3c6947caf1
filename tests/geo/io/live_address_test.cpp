// Passwords in addresses: what is shown has none, and leads to the same place.
#include "geo/io/live_address.hpp"

#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

struct Case {
  const char *address, *shown;
};

constexpr Case kCases[] = {
    // A URL.
    {"postgresql://u:s3cret@host/db", "postgresql://u@host/db"},
    {"postgresql://u:s3cret@host:5433/db?sslmode=require",
     "postgresql://u@host:5433/db?sslmode=require"},
    {"postgres://u:s3%40cret@host/db", "postgres://u@host/db"},
    {"POSTGRESQL://u:s3cret@host/db", "POSTGRESQL://u@host/db"},
    {"postgresql://:s3cret@host/db", "postgresql://@host/db"},
    {"postgresql://u:s3cret@%2Frun%2Fpg/db", "postgresql://u@%2Frun%2Fpg/db"},
    {"postgresql://u:s3cret@[::1]:5432/db", "postgresql://u@[::1]:5432/db"},
    {"postgresql://host/db?user=u&password=s3cret", "postgresql://host/db?user=u"},
    {"postgresql://host/db?pass%77ord=s3cret&user=u", "postgresql://host/db?user=u"},
    {"postgresql://host/db?sslpassword=s3cret", "postgresql://host/db"},
    {"postgresql://u:s3cret@h1:1,h2:2/db", "postgresql://u@h1:1,h2:2/db"},
    {"PG:postgresql://u:s3cret@host/db", "PG:postgresql://u@host/db"},
    // A password that should have been written in percent signs.
    {"postgresql://u:s3@cret@host/db", "postgresql://u@host/db"},
    {"postgresql://u:s3/cret@host/db", "postgresql://u@host/db"},
    {"postgresql://u:s3?cret@host/db", "postgresql://u@host/db"},
    // Words.
    {"PG:host=h user=u password=s3cret dbname=d", "PG:host=h user=u  dbname=d"},
    {"PG:host=h password = 's3 cret\\' x' user=u", "PG:host=h  user=u"},
    {"PG:password=s3\\ cret host=h", "PG: host=h"},
    {"pg:PASSWORD=s3cret host=h", "pg: host=h"},
    {"PG:host=h password=s3cret", "PG:host=h"},
    {"PG:host=h password='s3cret", "PG:host=h"},
    {"PG:host=h s3cret", "PG:host=h"},
    {"PG:application_name='password=' host=h", "PG:application_name='password=' host=h"},
    // Other names.
    {"https://u:s3cret@host/a.fgb", "https://u@host/a.fgb"},
    {"/vsicurl/http://u:s3cret@host/a.fgb", "/vsicurl/http://u@host/a.fgb"},
};

TEST(LiveAddressTest, WhatIsShownHasNoPassword) {
  for (const auto& [address, shown] : kCases) {
    EXPECT_EQ(withoutPassword(address), shown);
    EXPECT_EQ(withoutPassword(shown), shown) << "nothing is left to take out";
  }
}

TEST(LiveAddressTest, WhatHasNoneStays) {
  for (const char* name :
       {"events.csv", "/srv/a:b@c.csv", "postgresql://host:5432/db?application_name=a@b",
        "postgresql://host/db", "postgresql:///db", "PG:", "PG:host=h dbname='a b'",
        "PG:service=front", "https://host:8080/tiles/a@2x.tif", "bundled", ""}) {
    EXPECT_EQ(withoutPassword(name), name);
  }
}

TEST(LiveAddressTest, SecretsAreKnownAsWrittenAndAsMeant) {
  const auto url = liveAddressOf("postgresql://u:a%40b%2Fc@h/d?sslpassword=x%20y");
  ASSERT_TRUE(url);
  for (const char* secret : {"a%40b%2Fc", "a@b/c", "x%20y", "x y"}) {
    EXPECT_THAT(url->secrets, Contains(secret));
  }
  EXPECT_THAT(url->connection, HasSubstr("u:a%40b%2Fc@h/d?sslpassword=x%20y&connect_timeout="));
  const auto words = liveAddressOf("PG:host=h password='a \\'b' connect_timeout=3");
  ASSERT_TRUE(words);
  EXPECT_THAT(words->secrets, Contains("a 'b"));
  EXPECT_THAT(words->connection, Not(HasSubstr("connect_timeout=10"))) << "as the user has it";
}

TEST(LiveAddressTest, OnlyDatabasesAreAskedPartByPart) {
  for (const char* name : {"PG:dbname=x", "pg:", "postgresql://h/d", "postgres://h/d", "PGB:x=y"}) {
    EXPECT_TRUE(isLiveAddress(name)) << name;
  }
  for (const char* name :
       {"events.csv", "postgresql.csv", "https://h/d", "MYSQL:x", "PGEO:x", ""}) {
    EXPECT_FALSE(isLiveAddress(name)) << name;
  }
}

}  // namespace
}  // namespace geo
