// The window's live tables: their rows are read by a worker whenever the map or the timeline leaves
// what was read.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/jobs/jobs.hpp"
#include "viewer/session/command.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace viewer::cli {

class LiveReads {
 public:
  /// `wake` is called from the worker when rows have come, or have failed to.
  explicit LiveReads(std::function<void()> wake) : jobs_(std::move(wake)) {}

  /// Asks for what the session needs and does not have; a newer wish cancels an older one. Gives
  /// what has come meanwhile, to be carried out: the old rows stay until then. A failure is told,
  /// and nothing asked again until the map or the timeline moves.
  Commands follow(const Session& session);

  /// "Reading events" while that is so; else empty.
  std::string busy() const;

 private:
  struct Asked {
    UserTable table;  // as it was
    LiveReach reach, needed;
    std::optional<TableSelection> chosen;  // of the table
  };
  struct Arrived {
    Asked asked;
    geo::Result<UserTable> read;
    std::optional<TableSelection> still;  // chosen, of these rows
  };
  void ask(const UserTable& table, const Session& session, const LiveReach& needed);
  static void replaceRows(Arrived& arrived, const Session& session, Commands& commands);
  Commands takeArrived(const Session& session);

  std::map<std::string, Asked> asked_;       // by the table's id
  std::map<std::string, LiveReach> failed_;  // what was needed then
  std::vector<std::shared_ptr<Arrived>> arrived_;
  Jobs jobs_;  // last: deliveries speak to what is before it
};

}  // namespace viewer::cli
