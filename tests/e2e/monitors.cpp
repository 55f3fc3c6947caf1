#include "tests/e2e/monitors.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace e2e {

namespace {

// Nothing of the machine is looked for or touched: no device, no console.
constexpr const char* kServer = R"(Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "none"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2048
    Modes "1280x720"
  EndSubSection
EndSection
)";

std::vector<std::string> serverWords(const std::filesystem::path& config,
                                     const std::filesystem::path& log) {
  return {"Xorg", "-displayfd", "1",         "-config", config,        "-logfile",
          log,    "-noreset",   "-nolisten", "tcp",     "-novtswitch", "-sharevts"};
}

}  // namespace

Monitors::Monitors(const std::filesystem::path& folder) : folder_(folder) {
  for (const char* program : {"Xorg", "xrandr", "xdotool", "import"}) {
    if (!isInstalled(program)) missing_ = std::string(program) + " is not installed";
  }
  if (!missing_.empty()) return;
  std::ofstream(folder / "xorg.conf") << kServer;
  display_.emplace(serverWords(folder / "xorg.conf", folder / "xorg.log"));
  if (display_->name().empty()) {
    missing_ = "Xorg with its dummy driver does not start: " + display_->server().err();
    return;
  }
  arrange({"--addmode", "DUMMY1", "1280x720"});
  arrange({"--output", "DUMMY1", "--mode", "1280x720", "--right-of", "DUMMY0"});
  arrange({"--query"});
  arrange({"--output", "DUMMY1", "--off"});  // known, with all its modes, from now on
}

void Monitors::startWindowManager() {
  windowManager_.emplace(
      Command{.words = {"openbox", "--sm-disable"}, .variables = {{"DISPLAY", display_->name()}}});
  // It is there once it says so on the root window (EWMH).
  const auto answers = [&] {
    return Process({.words = {"xprop", "-root", "_NET_SUPPORTING_WM_CHECK"},
                    .variables = {{"DISPLAY", display_->name()}}})
               .wait()
               .out.find("window id") != std::string::npos;
  };
  EXPECT_TRUE(eventually(answers)) << windowManager_->err();
}

void Monitors::arrange(const std::vector<std::string>& words) {
  std::vector<std::string> command{"xrandr"};
  command.insert(command.end(), words.begin(), words.end());
  const Outcome done =
      Process({.words = command, .variables = {{"DISPLAY", display_->name()}}}).wait();
  EXPECT_EQ(done.exitCode, 0) << done.err;
}

Picture Monitors::screen() const {
  const std::string file = folder_ / "screen.png";
  const Outcome done = Process({.words = {"import", "-window", "root", file},
                                .variables = {{"DISPLAY", display_->name()}}})
                           .wait();
  EXPECT_EQ(done.exitCode, 0) << done.err;
  return readPng(file).value_or(Picture{});
}

std::optional<Box> Monitors::windowNamed(const std::string& pattern) const {
  const auto found = display_->xdotool(
      {"search", "--onlyvisible", "--name", pattern, "getwindowgeometry", "--shell"});
  if (!found) return std::nullopt;
  Box box;
  std::istringstream lines(*found);
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find('=');
    if (at == std::string::npos) continue;
    const std::string name = line.substr(0, at);
    const int value = std::stoi(line.substr(at + 1));
    if (name == "X") box.xPx = value;
    if (name == "Y") box.yPx = value;
    if (name == "WIDTH") box.widthPx = value;
    if (name == "HEIGHT") box.heightPx = value;
  }
  return box;
}

}  // namespace e2e
