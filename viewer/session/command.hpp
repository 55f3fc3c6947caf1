// The only way up: what panels, keys and the command line ask for, and what the loop must then do.
#pragma once

#include "viewer/session/export_wish.hpp"
#include "viewer/session/legibility.hpp"
#include "viewer/session/session.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace viewer {

enum class Shown { No, Yes };

namespace command {

// Camera. Screen positions are pixels from the map's upper left corner.
struct Pan {
  float dxPx = 0, dyPx = 0;
};  // the map moves with the pointer
struct ZoomAt {
  geo::Screen at;
  double factor = 1;
};  // over 1 is closer; `at` keeps its place
struct ZoomToBox {
  geo::Screen a, b;
};
struct FitExtent {};
/// This place in the middle; the scale stays.
struct CentreOn {
  geo::LonLat at;
};
struct Resize {
  int widthPx = 0, heightPx = 0;
  float pxPerPt = 96.0f / 72.0f;
};

// Time.
struct SetWindow {
  geo::TimeSpan window;
};
struct GoTo {
  geo::Moment at;
};
struct Step {
  int count = 1;
  StepUnit unit = StepUnit::Step;
};
struct GoToStart {};
struct GoToEnd {};
struct TogglePlay {};
/// The cursor stays where it is.
struct SetWindowMode {
  WindowMode mode = WindowMode::Instant;
};
struct SetLength {
  StepLength length;
};
struct SetStepUnit {
  StepUnit unit = StepUnit::Step;
};
struct SetDirection {
  Direction direction = Direction::Forward;
};
struct SetLoop {
  Loop loop = Loop::No;
};
/// One end of what is played; nothing takes the mark away.
struct SetMark {
  enum class End { In, Out };
  End end = End::In;
  std::optional<geo::Moment> at;
};
/// Whose days and hours are counted and shown.
struct SetZone {
  geo::Zone zone;
};
struct SetCertainty {
  Certainty certainty = Certainty::PossibleFaint;
};
struct SetSpeed {
  double stepsPerSecond = 10;
};
struct Tick {
  double seconds = 0;
};  // real time that has passed
struct ZoomAxis {
  geo::Moment at;
  double factor = 1;
};
struct PanAxis {
  double shareOfAxis = 0;
};
struct ResetAxis {};
struct SetAxis {
  geo::TimeSpan axis;
};

// Two dates at once.
struct SetCompare {
  CompareMode mode = CompareMode::None;
};  // with no "before" yet, that becomes the window as it is now
struct SetBefore {
  geo::TimeSpan before;
};
struct MoveSplit {
  float share = 0.5f;
};  // of the map's width
/// "Before" and the window change places; only while comparing.
struct SwapDates {};

// What is shown and chosen.
struct ShowLayer {
  std::string layerId;
  Shown shown = Shown::Yes;
};
struct SetNames {
  Names names = Names::English;
};
struct SetFurniture {
  Furniture furniture = Furniture::Map;
};
/// A raster under the map; it gets an id of its own.
struct AddRaster {
  UserRaster raster;
};
struct RemoveRaster {
  std::string id;
};
/// A table of events; it gets an id of its own, and the timeline grows to hold its times.
struct AddTable {
  UserTable table;
};
struct RemoveTable {
  std::string id;
};
/// Other rows of the table with this table's id, where there is one still.
struct ReplaceRows {
  UserTable table;
};
struct StyleTable {
  std::string id;
  TableStyle style;
};
struct FilterTable {
  std::string id;
  TableFilter filter;
};
/// Nothing chosen where empty. A feature and events are never both chosen.
struct SelectEvents {
  std::optional<TableSelection> events;
};
/// Those whose marks lie between two places of the map; see eventsInBox.
struct SelectEventsIn {
  geo::Screen a, b;
};
/// Rows of a table, from 0, become a file in the pictures' folder; `ending` (".csv") is its format.
struct TakeOut {
  std::string table;
  std::shared_ptr<const std::vector<std::uint32_t>> rows;
  std::string how;  // in words, which rows these are
  std::string ending;
};
/// Shows all of a table, in place and in time.
struct FitTable {
  std::string id;
};
struct SetTheme {
  ThemeId theme = ThemeId::Paper;
};
struct SetGrid {
  Grid grid = Grid::None;
};
struct SetMarking {
  geo::Marking marking;
};
/// Anything that PROJ understands; the map's middle and scale stay.
struct SetProjection {
  std::string definition;
};
struct Select {
  std::optional<geo::FeatureRef> feature;
};
struct PickAt {
  geo::Screen at;
};  // select whatever is drawn there
struct FlyTo {
  geo::FeatureRef feature;
};  // select it and, if it has a place out of view, show it

struct SetMeasured {
  std::optional<Measured> measured;
};

// Messages and files.
struct Tell {
  Message message;
};
struct DismissMessage {
  std::size_t index = 0;
};
struct SaveSnapshot {
  std::string path;
};
/// Tables, filters and the window become a scenario folder of their own.
struct SaveScenario {};
/// The picture that was ordered, made beside the window.
struct Export {
  ExportWish wish;
};
struct StopExport {
  std::string path;
};
/// The command that would make the picture goes to the clipboard.
struct CopyCommand {
  ExportWish wish;
};
/// What may be asked of the network for it: what the program was started with, or this once all
/// that the input names.
enum class Reach { AsStarted, Network };
struct OpenInput {
  std::string path;
  Reach reach = Reach::AsStarted;
};

// The story.
/// Shows the step with the panels around it.
struct ShowStep {
  std::size_t step = 0;
};
/// Its words and what it points out go; the camera stays.
struct LeaveStep {};
struct SetStory {
  StoryPtr story;  // never null
};
/// Writes the story back into the scenario's file.
struct SaveStory {};

/// How the story's wall is; for the next briefing.
struct SetWall {
  Wall wall;
};
/// Looks for what the last row of the room cannot read.
struct CheckRoom {
  Room room;
};

// The briefing; without one the last six do nothing.
/// From this step on; goes on by itself after so many seconds, where they are given.
struct StartBriefing {
  std::size_t step = 0;
  std::optional<double> stepSeconds{};
  Loop loop = Loop::Yes;
};
struct GoToStep {
  std::size_t step = 0;
};
struct StepOn {
  int count = 1;
};
/// As the step is, whatever has been panned, zoomed and scrubbed since.
struct ReturnToStep {};
struct SetCurtain {
  Curtain curtain = Curtain::Open;
};
struct SetPointer {
  bool lit = false;
};
struct SetTravel {
  Travel travel = Travel::Smooth;
};
struct LeaveBriefing {};

struct CopyText {
  std::string text;
};
struct ToggleFullScreen {};
struct Quit {};

}  // namespace command

