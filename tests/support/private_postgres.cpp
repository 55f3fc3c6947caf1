// The server refuses to run as root: then it runs as the user nobody. It is a child of this process
// and dies with it, whatever happens.
#include "tests/support/private_postgres.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace support {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const fs::path kPrograms = "/usr/lib/postgresql/15/bin";

/// In the child: no longer root, dead with the parent, silent but for the log.
void becomeServer(pid_t parent, const std::string& log) {
  if (::geteuid() == 0) {
    const passwd* const nobody = ::getpwnam("nobody");
    if (!nobody || ::setgroups(0, nullptr) != 0 || ::setgid(nobody->pw_gid) != 0 ||
        ::setuid(nobody->pw_uid) != 0) {
      ::_exit(126);
    }
  }
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (::getppid() != parent) ::_exit(126);
  const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
}

pid_t spawn(const fs::path& folder, Words words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string log = folder / "log";
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  becomeServer(parent, log);
  ::chdir(folder.c_str()) == 0 ? ::execv(pointers[0], pointers.data()) : 0;
  ::_exit(127);
}

int exitCodeOf(pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void giveToServer(const fs::path& folder) {
  if (::geteuid() != 0) return;
  const passwd* const nobody = ::getpwnam("nobody");
  ASSERT_NE(nobody, nullptr);
  ASSERT_EQ(::chown(folder.c_str(), nobody->pw_uid, nobody->pw_gid), 0);
}

}  // namespace

std::string PrivatePostgres::whyNot() {
  const bool postgis = fs::exists("/usr/share/postgresql/15/extension/postgis.control");
  if (fs::exists(kPrograms / "postgres") && postgis) return {};
  return "no PostgreSQL 15 with PostGIS here: install postgresql-15 and postgresql-15-postgis-3";
}

PrivatePostgres::PrivatePostgres() {
  giveToServer(folder_.path());
  const std::string data = folder_.path() / "data";
  const pid_t making = spawn(folder_.path(), {kPrograms / "initdb", "-D", data, "-U", "owner", "-A",
                                              "trust", "-E", "UTF8", "--locale=C", "--no-sync"});
  EXPECT_EQ(exitCodeOf(making), 0);
  fs::create_directory(socketFolder());
  giveToServer(socketFolder());
  folder_.write("data/pg_hba.conf", "local all owner trust\nlocal all all scram-sha-256\n");
  start();
  run("CREATE EXTENSION postgis");
}

PrivatePostgres::~PrivatePostgres() {
  kill();
}

void PrivatePostgres::start() {
  process_ = spawn(folder_.path(),
                   {kPrograms / "postgres", "-D", folder_.path() / "data", "-k", socketFolder(),
                    "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off",
                    "-c", "autovacuum=off", "-c", "max_wal_size=4GB", "-c", "shared_buffers=128MB",
                    "-c", "dynamic_shared_memory_type=mmap"});
  const std::string ready =
      fmt::format("'{}' -q -h '{}' -U owner -d postgres", (kPrograms / "pg_isready").string(),
                  socketFolder().string());
  for (int i = 0; i < 200 && std::system(ready.c_str()) != 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
}

void PrivatePostgres::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGQUIT);  // its own children end with it, and no shared memory stays
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

std::string PrivatePostgres::run(const std::string& statements) const {
  folder_.write("statements.sql", statements);
  const std::string command =
      fmt::format("'{}' -X -q -A -t -v ON_ERROR_STOP=1 -h '{}' -U owner -d postgres -f '{}' 2>&1",
                  (kPrograms / "psql").string(), socketFolder().string(),
                  (folder_.path() / "statements.sql").string());
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string answer;
  std::array<char, 4096> buffer{};
  while (pipe && std::fgets(buffer.data(), buffer.size(), pipe)) answer += buffer.data();
  EXPECT_EQ(pipe ? ::pclose(pipe) : -1, 0) << answer;
  return answer;
}

void PrivatePostgres::addEvents(const std::string& table, int count) const {
  run(fmt::format(
      "CREATE TABLE {0} AS SELECT i AS id, date '2020-01-01' + i % 1461 AS event_date, "
      "(ARRAY['Battles', 'Protests', 'Riots'])[1 + i % 3] AS event_type, "
      "(i::bigint * 7919 % 100)::int AS fatalities, ST_SetSRID(ST_MakePoint(44 + 6 * (i::bigint * "
      "7919 % 100003) / 100003.0, 38 + 4 * (i::bigint * 104729 % 99991) / 99991.0), 4326)::"
      "geometry(Point, 4326) AS geom FROM generate_series(1, {1}) AS i;"
      "ALTER TABLE {0} ADD PRIMARY KEY (id); CREATE INDEX ON {0} USING gist (geom);"
      "CREATE INDEX ON {0} (event_date); ANALYZE {0};",
      table, count));
}

std::string PrivatePostgres::address(const std::string& user, const std::string& more) const {
  return fmt::format("PG:host='{}' dbname=postgres user={}{}{}", socketFolder().string(), user,
                     more.empty() ? "" : " ", more);
}

std::string PrivatePostgres::url(const std::string& userAndPassword) const {
  std::string host;
  for (const char c : socketFolder().string()) host += c == '/' ? "%2F" : std::string(1, c);
  return fmt::format("postgresql://{}@{}/postgres", userAndPassword, host);
}

}  // namespace support
