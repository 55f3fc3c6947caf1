#include "geo/io/bundle_writer.hpp"

#include "geo/io/bundle_limits.hpp"
#include "geo/io/bundle_names.hpp"
#include "geo/io/bundle_reader.hpp"
#include "geo/io/fingerprint.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <minizip/zip.h>
#include <span>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

constexpr unsigned long kMadeOnUnix = 3u << 8 | 20u;  // and what is needed to unpack it: 2.0
constexpr unsigned long kNamesAreUtf8 = 1u << 11;     // bit of an entry's flags
constexpr unsigned long kReadableFile = 0100644u << 16;
constexpr unsigned long kNoTime = (1u << 5 | 1u) << 16;  // 1 January 1980, the earliest there is
constexpr int kUsualMemory = 8;

enum class Packing { Stored, Deflated };

class ArchiveWriter {
 public:
  static Result<ArchiveWriter> create(const fs::path& file) {
    ArchiveWriter writer(Handle(zipOpen64(file.c_str(), APPEND_STATUS_CREATE)), file);
    if (!writer.handle_) return writer.failure();
    return writer;
  }

  Result<void> add(const std::string& name, std::string_view text, Packing packing) {
    return begin(name, packing).and_then([&] { return write(text); }).and_then([&] {
      return end();
    });
  }

  Result<void> addFile(const std::string& name, const fs::path& from) {
    std::ifstream in(from, std::ios::binary);
    if (auto begun = begin(name, Packing::Deflated); !begun) return begun;
    std::string block(1 << 16, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
      const std::string_view bytes(block.data(), static_cast<std::size_t>(in.gcount()));
      if (auto written = write(bytes); !written) return written;
    }
    if (!in.eof()) return fail(Failure::Kind::Unreadable, "cannot read", from.string());
    return end();
  }

  Result<void> close() {
    return zipClose(handle_.release(), nullptr) == ZIP_OK ? Result<void>{} : failure();
  }

 private:
  struct Closer {
    void operator()(void* archive) const { zipClose(archive, nullptr); }
  };
  using Handle = std::unique_ptr<void, Closer>;

  ArchiveWriter(Handle handle, fs::path file)
      : handle_(std::move(handle)), file_(std::move(file)) {}

  Result<void> begin(const std::string& name, Packing packing) {
    zip_fileinfo info{};
    info.dosDate = kNoTime;
    info.external_fa = kReadableFile;
    const int method = packing == Packing::Stored ? 0 : Z_DEFLATED;
    return done(zipOpenNewFileInZip4_64(handle_.get(), name.c_str(), &info, nullptr, 0, nullptr, 0,
                                        nullptr, method, Z_BEST_COMPRESSION, 0, -MAX_WBITS,
                                        kUsualMemory, Z_DEFAULT_STRATEGY, nullptr, 0, kMadeOnUnix,
                                        kNamesAreUtf8, 0));
  }
  Result<void> write(std::string_view bytes) {
    return done(
        zipWriteInFileInZip(handle_.get(), bytes.data(), static_cast<unsigned int>(bytes.size())));
  }
  Result<void> end() { return done(zipCloseFileInZip(handle_.get())); }

  Result<void> done(int code) const { return code == ZIP_OK ? Result<void>{} : failure(); }
  tl::unexpected<Failure> failure() const {
    return fail(Failure::Kind::Unwritable, "cannot write the bundle", file_.string());
  }

  Handle handle_;
  fs::path file_;
};

Result<BundledFile> described(const BundleEntry& entry) {
  if (entry.text) return BundledFile{entry.name, entry.text->size(), sha256OfBytes(*entry.text)};
  std::error_code error;
  if (!fs::is_regular_file(entry.file, error)) {
    return fail(Failure::Kind::Unreadable, "not a file that can be bundled", entry.file.string());
  }
  const std::uint64_t bytes = fs::file_size(entry.file, error);
  if (error || bytes > kMostBytesOfBundledFile) {
    return fail(Failure::Kind::Unsupported, "too large for a bundle", entry.file.string());
  }
  return sha256Of(entry.file).map([&](std::string hash) {
    return BundledFile{entry.name, bytes, std::move(hash)};
  });
}

Result<BundleManifest> manifestOf(BundleManifest manifest, std::span<const BundleEntry> entries) {
  manifest.files.clear();
  std::vector<std::string> names{std::string(kManifestName)};
  for (const BundleEntry& entry : entries) names.push_back(entry.name);
  if (auto good = checkBundledNames(names); !good) return tl::unexpected(good.error());
  for (const BundleEntry& entry : entries) {
    auto file = described(entry);
    if (!file) return tl::unexpected(file.error());
    manifest.files.push_back(std::move(*file));
  }
  return manifest;
}

Result<void> writeArchive(const fs::path& file, const std::string& manifest,
                          std::span<const BundleEntry> entries) {
  auto archive = ArchiveWriter::create(file);
  if (!archive) return tl::unexpected(archive.error());
  for (const BundleEntry& entry : entries) {
    const bool first = entry.name == kBundleTypeName;
    const auto added = entry.text ? archive->add(entry.name, *entry.text,
                                                 first ? Packing::Stored : Packing::Deflated)
                                  : archive->addFile(entry.name, entry.file);
    if (!added) return added;
    if (!first) continue;
    const auto listed = archive->add(std::string(kManifestName), manifest, Packing::Deflated);
    if (!listed) return listed;
  }
  return archive->close();
}

}  // namespace

Result<void> writeBundle(const fs::path& file, const BundleManifest& about,
                         std::vector<BundleEntry> entries) {
  std::ranges::sort(entries, {}, &BundleEntry::name);
  entries.insert(entries.begin(), {std::string(kBundleTypeName), {}, std::string(kBundleType)});
  const auto manifest = manifestOf(about, entries);
  if (!manifest) return tl::unexpected(manifest.error());
  const auto written = writeArchive(file, manifestText(*manifest), entries);
  if (!written) return written;
  const auto again = OpenBundle::open(file);
  return again ? Result<void>{} : Result<void>(tl::unexpected(again.error()));
}

}  // namespace geo
