// The list of a story's steps: to be shown, written, ordered and told.
#pragma once

#include "viewer/session/session.hpp"

#include <string>
#include <vector>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct StoryState {
  bool open = false;
  bool changed = false;                // since it was opened or saved
  std::vector<StoryPtr> undoes;        // what the story was before each change, the oldest first
  std::string typingIn;                // the field that the last change was typed into; empty: none
  std::string sourcesText, sourcesOf;  // as typed, and of which step
};

/// A story of other steps. Typing in one field is one change, to be undone at once.
void setStory(const Panel& panel, std::vector<geo::StoryStep> steps, std::string typingIn = {});

/// What a step shows besides its words: its sources, what it points out, what it plays.
void drawStepDetails(const Panel& panel, std::size_t step);

void drawStoryPanel(const Panel& panel);

}  // namespace viewer
