// Rows of a table that are taken out of the window: written by a worker into the pictures' folder.
#include "viewer/cli/pictures_folder.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/session/session_tables.hpp"
#include "viewer/snapshot/event_export.hpp"
#include "viewer/snapshot/safe_name.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

namespace fs = std::filesystem;

/// A name in the pictures' folder that no file has: "truceline-events.csv", then "…-2.csv".
fs::path freePath(const std::string& title, const std::string& ending) {
  const std::string stem = "truceline-" + safeName(title, "table");
  const fs::path folder = picturesFolder();
  fs::path path = folder / (stem + ending);
  std::error_code error;
  for (int i = 2; fs::exists(path, error); ++i) {
    path = folder / fmt::format("{}-{}{}", stem, i, ending);
  }
  return fs::absolute(path, error).lexically_normal();  // one is to find it again
}

}  // namespace

void WindowLoop::takeOut(const command::TakeOut& order) {
  const UserTable* table = tableOf(session_, order.table);
  const auto format = geo::eventFormatNamed(std::string_view(order.ending).substr(1));
  if (!table || !format) return;
  const TakenRows taken{.events = table->events,
                        .rows = order.rows,
                        .how = order.how,
                        .window = session_.clock.window,
                        .zone = session_.clock.zone,
                        .reasons = geo::Reasons::Yes};
  busy_ = "Writing " + table->events->title;
  // The worker does one after the other: what it names last does not exist when it looks for it.
  finders_.submit(fmt::format("take out {}", takenOut_++),
                  [this, taken, format = *format,
                   ending = order.ending](const std::stop_token& stop) -> Delivery {
                    const fs::path path = freePath(taken.events->title, ending);
                    const auto written = viewer::takeOut(taken, factsOf(taken), path, format, stop);
                    return [this, written, path, count = taken.rows->size()] {
                      busy_.clear();
                      if (!written)
                        return tell(Message::Weight::Error, geo::describe(written.error()));
                      tell(Message::Weight::Info,
                           fmt::format("Taken out: {} rows: {}", count, path.string()));
                    };
                  });
}

}  // namespace viewer::cli
