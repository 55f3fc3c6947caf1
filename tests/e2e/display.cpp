#include "tests/e2e/display.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace e2e {

namespace {

// Milliseconds from event to event: GLFW takes the same key twice at one time for an input
// method's.
constexpr const char* kFastestFingers = "2";
constexpr Milliseconds kLongerThanADoubleClick{450};

// A server without -noreset begins anew when its last client goes, and turns away who comes
// meanwhile.
std::vector<std::string> serverWords(const std::filesystem::path& folder, int widthPx, int heightPx,
                                     const std::vector<std::string>& options) {
  const std::string screen = std::to_string(widthPx) + "x" + std::to_string(heightPx) + "x24";
  std::vector<std::string> words{"Xvfb",         "-displayfd", "1", "-nolisten", "tcp",
                                 "-noreset",     "-screen",    "0", screen,      "-fbdir",
                                 folder.string()};
  words.insert(words.end(), options.begin(), options.end());
  return words;
}

std::vector<std::string> programWords(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), TRUCELINE_BINARY_DIR "/truceline");
  return arguments;
}

std::map<std::string, std::string> surroundings(const Display& display,
                                                const std::filesystem::path& folder,
                                                std::map<std::string, std::string> variables) {
  variables.insert({{"DISPLAY", display.name()}, {"XDG_PICTURES_DIR", folder.string()}});
  return variables;
}

std::string withoutLastLineEnd(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

std::string missingForDisplay() {
  for (const char* program : {"Xvfb", "xdotool"}) {
    if (!isInstalled(program)) return program;
  }
  return "";
}

Display::Display(const std::filesystem::path& folder, int widthPx, int heightPx,
                 const std::vector<std::string>& serverOptions)
    : folder_(folder), server_({.words = serverWords(folder, widthPx, heightPx, serverOptions)}) {
  readName();
  EXPECT_NE(name_, "") << "Xvfb does not start: " << server_.err();
}

Display::Display(const std::vector<std::string>& serverWords) : server_({.words = serverWords}) {
  readName();
}

void Display::readName() {
  eventually([&] { return server_.out().ends_with('\n') || !server_.running(); });
  const std::string number = withoutLastLineEnd(server_.out());
  if (!number.empty()) name_ = ":" + number;
}

Picture Display::screen() const {
  const auto picture = readScreen(folder_ / "Xvfb_screen0");
  EXPECT_TRUE(picture) << "the screen's file cannot be read";
  return picture.value_or(Picture{});
}

Picture Display::calmScreen() const {
  constexpr Milliseconds kCalm{250};
  Picture last = screen();
  const bool calm = eventually([&] {
    sleepFor(kCalm);
    Picture now = screen();
    std::swap(now, last);
    return now == last;
  });
  EXPECT_TRUE(calm) << "the screen never comes to rest";
  return last;
}

std::optional<std::string> Display::xdotool(std::vector<std::string> words) const {
  words.insert(words.begin(), "xdotool");
  const Outcome outcome = Process({.words = words, .variables = {{"DISPLAY", name_}}}).wait();
  if (outcome.exitCode != 0) return std::nullopt;
  return withoutLastLineEnd(outcome.out);
}

WindowDriver::WindowDriver(const Display& display, std::vector<std::string> arguments,
                           const std::filesystem::path& folder,
                           std::map<std::string, std::string> variables)
    : display_(display),
      program_({.words = programWords(std::move(arguments)),
                .variables = surroundings(display, folder, std::move(variables)),
                .folder = folder}) {
  eventually([&] { return findWindow().has_value() || !program_.running(); });
  window_ = findWindow().value_or("");
  EXPECT_NE(window_, "") << "no window: " << program_.err();
}

std::optional<std::string> WindowDriver::findWindow() {
  const auto found = display_.xdotool({"search", "--onlyvisible", "--class", "^truceline$"});
  return found && !found->empty() ? std::optional(found->substr(0, found->find('\n')))
                                  : std::nullopt;
}

std::string WindowDriver::title() {
  return display_.xdotool({"getwindowname", window_}).value_or("");
}

void WindowDriver::act(std::vector<std::string> words) {
  EXPECT_TRUE(display_.xdotool(words)) << "xdotool " << words.front() << " fails";
}

void WindowDriver::key(const std::string& name) {
  act({"windowfocus", window_});
  act({"key", name});
}

void WindowDriver::keys(const std::vector<std::string>& names) {
  act({"windowfocus", window_});
  std::vector<std::string> words{"key", "--delay", kFastestFingers};
  words.insert(words.end(), names.begin(), names.end());
  act(words);
}

void WindowDriver::moveTo(int xPx, int yPx) {
  act({"mousemove", "--window", window_, std::to_string(xPx), std::to_string(yPx)});
}

void WindowDriver::press() {
  act({"mousedown", "1"});
}

void WindowDriver::release() {
  act({"mouseup", "1"});
}

void WindowDriver::click(int xPx, int yPx) {
  moveTo(xPx, yPx);
  sleepFor(kLongerThanADoubleClick);
  press();
  release();
}

void WindowDriver::wheel(int notches) {
  const std::string button = notches > 0 ? "4" : "5";
  for (int i = 0; i < std::abs(notches); ++i) act({"click", button});
}

void WindowDriver::resize(int widthPx, int heightPx) {
  act({"windowsize", window_, std::to_string(widthPx), std::to_string(heightPx)});
}

}  // namespace e2e
