#include "viewer/layers/party_looks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace viewer {

namespace {

std::set<std::string_view> siteOperators(const geo::Scenario& scenario) {
  std::set<std::string_view> operators;
  for (const geo::Layer& layer : scenario.layers) {
    if (layer.kind != geo::LayerKind::Site) continue;
    for (const geo::Feature& feature : layer.features) {
      for (const auto id : geo::splitList(geo::valueOf(layer, feature, "operator"))) {
        operators.insert(id);
      }
    }
  }
  return operators;
}

/// Greys from dark to light for those that operate sites.
void spreadGreys(const geo::Scenario& scenario, std::vector<geo::Color>& colors) {
  constexpr double kDarkest = 40, kLightest = 235;
  const auto operators = siteOperators(scenario);
  const auto operates = [&](const geo::Party& party) { return operators.contains(party.id); };
  const auto count = std::ranges::count_if(scenario.parties, operates);
  double place = 0;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    if (!operates(scenario.parties[i])) continue;
    const double share = place++ / std::max(1.0, static_cast<double>(count) - 1);
    const auto grey = static_cast<std::uint8_t>(std::lround(std::lerp(kDarkest, kLightest, share)));
    colors[i] = {grey, grey, grey, 255};
  }
}

std::set<std::string_view> holders(const geo::Scenario& scenario) {
  std::set<std::string_view> ids;
  for (const geo::Layer& layer : scenario.layers) {
    if (layer.kind != geo::LayerKind::Area) continue;
    for (const geo::Feature& feature : layer.features) {
      ids.insert(geo::valueOf(layer, feature, "holder"));
    }
  }
  return ids;
}

/// Patterns told apart in print and in a poor copy of it, none of them the hatch of what is
/// contested; lines and dots are dark, because pale ones do not outlast copying.
constexpr std::array<AreaLook, 5> kPrinted{{{{40, 40, 40, 255}, FillPattern::Dots},
                                            {{80, 80, 80, 255}, FillPattern::Horizontal},
                                            {{160, 160, 160, 255}, FillPattern::Plain},
                                            {{60, 60, 60, 255}, FillPattern::Vertical},
                                            {{110, 110, 110, 255}, FillPattern::CrossHatch}}};

/// Another look for each party that holds ground, as far as they reach.
std::vector<AreaLook> printedAreas(const geo::Scenario& scenario) {
  const auto held = holders(scenario);
  std::vector<AreaLook> areas;
  std::size_t next = 0;
  for (const geo::Party& party : scenario.parties) {
    areas.push_back(kPrinted.at(next));
    if (held.contains(party.id)) next = (next + 1) % kPrinted.size();
  }
  return areas;
}

}  // namespace

PartyLooks::PartyLooks(const Theme& theme, const geo::Scenario& scenario)
    : theme_(&theme), scenario_(&scenario) {
  for (const geo::Party& party : scenario.parties)
    colors_.push_back(onTheme(theme, party.color, Stands::Cased));
  if (theme.patternAreas) {
    areas_ = printedAreas(scenario);
  } else {
    for (const geo::Color color : colors_) areas_.push_back({color});
  }
  if (theme.id == ThemeId::Grey) spreadGreys(scenario, colors_);
}

AreaLook PartyLooks::areaLookOf(std::string_view holderId) const {
  const geo::Party* holder = scenario_->party(holderId);
  if (!holder) return {theme_->contested.withAlpha(theme_->contestedAlpha), FillPattern::Hatch};
  const AreaLook& look = areas_.at(static_cast<std::size_t>(holder - scenario_->parties.data()));
  return {look.color.withAlpha(theme_->areaAlpha), look.pattern};
}

geo::Color PartyLooks::colorOf(const geo::Party& party) const {
  return colors_.at(static_cast<std::size_t>(&party - scenario_->parties.data()));
}

geo::Color PartyLooks::colorOf(std::string_view partyIds, geo::Color otherwise) const {
  const auto parties = geo::partiesOf(*scenario_, partyIds);
  return parties.empty() ? otherwise : colorOf(*parties.front());
}

}  // namespace viewer
