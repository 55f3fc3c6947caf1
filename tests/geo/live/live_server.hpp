// A database for the tests of live tables, and what they ask of it and of a table.
#pragma once

#include "geo/io/live_table.hpp"
#include "tests/support/private_postgres.hpp"

#include <chrono>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo::testing_live {

/// Skips where no server can be started.
class LiveServer : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (support::PrivatePostgres::whyNot().empty()) {
      server_ = std::make_unique<support::PrivatePostgres>();
    }
  }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    if (!server_) GTEST_SKIP() << support::PrivatePostgres::whyNot();
  }

  static support::PrivatePostgres& server() { return *server_; }

  static LiveAccess access(std::string layer) {
    return {.address = server_->address("owner"),
            .layer = std::move(layer),
            .network = Network::Allowed};
  }

  static LiveTable opened(const LiveAccess& access, const TableWishes& wishes = {}) {
    auto table = openLive(access, wishes);
    if (table) return std::move(*table);
    ADD_FAILURE() << describe(table.error());
    return {};
  }

  static RawTable rows(const LiveTable& table, const LiveQuery& query) {
    auto read = readLive(table, query);
    if (read) return std::move(*read);
    ADD_FAILURE() << describe(read.error());
    return {};
  }

 private:
  static inline std::unique_ptr<support::PrivatePostgres> server_;
};

/// How many rows and the sum of their ids, as "count|sum".
inline std::string digestOf(const RawTable& table) {
  std::int64_t sum = 0;
  for (const Column& column : table.columns) {
    if (column.name != "id") continue;
    for (std::size_t row = 0; row < table.rowCount; ++row) {
      sum += static_cast<std::int64_t>(column.numberAt(row));
    }
  }
  return fmt::format("{}|{}\n", table.rowCount, sum);
}

inline std::string digestSql(const std::string& table, const std::string& condition) {
  return fmt::format("SELECT count(*), coalesce(sum(id), 0) FROM {} WHERE {}", table, condition);
}

inline Moment day(int year, unsigned month, unsigned date) {
  return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                               static_cast<int>(date)};
}

inline double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace geo::testing_live
