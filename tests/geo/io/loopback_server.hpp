// A small web server on this machine alone, that remembers what it was asked for.
#pragma once

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo::testing_rasters {

class LoopbackServer {
 public:
  /// The content of a path such as "/1/2/3.png"; nothing: no such page.
  using Pages = std::function<std::optional<std::string>(const std::string&)>;

  explicit LoopbackServer(Pages pages) : pages_(std::move(pages)) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(socket_, addressOf(address), sizeof address), 0);
    EXPECT_EQ(::listen(socket_, 16), 0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::getsockname(socket_, addressOf(address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { serve(); });
  }
  ~LoopbackServer() {
    stopping_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  /// "http://127.0.0.1:…"
  std::string address() const { return fmt::format("http://127.0.0.1:{}", port_); }

  /// Paths that were asked for, and connections without a word as "".
  std::vector<std::string> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

 private:
  static sockaddr* addressOf(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

  void serve() {
    while (!stopping_) {
      const int connection = ::accept(socket_, nullptr, nullptr);
      if (connection < 0) continue;
      answer(connection);
      ::close(connection);
    }
  }

  void answer(int connection) {
    std::string request;
    std::array<char, 4096> buffer{};
    while (request.find("\r\n\r\n") == std::string::npos) {
      const auto got = ::recv(connection, buffer.data(), buffer.size(), 0);
      if (got <= 0) break;
      request.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const auto from = std::min(request.find(' ') + 1, request.size());
    const std::string path = request.substr(from, request.find(' ', from) - from);
    {
      const std::scoped_lock lock(mutex_);
      requests_.push_back(path);
    }
    const auto page = pages_(path);
    std::string reply =
        fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    page ? "200 OK" : "404 Not Found", page ? page->size() : 0);
    if (page && !request.starts_with("HEAD")) reply += *page;
    ::send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
  }

  Pages pages_;
  int socket_ = -1, port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::jthread thread_;
};

}  // namespace geo::testing_rasters
