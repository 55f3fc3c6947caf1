// Whole processes from the command line to the file, as scripts start them: the bundled scenario
// with all of its furniture. `truceline render --timings` tells the stages of one.
#include <cstdlib>
#include <string>

#include <benchmark/benchmark.h>

namespace {

void run(benchmark::State& state, const std::string& options) {
  const std::string command = "folder=$(mktemp -d) && cd \"$folder\" && " TRUCELINE_BINARY_DIR
                              "/truceline " +
                              options + " && rm -r \"$folder\"";
  for (auto _ : state) {
    if (std::system(command.c_str()) != 0) return state.SkipWithError("the program failed");
  }
}

void processToPng(benchmark::State& state) {
  run(state, "render -q --size 1920x1080 -o a.png");
}
BENCHMARK(processToPng)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

void processToPaper(benchmark::State& state) {
  run(state, "render -q --paper A3 --dpi 300 -o a.png");
}
BENCHMARK(processToPaper)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

void processToAHundredDays(benchmark::State& state) {
  run(state,
      "render -q --each day --from 2020-10-01 --to 2021-01-09 --size 1920x1080 -o '{date}.png'");
}
BENCHMARK(processToAHundredDays)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void processToPdf(benchmark::State& state) {
  run(state, "render -q --size 1920x1080 -o a.pdf");
}
BENCHMARK(processToPdf)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace
