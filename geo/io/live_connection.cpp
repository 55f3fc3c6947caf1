#include "geo/io/live_connection.hpp"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::string_view kTimedOut = "statement timeout";

/// As GDAL has it, without its own words about libpq.
std::string plain(std::string said) {
  for (const std::string_view noise : {"PQconnectdb failed. ", "ERROR:  ", "FATAL:  "}) {
    const std::size_t at = said.find(noise);
    if (at != std::string::npos) said.erase(at, noise.size());
  }
  said.erase(std::min(said.find(" LINE 1:"), said.size()));
  said.erase(said.find_last_not_of(" \t\n") + 1);
  return said;
}

bool holdsAny(const std::string& text, const std::vector<std::string>& secrets) {
  return std::ranges::any_of(
      secrets, [&](const std::string& s) { return text.find(s) != std::string::npos; });
}

}  // namespace

/// Waits on a thread of its own until a stop is asked for, or until it is no longer needed.
class LiveConnection::Breaker {
 public:
  Breaker(std::stop_token stop, std::function<void()> breakOff)
      : stop_(std::move(stop)),
        thread_([this, breakOff = std::move(breakOff)](const std::stop_token& over) {
          std::unique_lock lock(mutex_);
          const bool asked = asked_.wait(lock, over, [this] { return stop_.stop_requested(); });
          lock.unlock();  // who asks is not to wait for a connection
          if (asked) breakOff();
        }),
        wake_(stop_, [this] {
          const std::scoped_lock lock(mutex_);
          asked_.notify_all();
        }) {}

 private:
  std::stop_token stop_;
  std::mutex mutex_;
  std::condition_variable_any asked_;
  std::jthread thread_;
  std::stop_callback<std::function<void()>> wake_;  // last: no longer called when the thread ends
};

LiveRows::LiveRows(GDALDataset& dataset, OGRLayer* layer) : layer_(layer, Release{&dataset}) {}

LiveConnection::LiveConnection(Key, const LiveAccess& access, LiveAddress address)
    : access_(access), address_(std::move(address)), gate_(access.network) {}

LiveConnection::~LiveConnection() = default;

Result<std::unique_ptr<LiveConnection>> LiveConnection::open(const LiveAccess& access) {
  auto address = liveAddressOf(access.address);
  if (!address) return tl::unexpected(address.error());
  auto connection = std::make_unique<LiveConnection>(Key{}, access, std::move(*address));
  auto connected = connection->connect();
  if (!connected) return tl::unexpected(connected.error());
  return connection;
}

Result<void> LiveConnection::connect() {
  if (gate_.holdsBack(address_.shown)) {
    return tl::unexpected(gate_.refusal(address_.shown));
  }
  const char* const drivers[] = {"PostgreSQL", nullptr};
  constexpr unsigned kFlags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  dataset_.reset(GDALDataset::Open(address_.connection.c_str(), kFlags, drivers, nullptr, nullptr));
  if (!dataset_) {
    const auto failed = takeFailure();
    return failure(Failure::Kind::Unavailable,
                   "cannot connect to the database" + (failed ? ": " + failed->what : ""));
  }
  for (const std::string& setting :
       {std::string("default_transaction_read_only = on"),
        std::string("default_transaction_isolation = 'repeatable read'"),
        std::string("timezone = 'UTC'"),
        fmt::format("statement_timeout = {}", access_.patience.count())}) {
    dataset_->ExecuteSQL(("SET " + setting).c_str(), nullptr, nullptr);
  }
  if (auto failed = takeFailure()) return tl::unexpected(*failed);
  return {};
}

Result<void> LiveConnection::freeze() {
  if (dataset_->StartTransaction() == OGRERR_NONE) return {};
  auto failed = takeFailure();
  return failed ? tl::unexpected(*failed) : failure(Failure::Kind::Unreadable, "no transaction");
}

Result<LiveRows> LiveConnection::rows(const std::string& statement) {
  LiveRows rows(*dataset_, dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  if (auto failed = takeFailure()) return tl::unexpected(*failed);
  return rows;
}

Result<std::vector<std::string>> LiveConnection::ask(const std::string& statement) {
  auto answer = rows(statement);
  if (!answer) return tl::unexpected(answer.error());
  const OGRFeatureUniquePtr feature(answer->layer().GetNextFeature());
  if (auto failed = takeFailure()) return tl::unexpected(*failed);
  std::vector<std::string> texts;
  for (int i = 0; feature && i < feature->GetFieldCount(); ++i) {
    texts.emplace_back(feature->GetFieldAsString(i));
  }
  return texts;
}

Result<void> LiveConnection::breakOffWhen(std::stop_token stop) {
  if (!stop.stop_possible()) return {};
  const auto process = ask("SELECT pg_backend_pid()::text");
  if (!process) return tl::unexpected(process.error());
  const std::string order = fmt::format("SELECT pg_cancel_backend({})::text", process->at(0));
  breaker_ = std::make_unique<Breaker>(std::move(stop), [access = access_, order] {
    if (auto other = open(access)) static_cast<void>((*other)->ask(order));
  });
  return {};
}

std::vector<std::string> LiveConnection::placedTables() {
  std::vector<std::string> names;
  for (int i = 0; i < dataset_->GetLayerCount(); ++i) {
    names.emplace_back(dataset_->GetLayer(i)->GetName());
  }
  messages_.take();
  return names;
}

std::optional<Failure> LiveConnection::takeFailure() {
  const auto said = messages_.take();
  if (!said) return std::nullopt;
  return failureFrom(plain(*said));
}

Failure LiveConnection::failureFrom(const std::string& said) const {
  const bool secret = holdsAny(said, address_.secrets);
  std::string what = secret ? "what the database said holds the password" : said;
  if (said.find(kTimedOut) != std::string::npos) {
    what = fmt::format(
        "the database takes longer than {} s: zoom in or show less of the timeline; an index on "
        "the places and one on the times make it faster",
        std::chrono::duration<double>(access_.patience).count());
  }
  return {Failure::Kind::Unreadable, what, address_.shown};
}

tl::unexpected<Failure> LiveConnection::failure(Failure::Kind kind, const std::string& what) const {
  return fail(kind, what, address_.shown);
}

}  // namespace geo
