// A story put into the text of a scenario.toml, with every byte kept that says the same.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/story.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// `toml` with `steps` as its story, as parseScenarioToml gives them; each has an id of its own.
/// Steps are known by their ids. One that is the same keeps its text, with the comments right above
/// it; of a changed one the values that changed are written anew; a new one comes after the one
/// before it; one that is gone goes with its comments. All else stays as it is. Fails where the
/// text is no scenario, its steps are not written as [[story]], or a step would not be read back as
/// it is; `file` is for messages.
Result<std::string> withStory(std::string_view toml, const std::vector<StoryStep>& steps,
                              const std::string& file);

}  // namespace geo
