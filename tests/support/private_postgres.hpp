// A PostgreSQL server of a test's own, with PostGIS, on a socket in a folder of its own.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace support {

/// Started by its constructor, killed by its destructor, gone with its folder. Nobody reaches it
/// over a network. Its database is "postgres"; "owner" needs no password, all others do.
class PrivatePostgres {
 public:
  /// Why there can be none here, as a sentence; empty where there can.
  static std::string whyNot();

  PrivatePostgres();
  ~PrivatePostgres();
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;

  /// Runs statements as the owner; a failure of one fails the test. What they answer, a row a line,
  /// values with | between.
  std::string run(const std::string& statements) const;

  /// A table of events named so, invented: ids from 1, a day each of the four years from 2020 in
  /// turn, three kinds, fatalities, places between 44 and 50° E, 38 and 42° N; with indexes.
  void addEvents(const std::string& table, int count) const;

  /// As a crash does, and started again on what is left.
  void kill();
  void start();

  /// "PG:host=… dbname=postgres user=…", with the words that are added.
  std::string address(const std::string& user, const std::string& more = {}) const;
  /// "postgresql://user:password@…/postgres"; user and password as a URL has them.
  std::string url(const std::string& userAndPassword) const;

 private:
  std::filesystem::path socketFolder() const { return folder_.path() / "socket"; }

  TemporaryFolder folder_;
  pid_t process_ = -1;
};

}  // namespace support
