#include "viewer/layers/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace viewer {

namespace {

/// A regular polygon; `turnDegrees` 0 puts a corner at the top. Many corners make a circle.
Contour polygon(int corners, float radius, float turnDegrees = 0, UnitPoint centre = {}) {
  Contour contour;
  for (int i = 0; i < corners; ++i) {
    const double angle = (90.0 + turnDegrees + 360.0 * i / corners) * std::numbers::pi / 180;
    contour.points.push_back({centre.x + radius * static_cast<float>(std::cos(angle)),
                              centre.y + radius * static_cast<float>(std::sin(angle))});
  }
  return contour;
}

Contour circle(float radius, UnitPoint centre = {}) {
  return polygon(40, radius, 0, centre);
}

Contour box(float left, float bottom, float right, float top) {
  return {{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, true};
}

Contour star(float outer, float inner) {
  const Contour tips = polygon(5, outer), notches = polygon(5, inner, 36);
  Contour contour;
  for (std::size_t i = 0; i < 5; ++i) {
    contour.points.push_back(tips.points[i]);
    contour.points.push_back(notches.points[i]);
  }
  return contour;
}

/// As wide and high as twice `arm`; its bars are twice `half` thick.
Contour cross(float arm, float half) {
  return {{{-half, -arm},
           {half, -arm},
           {half, -half},
           {arm, -half},
           {arm, half},
           {half, half},
           {half, arm},
           {-half, arm},
           {-half, half},
           {-arm, half},
           {-arm, -half},
           {-half, -half}},
          true};
}

SymbolShape framed(Contour outline, std::vector<Contour> mark, float diameterPt) {
  return {{outline}, {outline}, std::move(mark), diameterPt};
}

/// Right way round holes: the nonzero rule needs the inner contour to run the other way.
Contour reversed(Contour contour) {
  return {{contour.points.rbegin(), contour.points.rend()}, contour.closed};
}

SymbolShape triangle(std::vector<Contour> mark, float diameterPt) {
  return framed({{{0, 0.95f}, {0.95f, -0.72f}, {-0.95f, -0.72f}}, true}, std::move(mark),
                diameterPt);
}

/// A rectangle on a staff, as headquarters are drawn in APP-6.
SymbolShape headquarters() {
  const Contour flag = box(-0.78f, -0.3f, 0.82f, 0.73f);
  const Contour staff{{{-0.78f, -0.3f}, {-0.78f, -0.9f}}, false};
  return {{flag}, {flag, staff}, {box(-0.47f, 0.09f, 0.52f, 0.34f)}, 17.4f};
}

SymbolShape northArrow() {
  const Contour left{{{0, 1}, {0, -0.45f}, {-0.62f, -0.85f}}, true};
  const Contour whole{{{0, 1}, {0.62f, -0.85f}, {0, -0.45f}, {-0.62f, -0.85f}}, true};
  return {{whole}, {whole}, {left}, 20};
}

constexpr std::pair<std::string_view, Symbol> kKinds[] = {
    {"observation_post", Symbol::ObservationPost},
    {"temporary_post", Symbol::TemporaryPost},
    {"headquarters", Symbol::Headquarters},
    {"base", Symbol::Base},
    {"checkpoint", Symbol::Checkpoint},
    {"monitoring_centre", Symbol::MonitoringCentre},
    {"eu_base", Symbol::EuBase},
    {"proposed_post", Symbol::Proposal},
};

constexpr std::string_view kTitles[kSymbolCount] = {"Observation post",
                                                    "Temporary post",
                                                    "Headquarters",
                                                    "Base",
                                                    "Checkpoint",
                                                    "Monitoring centre",
                                                    "EU mission base",
                                                    "Proposed",
                                                    "Event",
                                                    "Event, square",
                                                    "Event, diamond",
                                                    "Event, triangle",
                                                    "Event, pennant",
                                                    "Event, cross",
                                                    "A few events",
                                                    "Tens of events",
                                                    "Hundreds of events",
                                                    "Thousands of events",
                                                    "Place",
                                                    "North"};

}  // namespace

SymbolShape shapeOf(Symbol symbol) {
  switch (symbol) {
    case Symbol::ObservationPost:
      return triangle({}, 15);
    case Symbol::TemporaryPost:
      return triangle({box(-0.42f, -0.36f, 0.42f, -0.14f)}, 12.5f);
    case Symbol::Headquarters:
      return headquarters();
    case Symbol::Base:
      return framed(box(-0.8f, -0.8f, 0.8f, 0.8f), {polygon(4, 0.45f)}, 14);
    case Symbol::Checkpoint:
      return framed(polygon(6, 0.95f, 30), {box(-0.55f, -0.15f, 0.55f, 0.15f)}, 13.5f);
    case Symbol::MonitoringCentre:
      return framed(circle(0.95f), {circle(0.6f), reversed(circle(0.4f)), circle(0.2f)}, 17);
    case Symbol::EuBase:
      return framed(polygon(5, 1), {star(0.55f, 0.24f)}, 14);
    case Symbol::Proposal:
      return framed(polygon(4, 1), {}, 14);
    case Symbol::Event:
      return framed(circle(0.8f), {}, 6.5f);
    case Symbol::EventSquare:
      return framed(box(-0.7f, -0.7f, 0.7f, 0.7f), {}, 6.5f);
    case Symbol::EventDiamond:
      return framed(polygon(4, 0.95f), {}, 7);
    case Symbol::EventTriangle:
      return framed(polygon(3, 1), {}, 7);
    case Symbol::EventPennant:
      return framed(polygon(3, 1, 180), {}, 7);
    case Symbol::EventCross:
      return framed(cross(0.95f, 0.34f), {}, 7);
    case Symbol::PileSmall:
      return framed(circle(0.9f), {}, 9.5f);
    case Symbol::PileMedium:
      return framed(circle(0.92f), {}, 13);
    case Symbol::PileLarge:
      return framed(circle(0.94f), {}, 17);
    case Symbol::PileHuge:
      return framed(circle(0.95f), {}, 21.5f);
    case Symbol::Place:
      return {{circle(0.7f)}, {circle(0.7f)}, {}, 4.5f};
    case Symbol::NorthArrow:
      return northArrow();
    case Symbol::Count_:
      break;
  }
  return {};
}

Symbol symbolForKind(std::string_view kind) {
  for (const auto& [name, symbol] : kKinds) {
    if (name == kind) return symbol;
  }
  return Symbol::Place;
}

std::string_view standardOf(Symbol symbol) {
  // NATO APP-6 and MIL-STD-2525 draw an observation post as an empty triangle and put headquarters'
  // frames on a staff. A triangle with a bar is none of their posts, and what they draw for bases
  // and checkpoints has other shapes: those signs are this map's own.
  const bool standard = symbol == Symbol::ObservationPost || symbol == Symbol::Headquarters;
  return standard ? "APP-6" : "";
}

float symbolScaleAt(double metresAcross) {
  constexpr double kNear = 60e3, kMiddle = 200e3, kFar = 500e3;
  constexpr double kLargest = 1.2, kSmallest = 0.8, kSteps = 20;
  const double width = std::clamp(metresAcross, kNear, kFar);
  const double scale =
      width < kMiddle
          ? std::lerp(kLargest, 1.0, std::log(width / kNear) / std::log(kMiddle / kNear))
          : std::lerp(1.0, kSmallest, std::log(width / kMiddle) / std::log(kFar / kMiddle));
  return static_cast<float>(std::round(scale * kSteps) / kSteps);
}

std::string_view titleOf(Symbol symbol) {
  return kTitles[static_cast<std::size_t>(symbol)];
}

}  // namespace viewer
