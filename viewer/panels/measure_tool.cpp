#include "viewer/panels/measure_tool.hpp"

#include <utility>

namespace viewer {

bool setsPoints(const Session& session, const MeasureTool& tool) {
  return tool.adding && session.measured;
}

void startMeasuring(MeasureTool& tool, Measured::Kind kind, Commands& out) {
  tool.adding = true;
  out.push_back(command::SetMeasured{Measured{kind, {}}});
}

void addPoint(const Session& session, const MeasureTool& tool, geo::LonLat at, Commands& out) {
  if (!setsPoints(session, tool)) return;
  Measured longer = *session.measured;
  longer.points.push_back(at);
  out.push_back(command::SetMeasured{std::move(longer)});
}

void takeBackPoint(const Session& session, const MeasureTool& tool, Commands& out) {
  if (!setsPoints(session, tool) || session.measured->points.empty()) return;
  Measured shorter = *session.measured;
  shorter.points.pop_back();
  out.push_back(command::SetMeasured{std::move(shorter)});
}

void endMeasuring(const Session& session, MeasureTool& tool, Commands& out) {
  constexpr std::size_t kFewestPoints = 2;
  if (!setsPoints(session, tool)) return;
  tool.adding = false;
  if (session.measured->points.size() < kFewestPoints) clearMeasured(tool, out);
}

void clearMeasured(MeasureTool& tool, Commands& out) {
  tool.adding = false;
  out.push_back(command::SetMeasured{});
}

}  // namespace viewer
