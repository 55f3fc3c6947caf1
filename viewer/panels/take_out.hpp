// "Take out…": rows of a table become a file, from wherever they are listed.
#pragma once

#include "viewer/session/command.hpp"

#include <functional>

namespace viewer {

struct Panel;

/// A button that opens a list of formats. `orderOf` says what is taken out; it is asked only when
/// a format has been chosen, which it leaves open. `name` is what tests call it.
void drawTakeOut(const Panel& panel, const char* name,
                 const std::function<command::TakeOut()>& orderOf);

/// The button for the selected events; nothing where none are.
void drawSelectionTakeOut(const Panel& panel);

}  // namespace viewer
