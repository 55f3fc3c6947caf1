// Tables come and go: what that does to the rest of a session.
#pragma once

#include "viewer/session/session.hpp"

#include <span>
#include <string>
#include <string_view>

namespace viewer {

/// The table of this id; null where it has gone.
const UserTable* tableOf(const Session& session, std::string_view id);

/// On top of the others, with an id of its own. The timeline grows to hold its dated events; where
/// the axis showed all of it, it goes on doing so.
Session withTable(Session session, UserTable table);

/// The timeline stays as long as it was.
Session withoutTable(Session session, std::string_view id);

/// The table in the place of the one that has its id, if there is one. What was chosen of it stays
/// chosen as far as it is there still.
Session withOtherRows(Session session, UserTable table);

/// Tables of one kind look each its own way, in their order, shown or not, and other than the kinds
/// of the others, as far as looks go; a table's several kinds begin with the first look.
void giveLooks(Session& session);

/// Whether nothing on the map has a date: there are tables alone, and all of them are without.
bool isUndated(const Session& session);

/// The map on the table's extent, the window on its time.
Session showingTable(Session session, const UserTable& table);

/// A scenario that holds nothing but tables: their title, extent and time, so that a table can be
/// looked at by itself. The window opens on all of their time.
geo::Scenario scenarioAround(std::span<const geo::EventTablePtr> tables,
                             const geo::Zone& zone = {});

/// Whose table it is, as far as that is known: "UCDP GED (file.csv)".
std::string creditsOf(const geo::EventTable& table);

/// Degrees that hold the events, with some room around; never thinner than a few kilometres.
geo::GeoBox roomAround(const geo::GeoBox& extent);

}  // namespace viewer
