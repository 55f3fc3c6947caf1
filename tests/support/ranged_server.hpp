// A web server on this machine alone that hands out parts of one file, and counts what it sends.
#pragma once

#include "tests/support/loopback_server.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

namespace support {

class RangedServer {
 public:
  explicit RangedServer(const std::filesystem::path& file) : name_(file.filename().string()) {
    std::ifstream in(file, std::ios::binary);
    content_.assign(std::istreambuf_iterator<char>(in), {});
    EXPECT_FALSE(content_.empty()) << file;
  }

  /// Of the file: "http://127.0.0.1:…/name".
  std::string url() const { return fmt::format("{}/{}", server_.address(), name_); }

  std::size_t fileBytes() const { return content_.size(); }
  std::size_t sentBytes() const { return sent_; }
  int requests() const { return requests_; }

 private:
  std::string replyTo(const std::string& request) {
    ++requests_;
    if (pathOf(request) != "/" + name_) {
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
  std::atomic<std::size_t> sent_ = 0;
  std::atomic<int> requests_ = 0;
  LoopbackServer server_{[this](const std::string& request) { return replyTo(request); }};
};

}  // namespace support