using AnyCommand = std::variant<
    command::Pan, command::ZoomAt, command::ZoomToBox, command::FitExtent, command::Resize,
    command::SetWindow, command::GoTo, command::Step, command::GoToStart, command::GoToEnd,
    command::TogglePlay, command::SetSpeed, command::Tick, command::ZoomAxis, command::PanAxis,
    command::ResetAxis, command::SetAxis, command::SetWindowMode, command::SetLength,
    command::SetStepUnit, command::SetDirection, command::SetLoop, command::SetMark,
    command::SetZone, command::SetCertainty, command::SetCompare, command::SetBefore,
    command::MoveSplit, command::SwapDates, command::ShowLayer, command::SetNames,
    command::SetFurniture, command::AddRaster, command::RemoveRaster, command::AddTable,
    command::RemoveTable, command::ReplaceRows, command::StyleTable, command::FilterTable,
    command::SelectEvents, command::SelectEventsIn, command::TakeOut, command::FitTable,
    command::CentreOn, command::SetMeasured, command::SetTheme, command::SetGrid,
    command::SetMarking, command::SetProjection, command::Select, command::PickAt, command::FlyTo,
    command::Tell, command::DismissMessage, command::SaveSnapshot, command::SaveScenario,
    command::Export, command::StopExport, command::CopyCommand, command::OpenInput,
    command::ShowStep, command::LeaveStep, command::SetStory, command::SaveStory, command::SetWall,
    command::CheckRoom, command::StartBriefing, command::GoToStep, command::StepOn,
    command::ReturnToStep, command::SetCurtain, command::SetPointer, command::SetTravel,
    command::LeaveBriefing, command::CopyText, command::ToggleFullScreen, command::Quit>;

/// One of the commands above. Its copying is compiled once, in command.cpp, and not in each of the
/// many files that hand commands on.
struct Command : AnyCommand {
  template <class Order>
  requires(!std::derived_from<std::remove_cvref_t<Order>, AnyCommand>) Command(Order&& order)
      : AnyCommand(std::forward<Order>(order)) {}
  Command(const Command&);
  Command(Command&&) noexcept;
  Command& operator=(const Command&);
  Command& operator=(Command&&) noexcept;
  ~Command();
};

using Commands = std::vector<Command>;

namespace effect {
struct Pick {
  geo::Screen at;
};
struct SaveSnapshot {
  std::string path;
};
struct SaveScenario {};
struct SaveStory {};
struct CheckRoom {
  Room room;
};
struct TakeOut {
  command::TakeOut order;
};
struct Export {
  ExportWish wish;
};
struct StopExport {
  std::string path;
};
struct CopyCommand {
  ExportWish wish;
};
struct OpenInput {
  command::OpenInput order;
};
struct CopyText {
  std::string text;
};
/// Build the scene in this projection, then show both at once.
struct Reproject {
  geo::ProjectionPtr projection;
};
struct ToggleFullScreen {};
struct Quit {};
}  // namespace effect

using Effect =
    std::variant<effect::Pick, effect::SaveSnapshot, effect::SaveScenario, effect::SaveStory,
                 effect::CheckRoom, effect::TakeOut, effect::Export, effect::StopExport,
                 effect::CopyCommand, effect::OpenInput, effect::CopyText, effect::Reproject,
                 effect::ToggleFullScreen, effect::Quit>;

struct Applied {
  Session session;
  std::vector<Effect> effects;  // what the loop must carry out, in order
};

/// The next session. Pure: the same session and command give the same answer.
Applied apply(Session session, const Command& command);

}  // namespace viewer
