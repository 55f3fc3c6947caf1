// The window in which a file, a folder or an address is chosen to be opened.
#pragma once

#include <string>
#include <vector>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct OpenState {
  struct Entry {
    std::string name;
    bool folder = false;
    bool operator==(const Entry&) const = default;
  };
  bool open = false;
  bool focusWanted = false;     // the field is to get the keyboard
  bool networkAllowed = false;  // for the address that is typed
  bool asked = false;           // what is typed has been opened
  std::string text;             // as it is typed
  std::string listed;           // the folder whose entries these are
  std::vector<Entry> entries;
};

/// Opens it, or gives it the keyboard again; on the user's own folder at first, then on that of
/// what was opened last.
void openOpening(OpenState& state);

/// What of a folder can be chosen: folders first, each group by name, hidden ones left out.
std::vector<OpenState::Entry> entriesOf(const std::string& folder);

/// Whether the text names something that is no file on this machine: "https://…", "PG:…".
bool isAddress(const std::string& text);

void drawOpenPanel(const Panel& panel);

}  // namespace viewer
