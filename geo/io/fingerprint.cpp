#include "geo/io/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <openssl/evp.h>
#include <set>

#include <fmt/format.h>

namespace geo {

namespace fs = std::filesystem;

namespace {

struct DigestCloser {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(context_.get(), bytes, count); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, DigestCloser> context_;
};

}  // namespace

Result<std::string> sha256Of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  Sha256 hash;
  std::array<char, 1 << 16> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) {
    hash.add(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof()) return fail(Failure::Kind::Unreadable, "cannot read", file.string());
  return hash.hex();
}

std::string sha256OfBytes(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes.data(), bytes.size());
  return hash.hex();
}

Result<std::string> fingerprintOf(std::vector<fs::path> files) {
  std::ranges::sort(files, {}, [](const fs::path& path) { return path.filename().string(); });
  Sha256 hash;
  for (const fs::path& file : files) {
    const auto one = sha256Of(file);
    if (!one) return one;
    const std::string line = fmt::format("{}  {}\n", *one, file.filename().string());
    hash.add(line.data(), line.size());
  }
  return hash.hex();
}

std::vector<fs::path> filesOf(const Scenario& scenario, const fs::path& path) {
  std::error_code error;
  const bool folder = fs::is_directory(path, error);
  const fs::path base = folder ? path : path.parent_path();
  std::set<fs::path> files{folder ? path / "scenario.toml" : path};
  if (!scenario.sourcesFile.empty()) files.insert(base / scenario.sourcesFile);
  for (const Layer& layer : scenario.layers) {
    if (!layer.file.empty()) files.insert(base / layer.file);
  }
  return {files.begin(), files.end()};
}

}  // namespace geo
