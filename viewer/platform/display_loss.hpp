// What happens when the display server goes away under the program.
#pragma once

namespace viewer {

/// `leave` is called, on whatever thread learns of it, once the X server has gone, and is to end
/// the program: nothing can be shown any more, and no window be closed.
void whenDisplayIsLost(void (*leave)());

}  // namespace viewer
