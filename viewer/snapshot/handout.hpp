// A story as a document to be handed out: for each step its map and its words, at the end all
// sources. What PDF and HTML have in common.
#pragma once

#include "geo/scenario/scenario.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/session/session.hpp"
#include "viewer/snapshot/manifest.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace viewer {

/// A step's map, as large as its picture, without the words that stand beside it.
struct HandoutStep {
  Session session;
  ScenePtr scene;
};

/// What `opened`, which stands at a step of its story, shows on a picture of which no part is kept
/// free for words; without heading and title.
Session withoutHeading(const Session& opened);

/// What is written beside a step's map.
struct HandoutWords {
  std::string title;
  std::string date, dateNote;  // shown; the zone and the moments in UTC
  std::string played;          // of a step that plays something
  std::vector<geo::MarkdownBlock> caption, notes;
  std::vector<std::string> sources;  // who says so, with their titles
  std::string alternative;           // the picture in words
};

enum class Notes { No, Yes };
HandoutWords wordsOf(const HandoutStep& step, Notes notes);

/// A source with all that is known of it.
struct HandoutSource {
  std::string text;     // "Publisher: title, date"
  std::string address;  // may be empty
  bool operator==(const HandoutSource&) const = default;
};

/// The sources that the steps name and those of the rows that their maps show, each once, by
/// publisher and title.
std::vector<HandoutSource> sourcesOf(std::span<const HandoutStep> steps);

/// Title, marking, sources, credits, data, program and command, of all steps together.
Manifest handoutManifest(std::span<const HandoutStep> steps, const Origin& origin);

}  // namespace viewer
