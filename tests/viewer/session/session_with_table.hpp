// A small session with a table of events on its map.
#pragma once

#include "small_session.hpp"
#include "tests/support/random_tables.hpp"

#include <memory>
#include <utility>

namespace viewer::test {

/// In the window of the two years that random tables are of.
inline Session sessionWith(const geo::EventTable& table) {
  UserTable added = userTableOf(std::make_shared<const geo::EventTable>(table));
  Session session = smallSession();
  added.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *added.events));
  session = after(std::move(session), command::AddTable{std::move(added)});
  session.clock.window = {geo::at(2020, 1, 1), geo::at(2022, 1, 1)};
  return session;
}

}  // namespace viewer::test
