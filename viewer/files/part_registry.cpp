#include "viewer/files/part_registry.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <string>
#include <system_error>
#include <unistd.h>

namespace viewer {

namespace {

enum class Use : int { Free, Filling, Taken };

constexpr std::size_t kLongestPath = 4096;

struct Place {
  std::atomic<Use> use{Use::Free};
  std::array<char, kLongestPath> path{};
};

static_assert(std::atomic<Use>::is_always_lock_free, "a signal handler reads it");

// A signal handler is handed nothing of ours and may not allocate: it finds the paths here.
std::array<Place, 32> places;
std::array<std::atomic<const std::vector<std::string>*>, 16> folders;

void removePartsAndStop(int signal) {
  removeParts();
  ::raise(signal);  // its handling is the system's again (SA_RESETHAND)
}

}  // namespace

std::optional<std::size_t> rememberPart(const std::filesystem::path& path) {
  const std::string text = path.string();
  if (text.size() >= kLongestPath) return std::nullopt;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Use expected = Use::Free;
    if (!places[i].use.compare_exchange_strong(expected, Use::Filling)) continue;
    std::memcpy(places[i].path.data(), text.c_str(), text.size() + 1);
    places[i].use.store(Use::Taken);
    return i;
  }
  return std::nullopt;
}

void forgetPart(std::size_t place) {
  places.at(place).use.store(Use::Free);
}

RememberedFolder::RememberedFolder(const std::filesystem::path& folder) : paths_{folder.string()} {
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    paths_.push_back(entry.path().string());
  }
  std::ranges::reverse(paths_);
  for (std::size_t i = 0; i < folders.size() && !place_; ++i) {
    const std::vector<std::string>* none = nullptr;
    if (folders[i].compare_exchange_strong(none, &paths_)) place_ = i;
  }
}

RememberedFolder::~RememberedFolder() {
  if (place_) folders.at(*place_).store(nullptr);
}

void removeParts() {
  for (Place& place : places) {
    if (place.use.load() == Use::Taken) ::unlink(place.path.data());
  }
  for (const auto& folder : folders) {
    const auto* const paths = folder.load();
    if (!paths) continue;
    for (const std::string& path : *paths) {
      if (::unlink(path.c_str()) != 0) ::rmdir(path.c_str());
    }
  }
}

void removePartsWhenStopped() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction old {};
    if (::sigaction(signal, nullptr, &old) != 0 || old.sa_handler != SIG_DFL) continue;
    struct sigaction act {};
    act.sa_handler = removePartsAndStop;
    act.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &act, nullptr);
  }
}

}  // namespace viewer
