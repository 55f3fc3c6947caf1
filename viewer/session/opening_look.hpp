// How a map looks, in the words of the command line and of scenario.toml.
#pragma once

#include "viewer/session/session.hpp"

#include <string>
#include <string_view>

namespace viewer {

/// A word's value; a failure lists the words that there are.
geo::Result<ThemeId> themeFrom(std::string_view word);
geo::Result<Grid> gridFrom(std::string_view word);
geo::Result<Names> namesFrom(std::string_view word);
/// "none", "map" or "full", then pieces to add or, with a minus, to leave out: "full,-locator".
geo::Result<Furniture> furnitureFrom(std::string_view words);

std::string_view wordFor(Grid grid);
std::string_view wordFor(Names names);
/// "none,date,legend".
std::string wordsFor(Furniture furniture);

/// What of the session's look is to be kept in a scenario: all that its scenario says or that is
/// not as a map without a scenario's look opens.
geo::OpeningLook lookOf(const Session& session);

/// The session as the scenario wants it to look. Fails, with the words there are, at one that has
/// no meaning.
geo::Result<void> takeLook(Session& session, const geo::Scenario& scenario);

}  // namespace viewer
