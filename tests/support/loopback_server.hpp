// A small web server on this machine alone.
#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <functional>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace support {

/// One connection after the other, on a thread of its own.
class LoopbackServer {
 public:
  /// All that is sent back, from the status line on. A connection without a word is asked about,
  /// too.
  using Answer = std::function<std::string(const std::string& request)>;

  explicit LoopbackServer(Answer answer) : answer_(std::move(answer)) {
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

 private:
  static sockaddr* addressOf(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

  void serve() {
    while (!stopping_) {
      const int connection = ::accept(socket_, nullptr, nullptr);
      if (connection < 0) continue;
      send(connection, answer_(received(connection)));
      ::close(connection);
    }
  }

  static std::string received(int connection) {
    std::string request;
    std::array<char, 4096> buffer{};
    while (request.find("\r\n\r\n") == std::string::npos) {
      const auto got = ::recv(connection, buffer.data(), buffer.size(), 0);
      if (got <= 0) break;
      request.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return request;
  }

  static void send(int connection, const std::string& reply) {
    std::size_t done = 0;
    while (done < reply.size()) {
      const auto sent = ::send(connection, reply.data() + done, reply.size() - done, MSG_NOSIGNAL);
      if (sent <= 0) break;
      done += static_cast<std::size_t>(sent);
    }
  }

  Answer answer_;
  int socket_ = -1, port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::jthread thread_;
};

/// "/1/2/3.png"; empty where nothing was asked for.
inline std::string pathOf(const std::string& request) {
  const auto from = std::min(request.find(' ') + 1, request.size());
  return request.substr(from, request.find(' ', from) - from);
}

}  // namespace support
