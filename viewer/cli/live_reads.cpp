#include "viewer/cli/live_reads.hpp"

#include "viewer/cli/live_tables.hpp"
#include "viewer/session/live_reach.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <utility>

namespace viewer::cli {

namespace {

/// Whether rows that were asked for one table serve the other.
bool isDrawnAlike(const UserTable& a, const UserTable& b) {
  return a.id == b.id && a.live == b.live && a.events == b.events && a.style == b.style &&
         a.filter == b.filter;
}

std::optional<TableSelection> chosenOf(const Session& session, const std::string& table) {
  const auto& chosen = session.selectedEvents;
  return chosen && chosen->table == table ? chosen : std::nullopt;
}

}  // namespace

Commands LiveReads::follow(const Session& session) {
  jobs_.drain();
  Commands commands = takeArrived(session);
  if (!commands.empty()) return commands;  // first that, then what is still missing
  for (const UserTable& table : session.tables) {
    if (!table.live || !isShown(session, table.id)) continue;
    const LiveReach needed = neededReach(session);
    if (holds(table.reach, needed)) continue;
    const auto asked = asked_.find(table.id);
    const bool waits = asked != asked_.end() && isDrawnAlike(asked->second.table, table) &&
                       holds(asked->second.reach, needed);
    const auto failed = failed_.find(table.id);
    const bool failedBefore = failed != failed_.end() && failed->second == needed;
    if (!waits && !failedBefore) ask(table, session, needed);
  }
  return {};
}

void LiveReads::ask(const UserTable& table, const Session& session, const LiveReach& needed) {
  const Asked asked{table, roomyReach(session), needed, chosenOf(session, table.id)};
  asked_.insert_or_assign(table.id, asked);
  failed_.erase(table.id);
  jobs_.submit(
      table.id,
      [this, asked, projection = session.projection](const std::stop_token& stop) -> Delivery {
        auto read =
            readLiveTable(asked.table, {.box = asked.reach.box, .times = asked.reach.times}, stop);
        if (read) {
          read->reach = asked.reach;
          read = placed(std::move(*read), projection);
        }
        auto arrived = std::make_shared<Arrived>(Arrived{asked, std::move(read), {}});
        if (arrived->read && asked.chosen) {
          arrived->still = stillChosen(*asked.chosen, *asked.table.events, *arrived->read->events);
        }
        return [this, arrived] {
          asked_.erase(arrived->asked.table.id);
          arrived_.push_back(arrived);
        };
      });
}

/// Where nothing else was chosen meanwhile, what of it stays chosen is known: looking for many
/// events among many would hold up the window.
void LiveReads::replaceRows(Arrived& arrived, const Session& session, Commands& commands) {
  const auto& chosen = arrived.asked.chosen;
  const bool known = chosen && chosen == session.selectedEvents;
  if (known) commands.emplace_back(command::SelectEvents{});
  commands.emplace_back(command::ReplaceRows{std::move(*arrived.read)});
  if (known && arrived.still) commands.emplace_back(command::SelectEvents{arrived.still});
}

Commands LiveReads::takeArrived(const Session& session) {
  Commands commands;
  for (const auto& arrived : std::exchange(arrived_, {})) {
    const Asked& asked = arrived->asked;
    const UserTable* const now = tableOf(session, asked.table.id);
    if (!now || !isDrawnAlike(*now, asked.table)) continue;
    if (arrived->read) {
      replaceRows(*arrived, session, commands);
    } else {
      failed_.insert_or_assign(asked.table.id, asked.needed);
      commands.emplace_back(
          command::Tell{{Message::Weight::Error, geo::describe(arrived->read.error())}});
    }
  }
  return commands;
}

std::string LiveReads::busy() const {
  return asked_.empty() ? "" : "Reading " + asked_.begin()->second.table.events->title;
}

}  // namespace viewer::cli
