// Changes in words for people, the same wherever they are told.
#pragma once

#include "geo/change/changes.hpp"

#include <span>
#include <string>
#include <string_view>

namespace geo {

/// What a list of such changes is called: "Events between", "New", "Gone", …
std::string_view headingOf(ChangeKind kind);

/// All kinds, in the order in which they are told.
std::span<const ChangeKind> changeKinds();

/// What stands behind the name: "was 9, now 11", "by 5.3 km", "possibly"; empty when there is
/// nothing to add.
std::string detailOf(const Scenario& scenario, const Change& change);

/// The holder's short name: "Azerbaijan", "contested", "no area drawn".
std::string titleOf(const Scenario& scenario, const Holder& holder);

}  // namespace geo
