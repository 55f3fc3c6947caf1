// A web server on this machine alone that remembers which pages it was asked for.
#pragma once

#include "tests/support/loopback_server.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace support {

class PageServer {
 public:
  /// The content of a path such as "/1/2/3.png"; nothing: no such page.
  using Pages = std::function<std::optional<std::string>(const std::string& path)>;

  explicit PageServer(Pages pages) : pages_(std::move(pages)) {}

  /// "http://127.0.0.1:…"
  std::string address() const { return server_.address(); }

  /// Paths that were asked for, and connections without a word as "".
  std::vector<std::string> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

 private:
  std::string replyTo(const std::string& request) {
    const std::string path = pathOf(request);
    {
      const std::scoped_lock lock(mutex_);
      requests_.push_back(path);
    }
    const auto page = pages_(path);
    const std::string head =
        fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    page ? "200 OK" : "404 Not Found", page ? page->size() : 0);
    return page && !request.starts_with("HEAD") ? head + *page : head;
  }

  Pages pages_;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  LoopbackServer server_{[this](const std::string& request) { return replyTo(request); }};
};

}  // namespace support
