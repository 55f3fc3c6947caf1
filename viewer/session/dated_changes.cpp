#include "viewer/session/dated_changes.hpp"

#include "viewer/session/session.hpp"

namespace viewer {

bool comparesDates(const Session& session) {
  return session.compare.mode != CompareMode::None && hasBefore(session.compare);
}

DatedChangesPtr datedChangesOf(const Session& session) {
  const geo::TimeSpan before = session.compare.before, after = session.clock.window;
  return std::make_shared<const DatedChanges>(
      DatedChanges{session.scenario, before, after,
                   geo::placeChanges(geo::changesBetween(*session.scenario, before, after),
                                     *session.projection)});
}

bool changesAreCurrent(const Session& session) {
  const DatedChanges* made = session.differences.get();
  if (!made || made->scenario != session.scenario) return false;
  const auto cell = [&](geo::TimeSpan window) { return geo::timeCellOf(*session.changes, window); };
  return cell(made->before) == cell(session.compare.before) &&
         cell(made->after) == cell(session.clock.window);
}

}  // namespace viewer
