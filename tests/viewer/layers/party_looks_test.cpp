// Parties hold apart on every theme, also for people who see fewer colours.
#include "viewer/layers/party_looks.hpp"

#include "tests/viewer/layers/bundled.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Vec3 = std::array<double, 3>;
using Matrix = std::array<Vec3, 3>;

/// Full loss of one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), on linear RGB.
const std::map<std::string, Matrix> kColorVision{{"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
                                                 {"protanopia",
                                                  {{{0.152286, 1.052583, -0.204868},
                                                    {0.114503, 0.786281, 0.099216},
                                                    {-0.003882, -0.048116, 1.051998}}}},
                                                 {"deuteranopia",
                                                  {{{0.367322, 0.860646, -0.227968},
                                                    {0.280085, 0.672501, 0.047413},
                                                    {-0.011820, 0.042940, 0.968881}}}},
                                                 {"tritanopia",
                                                  {{{1.255528, -0.076749, -0.178779},
                                                    {-0.078411, 0.930809, 0.147602},
                                                    {0.004733, 0.691367, 0.303900}}}}};

double linear(std::uint8_t part) {
  const double share = part / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// CIE L*a*b*, D65, of the colour as seen.
Vec3 labSeen(geo::Color color, const Matrix& vision) {
  const Vec3 rgb{linear(color.r), linear(color.g), linear(color.b)};
  Vec3 seen{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < 3; ++k) seen.at(i) += vision.at(i).at(k) * rgb.at(k);
    seen.at(i) = std::max(0.0, std::min(1.0, seen.at(i)));
  }
  const Vec3 xyz{(0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047,
                 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
                 (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883};
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  return {116 * f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))};
}

double differenceSeen(geo::Color a, geo::Color b, const Matrix& vision) {
  const Vec3 p = labSeen(a, vision), q = labSeen(b, vision);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// The parties that the map tells apart by colour: those that hold areas, or operate sites.
std::set<std::string> partiesInColumn(const geo::Scenario& scenario, geo::LayerKind kind,
                                      std::string_view column) {
  std::set<std::string> ids;
  for (const geo::Layer& layer : scenario.layers) {
    if (layer.kind != kind) continue;
    for (const geo::Feature& feature : layer.features) {
      for (const auto* party : geo::partiesOf(scenario, geo::valueOf(layer, feature, column))) {
        ids.insert(party->id);
      }
    }
  }
  return ids;
}

void expectApart(const geo::Scenario& scenario, const Theme& theme,
                 const std::set<std::string>& ids, double least) {
  const PartyLooks looks(theme, scenario);
  for (const auto& [kind, vision] : kColorVision) {
    for (const std::string& a : ids) {
      for (const std::string& b : ids) {
        if (a >= b) continue;
        const double apart = differenceSeen(looks.colorOf(*scenario.party(a)),
                                            looks.colorOf(*scenario.party(b)), vision);
        EXPECT_GE(apart, least) << theme.name << ", " << kind << ": " << a << " and " << b;
      }
    }
  }
}

TEST(PartyLooks, HoldersAndOperatorsHoldApartForEveryKindOfColourVision) {
  const auto scenario = test::bundledScenario();
  const auto holders = partiesInColumn(*scenario, geo::LayerKind::Area, "holder");
  const auto operators = partiesInColumn(*scenario, geo::LayerKind::Site, "operator");
  ASSERT_GE(holders.size(), 2u);
  ASSERT_GE(operators.size(), 3u);
  for (const Theme& theme : themes()) {
    if (!theme.patternAreas) expectApart(*scenario, theme, holders, 14);
    expectApart(*scenario, theme, operators, 8);
  }
}

}  // namespace
}  // namespace viewer
