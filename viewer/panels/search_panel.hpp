// The window in which things are found by what is written of them.
#pragma once

#include "viewer/session/search.hpp"

#include <cstddef>
#include <string>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct SearchState {
  bool open = false;
  bool focusWanted = false;   // the field is to get the keyboard
  std::string text;           // as it is typed
  std::size_t chosen = 0;     // the hit that Enter takes
  bool scrollWanted = false;  // the list is to show it

  // The hits shown, and what they were found in and for.
  SearchIndexPtr index;
  std::string askedFor;
  SearchHits hits;
};

/// Opens it, or gives it the keyboard again.
void openSearch(SearchState& state);

void drawSearchPanel(const Panel& panel);

}  // namespace viewer
