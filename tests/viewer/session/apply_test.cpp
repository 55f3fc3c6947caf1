// apply() as a function: the same in, the same out, and nothing but effects for the outer world.
#include "tests/support/random_tables.hpp"
#include "tests/viewer/session/small_session.hpp"

#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::after;
using test::at;
using test::span;

ExportWish wish() {
  ExportWish wish;
  wish.path = "a.pdf";
  return wish;
}

Commands tableCommands() {
  return {command::AddTable{
              userTableOf(std::make_shared<const geo::EventTable>(geo::test::randomTable(1, 50)))},
          command::ReplaceRows{},
          command::StyleTable{"table.1", {}},
          command::FilterTable{"table.1", {.hiddenClasses = 1, .where = "", .passes = nullptr}},
          command::SelectEvents{TableSelection{.table = "table.1", .events = {3}, .all = 1}},
          command::FitTable{"table.1"},
          command::CentreOn{{46.5, 39.9}},
          command::SetMeasured{Measured{Measured::Kind::Line, {{46, 40}, {47, 40}}}},
          command::RemoveTable{"table.1"}};
}

Commands storyCommands() {
  geo::StoryStep step;
  step.id = step.title = "a step";
  step.window = test::span("2020-11-10", "2020-11-11");
  return {command::SetStory{std::make_shared<const std::vector<geo::StoryStep>>(2, step)},
          command::ShowStep{1},
          command::LeaveStep{},
          command::SaveStory{},
          command::SetWall{{1.4f, 0.05f}},
          command::CheckRoom{{1920, 1080, 1.65, 8}},
          command::StartBriefing{},
          command::GoToStep{1},
          command::StepOn{-1},
          command::ReturnToStep{},
          command::SetCurtain{Curtain::Black},
          command::SetPointer{true},
          command::SetTravel{Travel::AtOnce},
          command::LeaveBriefing{}};
}

