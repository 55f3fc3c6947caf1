// Large tables: reading, making events of rows, marks, frames, whole processes. The base map is off
// where a picture is drawn.
#include "geo/io/table_file.hpp"
#include "geo/table/assemble.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/same_events.hpp"
#include "tests/bench/big_tables.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/session/session_tables.hpp"

#include <malloc.h>
#include <numeric>

#include <benchmark/benchmark.h>
#include <gdal_priv.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

namespace {

using namespace viewer;

constexpr std::size_t kMillion = 1000000;

geo::Result<geo::RawTable> read(const std::string& path) {
  geo::Report report;
  return geo::readTable({path}, "", {}, report);
}

void readTable(benchmark::State& state, const std::string& path) {
  for (auto _ : state) {
    const auto table = read(path);
    if (!table) return state.SkipWithError(geo::describe(table.error()).c_str());
    state.counters["rows"] = static_cast<double>(table->rowCount);
  }
}

/// The floor: GDAL's Arrow stream, each batch fetched and let go.
void readBareStream(benchmark::State& state, const std::string& path) {
  GDALAllRegister();
  for (auto _ : state) {
    GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ArrowArrayStream stream{};
    if (!data || !data->GetLayer(0)->GetArrowStream(&stream)) {
      return state.SkipWithError("no stream");
    }
    ArrowArray batch{};
    while (stream.get_next(&stream, &batch) == 0 && batch.release) batch.release(&batch);
    stream.release(&stream);
  }
}

void readMillionGeoPackage(benchmark::State& state) {
  readTable(state, bench::eventsFile(kMillion, "gpkg"));
}
void readMillionGeoPackageBare(benchmark::State& state) {
  readBareStream(state, bench::eventsFile(kMillion, "gpkg"));
}
void readMillionFlatGeobuf(benchmark::State& state) {
  readTable(state, bench::eventsFile(kMillion, "fgb"));
}
void readMillionFlatGeobufBare(benchmark::State& state) {
  readBareStream(state, bench::eventsFile(kMillion, "fgb"));
}
void readFiveMillionFlatGeobuf(benchmark::State& state) {
  readTable(state, bench::eventsFile(5 * kMillion, "fgb"));
}
void readMillionCsv(benchmark::State& state) {
  readTable(state, bench::eventsFile(kMillion, "csv"));
}
void readGed(benchmark::State& state) {
  readTable(state, bench::gedFile());
}
BENCHMARK(readMillionGeoPackageBare)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(readMillionGeoPackage)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(readMillionFlatGeobufBare)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(readMillionFlatGeobuf)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(readFiveMillionFlatGeobuf)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(readMillionCsv)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(readGed)->Unit(benchmark::kMillisecond)->Iterations(3);

void assembleMillion(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto raw = read(bench::eventsFile(kMillion, "gpkg"));
    if (!raw) return state.SkipWithError("not read");
    state.ResumeTiming();
    benchmark::DoNotOptimize(geo::assemble(std::move(*raw), {}));
  }
}
BENCHMARK(assembleMillion)->Unit(benchmark::kMillisecond)->Iterations(3);

/// A window's worth of map with nothing but a table on it.
struct Stage {
  geo::Result<OffscreenContext> context = OffscreenContext::create();
  geo::Result<MapRenderer> renderer = MapRenderer::create();
  Session session;
  MapScene scene;
  MarkMemo memo;

  Stage(benchmark::State& state, std::size_t rows)
      : Stage(state, bench::eventsFile(rows, "gpkg")) {}
  Stage(benchmark::State& state, const std::string& path) {
    cli::TableOrder order;
    order.link.path = path;
    geo::Report report;
    auto tables = cli::openTables(order, report);
    if (!tables || !context || !renderer) {
      state.SkipWithError("no table, or no way to draw");
      return;
    }
    geo::View view;
    view.widthPx = 1920;
    view.heightPx = 1080;
    const geo::EventTablePtr events = tables->front().events;
    session =
        *openSession(std::make_shared<const geo::Scenario>(scenarioAround(std::span(&events, 1))),
                     std::make_shared<const geo::BaseMap>(), view);
    session.furniture = Furniture::None;
    session = withTable(std::move(session), cli::placed(tables->front(), session.projection));
    scene.epoch = session.scenario->epoch();
    renderer->setScene(std::make_shared<const MapScene>(scene));
    state.SetLabel(context->driver().renderer);
  }
  void draw() {
    const auto picture = renderer->draw(sheetFrom(session, scene, &memo));
    if (picture) benchmark::DoNotOptimize((*picture)->readPixel(0, 0));
  }
};

/// A window of thirty days over all of the timeline, again and again.
void scrub(benchmark::State& state, Stage& stage) {
  const geo::Moment start = stage.session.clock.range.from;
  std::int64_t day = 0;
  for (auto _ : state) {
    day = (day + 7) % 11000;
    const geo::Moment from = start + std::chrono::days{day};
    stage.session.clock.window = {from, from + std::chrono::days{30}};
    stage.draw();
  }
}

void tableFrameWhileScrubbing(benchmark::State& state) {
  Stage stage(state, static_cast<std::size_t>(state.range(0)));
  if (stage.session.tables.empty()) return;
  scrub(state, stage);
}
BENCHMARK(tableFrameWhileScrubbing)
    ->Arg(100000)
    ->Arg(kMillion)
    ->Arg(5 * kMillion)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(2);

