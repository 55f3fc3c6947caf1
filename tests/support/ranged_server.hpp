// A web server on this machine alone that hands out parts of one file, and counts what it sends.
#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace support {

class RangedServer {
 public:
  explicit RangedServer(const std::filesystem::path& file) : name_(file.filename().string()) {
    std::ifstream in(file, std::ios::binary);
    content_.assign(std::istreambuf_iterator<char>(in), {});
    EXPECT_FALSE(content_.empty()) << file;
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
  ~RangedServer() {
    stopping_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  RangedServer(const RangedServer&) = delete;
  RangedServer& operator=(const RangedServer&) = delete;

  /// Of the file: "http://127.0.0.1:…/name".
  std::string url() const { return fmt::format("http://127.0.0.1:{}/{}", port_, name_); }

  std::size_t fileBytes() const { return content_.size(); }
  std::size_t sentBytes() const { return sent_; }
  int requests() const { return requests_; }

 private:
  static sockaddr* addressOf(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

  void serve() {
    while (!stopping_) {
      const int connection = ::accept(socket_, nullptr, nullptr);
      if (connection < 0) continue;
      ++requests_;
      const std::string reply = replyTo(received(connection));
      std::size_t done = 0;
      while (done < reply.size()) {
        const auto sent =
            ::send(connection, reply.data() + done, reply.size() - done, MSG_NOSIGNAL);
        if (sent <= 0) break;
        done += static_cast<std::size_t>(sent);
      }
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

  std::string replyTo(const std::string& request) {
    const std::size_t path = request.find(' ') + 1;
    if (request.compare(path, name_.size() + 2, "/" + name_ + " ") != 0) {
      return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }
    std::size_t first = 0, last = content_.size() - 1;
    const std::size_t range = request.find("Range: bytes=");
    if (range != std::string::npos) {
      const std::size_t from = range + 13, dash = request.find('-', from);
      first = std::min(std::stoul(request.substr(from, dash - from)), content_.size());
      const std::string end = request.substr(dash + 1, request.find('\r', dash) - dash - 1);
      if (!end.empty()) last = std::min(std::stoul(end), last);
    }
    const std::string part =
        first > last ? std::string() : content_.substr(first, last - first + 1);
    const std::string status =
        range == std::string::npos
            ? "200 OK"
            : fmt::format("206 Partial Content\r\nContent-Range: bytes {}-{}/{}", first, last,
                          content_.size());
    const std::string head = fmt::format(
        "HTTP/1.1 {}\r\nAccept-Ranges: bytes\r\nContent-Length: {}\r\n"
        "Connection: close\r\n\r\n",
        status, part.size());
    if (request.starts_with("HEAD")) return head;
    sent_ += part.size();
    return head + part;
  }

  std::string name_, content_;
  int socket_ = -1, port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> sent_ = 0;
  std::atomic<int> requests_ = 0;
  std::jthread thread_;
};

}  // namespace support