/// One of each.
Commands allCommands() {
  Commands all{command::Pan{3, 4},
               command::ZoomAt{{100, 200}, 1.7},
               command::ZoomToBox{{10, 10}, {300, 200}},
               command::FitExtent{},
               command::Resize{640, 480, 1},
               command::SetWindow{span("2021-01-01", "2021-02-01")},
               command::GoTo{at("2021-03-04")},
               command::Step{-3},
               command::GoToStart{},
               command::GoToEnd{},
               command::TogglePlay{},
               command::SetSpeed{4},
               command::SetWindowMode{WindowMode::Cumulative},
               command::SetLength{{3, StepUnit::Day}},
               command::SetStepUnit{StepUnit::Week},
               command::SetDirection{Direction::Backward},
               command::SetLoop{Loop::Yes},
               command::SetMark{command::SetMark::End::In, at("2020-11-01")},
               command::SetZone{geo::Zone::named("Asia/Baku").value()},
               command::SetCertainty{Certainty::CertainOnly},
               command::Tick{0.5},
               command::ZoomAxis{at("2020-11-25"), 3},
               command::PanAxis{0.1},
               command::ResetAxis{},
               command::SetCompare{CompareMode::Swipe},
               command::SetBefore{span("2020-11-01", "2020-11-02")},
               command::MoveSplit{0.25f},
               command::SwapDates{},
               command::SetAxis{span("2020-11-01", "2020-12-01")},
               command::ShowLayer{"sites", Shown::No},
               command::SetNames{Names::Local},
               command::SetFurniture{Furniture::Full},
               command::AddRaster{{"", "hills", "hills.tif", UserRaster::Kind::Elevation, nullptr}},
               command::RemoveRaster{"raster.1"},
               command::SetTheme{ThemeId::Dark},
               command::SetGrid{Grid::Mgrs},
               command::SetMarking{{"FOR BRIEFING", {}}},
               command::SetProjection{"EPSG:32639"},
               command::SetProjection{"no projection"},
               command::Select{geo::FeatureRef{0, 1}},
               command::PickAt{{7, 8}},
               command::FlyTo{{0, 1}},
               command::Tell{{Message::Weight::Warning, "a word"}},
               command::DismissMessage{0},
               command::SaveSnapshot{"picture.png"},
               command::SaveScenario{},
               command::SelectEventsIn{{10, 20}, {300, 200}},
               command::TakeOut{"table.1", nullptr, "all rows", ".csv"},
               command::Export{wish()},
               command::StopExport{"a.pdf"},
               command::CopyCommand{wish()},
               command::OpenInput{"folder"},
               command::CopyText{"text"},
               command::ToggleFullScreen{},
               command::Quit{}};
  for (const Commands& more : {tableCommands(), storyCommands()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool same(const Session& a, const Session& b) {
  return a.scenario == b.scenario && a.baseMap == b.baseMap && a.projection == b.projection &&
         a.changes == b.changes && a.view == b.view && a.clock == b.clock && a.hidden == b.hidden &&
         a.selection == b.selection && a.names == b.names && a.certainty == b.certainty &&
         a.compare == b.compare && a.furniture == b.furniture && a.theme == b.theme &&
         a.tables.size() == b.tables.size() && a.selectedEvents == b.selectedEvents &&
         a.measured == b.measured && a.grid == b.grid && a.rasters == b.rasters &&
         a.marking == b.marking && a.messages == b.messages && a.story == b.story &&
         a.heading == b.heading && a.shownStep == b.shownStep && a.highlights == b.highlights;
}

std::string told(const Effect& effect) {
  struct Teller {
    std::string operator()(const effect::Pick& e) {
      return "pick " + std::to_string(e.at.xPx) + ' ' + std::to_string(e.at.yPx);
    }
    std::string operator()(const effect::SaveSnapshot& e) { return "save " + e.path; }
    std::string operator()(const effect::SaveScenario&) { return "save the scenario"; }
    std::string operator()(const effect::SaveStory&) { return "save the story"; }
    std::string operator()(const effect::CheckRoom& e) const {
      return "look at a room of " + std::to_string(e.room.widthPx);
    }
    std::string operator()(const effect::TakeOut& e) { return "take out " + e.order.table; }
    std::string operator()(const effect::Export& e) { return "export " + e.wish.path; }
    std::string operator()(const effect::StopExport& e) { return "stop " + e.path; }
    std::string operator()(const effect::CopyCommand& e) { return "command " + e.wish.path; }
    std::string operator()(const effect::OpenInput& e) { return "open " + e.order.path; }
    std::string operator()(const effect::CopyText& e) { return "copy " + e.text; }
    std::string operator()(const effect::Reproject& e) {
      return "project " + e.projection->definition();
    }
    std::string operator()(const effect::ToggleFullScreen&) { return "full screen"; }
    std::string operator()(const effect::Quit&) { return "quit"; }
  };
  return std::visit(Teller{}, effect);
}

std::vector<std::string> told(const std::vector<Effect>& effects) {
  std::vector<std::string> all;
  for (const Effect& effect : effects) all.push_back(told(effect));
  return all;
}

TEST(Apply, KnowsEachCommandOfThisTest) {
  std::set<std::size_t> kinds;
  for (const Command& command : allCommands()) kinds.insert(command.index());
  EXPECT_EQ(kinds.size(), std::variant_size_v<AnyCommand>);
}

TEST(Apply, GivesTheSameForTheSame) {
  Session session = test::smallSession();
  for (const Command& command : allCommands()) {
    const Session before = session;
    const Applied first = apply(session, command), second = apply(session, command);
    EXPECT_TRUE(same(first.session, second.session)) << command.index();
    EXPECT_EQ(told(first.effects), told(second.effects)) << command.index();
    EXPECT_TRUE(same(session, before)) << command.index() << " reached its argument";
    session = first.session;
  }
}

TEST(Apply, LeavesTheOuterWorldToEffects) {
  const Session session = test::smallSession();
  const std::pair<Command, std::string> rows[] = {
      {command::PickAt{{7, 8}}, "pick 7.000000 8.000000"},
      {command::SaveSnapshot{"picture.png"}, "save picture.png"},
      {command::SaveScenario{}, "save the scenario"},
      {command::SaveStory{}, "save the story"},
      {command::CheckRoom{{1920, 1080, 1.65, 8}}, "look at a room of 1920"},
      {command::TakeOut{"table.1", nullptr, "all rows", ".csv"}, "take out table.1"},
      {command::Export{wish()}, "export a.pdf"},
      {command::StopExport{"a.pdf"}, "stop a.pdf"},
      {command::CopyCommand{wish()}, "command a.pdf"},
      {command::OpenInput{"folder"}, "open folder"},
      {command::CopyText{"text"}, "copy text"},
      {command::SetProjection{"EPSG:32639"}, "project EPSG:32639"},
      {command::ToggleFullScreen{}, "full screen"},
      {command::Quit{}, "quit"},
  };
  std::set<std::size_t> withEffect;
  for (const auto& [command, expected] : rows) {
    const Applied applied = apply(session, command);
    EXPECT_EQ(told(applied.effects), std::vector{expected});
    EXPECT_TRUE(same(applied.session, session)) << expected;
    withEffect.insert(command.index());
  }
  for (const Command& command : allCommands()) {
    if (withEffect.contains(command.index())) continue;
    EXPECT_TRUE(apply(session, command).effects.empty()) << command.index();
  }
}

TEST(Apply, GivesEachRasterAnIdOfItsOwn) {
  Session session = test::smallSession();
  const command::AddRaster add{{"", "hills", "hills.tif", UserRaster::Kind::Elevation, nullptr}};
  for (int i = 0; i < 3; ++i) session = apply(std::move(session), add).session;
  session = apply(std::move(session), command::RemoveRaster{"raster.2"}).session;
  session = apply(std::move(session), add).session;
  std::set<std::string> ids;
  for (const UserRaster& raster : session.rasters) ids.insert(raster.id);
  EXPECT_EQ(ids, (std::set<std::string>{"raster.1", "raster.2", "raster.3"}));
}

TEST(Apply, ShowsAndHidesLayers) {
  Session session = test::smallSession();
  EXPECT_TRUE(isShown(session, "sites"));
  EXPECT_FALSE(isShown(session, "events")) << "the scenario says so";
  EXPECT_TRUE(isShown(session, "base.places"));
  session = after(session, command::ShowLayer{"sites", Shown::No});
  session = after(session, command::ShowLayer{"sites", Shown::No});
  session = after(session, command::ShowLayer{"events", Shown::Yes});
  EXPECT_FALSE(isShown(session, "sites"));
  EXPECT_TRUE(isShown(session, "events"));
  session = after(session, command::ShowLayer{"sites", Shown::Yes});
  EXPECT_TRUE(isShown(session, "sites"));
}

TEST(Apply, KeepsMessagesUntilTheyAreDismissed) {
  Session session = test::smallSession();
  for (const char* text : {"one", "two", "one", "three"}) {
    session = after(session, command::Tell{{Message::Weight::Info, text}});
  }
  ASSERT_EQ(session.messages.size(), 3u) << "a message is not told twice";
  session = after(session, command::DismissMessage{1});
  ASSERT_EQ(session.messages.size(), 2u);
  EXPECT_EQ(session.messages[0].text, "one");
  EXPECT_EQ(session.messages[1].text, "three");
  for (const std::size_t index : {std::size_t{2}, std::size_t{1000}, SIZE_MAX}) {
    EXPECT_TRUE(same(after(session, command::DismissMessage{index}), session)) << index;
  }
}

TEST(Apply, GoesToTheFirstAndTheLastStep) {
  const Session session = test::smallSession();
  EXPECT_EQ(after(session, command::GoToStart{}).clock.window, span("2020-01-01", "2020-01-02"));
  EXPECT_EQ(after(session, command::GoToEnd{}).clock.window, span("2021-12-31", "2022-01-01"));
  EXPECT_EQ(after(session, command::GoTo{at("2021-05-06T07:08:09")}).clock.window,
            span("2021-05-06", "2021-05-07"));
}

TEST(Apply, TakesAWindowOnlyWhenItIsOne) {
  const Session session = test::smallSession();
  const geo::TimeSpan month = span("2021-01-01", "2021-02-01");
  EXPECT_EQ(after(session, command::SetWindow{month}).clock.window, month);
  for (const geo::TimeSpan bad :
       {span("2021-01-01", "2021-01-01"), span("2021-02-01", "2021-01-01")}) {
    EXPECT_EQ(after(session, command::SetWindow{bad}).clock, session.clock);
  }
}

TEST(Apply, PlaysAgainFromTheStartAfterTheEnd) {
  Session session = after(test::smallSession(), command::TogglePlay{});
  EXPECT_TRUE(session.clock.playing);
  EXPECT_EQ(session.clock.window.from, at("2020-11-25"));
  session = after(session, command::Tick{1e6});
  EXPECT_FALSE(session.clock.playing);
  EXPECT_EQ(session.clock.window.from, at("2021-12-31"));
  session = after(session, command::TogglePlay{});
  EXPECT_TRUE(session.clock.playing);
  EXPECT_EQ(session.clock.window.from, at("2020-01-01"));
  session = after(session, command::Tick{0.1});
  EXPECT_EQ(session.clock.window.from, at("2020-01-02"));
}

TEST(Apply, BringsTheWholeAxisBack) {
  Session session = after(test::smallSession(), command::ZoomAxis{at("2020-11-25"), 500});
  EXPECT_NE(session.clock.axis, session.clock.range);
  session = after(session, command::ResetAxis{});
  EXPECT_EQ(session.clock.axis, session.clock.range);
  EXPECT_EQ(session.clock.window, span("2020-11-25", "2020-11-26"));
}

}  // namespace
}  // namespace viewer