/// Two dates in one picture: what has gone is counted, too.
void tableFrameWhileScrubbingGhosts(benchmark::State& state) {
  Stage stage(state, kMillion);
  if (stage.session.tables.empty()) return;
  const geo::Moment start = stage.session.clock.range.from;
  stage.session.compare.mode = CompareMode::Ghost;
  stage.session.compare.before = {start, start + std::chrono::days{365}};
  scrub(state, stage);
}
BENCHMARK(tableFrameWhileScrubbingGhosts)->Unit(benchmark::kMillisecond)->MinTime(2);

/// So many chosen events are found in another reading of a million rows.
void tableChosenAgain(benchmark::State& state) {
  cli::TableOrder order;
  order.link.path = bench::eventsFile(kMillion, "gpkg");
  geo::Report report;
  const auto tables = cli::openTables(order, report);
  if (!tables) return state.SkipWithError("not read");
  const geo::EventTable& table = *tables->front().events;
  std::vector<std::uint32_t> events(static_cast<std::size_t>(state.range(0)));
  std::iota(events.begin(), events.end(), 0u);
  geo::EventTable without = table;  // known by nothing but what it says
  without.roles.id.reset();
  for (auto _ : state) {
    benchmark::DoNotOptimize(geo::sameEvents(state.range(1) ? table : without, events, table));
  }
}
BENCHMARK(tableChosenAgain)
    ->ArgNames({"chosen", "ids"})
    ->ArgsProduct({{1, 1000, kMillion}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

void pan(benchmark::State& state, Stage& stage) {
  if (stage.session.tables.empty()) return;
  stage.draw();
  float by = 3;
  for (auto _ : state) {
    stage.session = apply(std::move(stage.session), command::Pan{by, 1}).session;
    by = -by;
    stage.draw();
  }
}
void tableFrameWhilePanning(benchmark::State& state) {
  Stage stage(state, kMillion);
  pan(state, stage);
}
BENCHMARK(tableFrameWhilePanning)->Unit(benchmark::kMillisecond)->MinTime(2);

constexpr std::size_t kAreas = 50000;
constexpr int kPointsOfArea = 100;

void areasFrameWhilePanning(benchmark::State& state) {
  Stage stage(state, bench::areasFile(kAreas, kPointsOfArea));
  pan(state, stage);
}
BENCHMARK(areasFrameWhilePanning)->Unit(benchmark::kMillisecond)->MinTime(2);

void areasFrameWhileZooming(benchmark::State& state) {
  Stage stage(state, bench::areasFile(kAreas, kPointsOfArea));
  if (stage.session.tables.empty()) return;
  double factor = 1.05;
  int count = 0;
  for (auto _ : state) {
    const command::ZoomAt zoom{{960, 540}, factor};
    stage.session = apply(std::move(stage.session), zoom).session;
    if (++count % 60 == 0) factor = 1 / factor;
    stage.draw();
  }
}
BENCHMARK(areasFrameWhileZooming)->Unit(benchmark::kMillisecond)->MinTime(2);

/// Counting all events into the columns of the timeline, as when its axis is zoomed.
void tableHistogram(benchmark::State& state) {
  Stage stage(state, kMillion);
  if (stage.session.tables.empty()) return;
  const UserTable& table = stage.session.tables.front();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        geo::countColumns(*table.events, choiceOf(table), stage.session.clock.range, 400));
  }
}
BENCHMARK(tableHistogram)->Unit(benchmark::kMillisecond);

/// Bytes on the heap that a million events keep, with their places on the plane.
void tableMemory(benchmark::State& state) {
  cli::TableOrder order;
  order.link.path = bench::eventsFile(kMillion, "gpkg");
  geo::Report report;
  const auto heap = [] {
    return static_cast<double>(::mallinfo2().uordblks + ::mallinfo2().hblkhd);
  };
  for (auto _ : state) {
    const double before = heap();
    auto tables = cli::openTables(order, report);
    if (!tables) return state.SkipWithError("not read");
    const auto table = cli::placed(tables->front(), geo::Projection::create("EPSG:8857").value());
    tables->clear();
    state.counters["bytes/event"] = (heap() - before) / static_cast<double>(kMillion);
  }
}
BENCHMARK(tableMemory)->Unit(benchmark::kMillisecond)->Iterations(1);

void tableToPng(benchmark::State& state, const std::string& path) {
  const std::string command = "cd " + bench::dataFolder().string() +
                              " && " TRUCELINE_BINARY_DIR "/truceline render -q '" + path +
                              "' --hide base.relief,base.water,base.admin1,base.borders,base.places"
                              " --size 1920x1080 -o picture.png";
  for (auto _ : state) {
    if (std::system(command.c_str()) != 0) return state.SkipWithError("the program failed");
  }
}
void processMillionToPng(benchmark::State& state) {
  tableToPng(state, bench::eventsFile(kMillion, "gpkg"));
}
void processGedToPng(benchmark::State& state) {
  tableToPng(state, bench::gedFile());
}
void processAreasToPng(benchmark::State& state) {
  tableToPng(state, bench::areasFile(kAreas, kPointsOfArea));
}
BENCHMARK(processAreasToPng)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(processMillionToPng)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(processGedToPng)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

}  // namespace
