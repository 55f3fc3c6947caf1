#include "geo/io/bundle_archive.hpp"

#include "geo/io/bundle_limits.hpp"
#include "geo/io/bundle_names.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

constexpr unsigned long kEncrypted = 1u << 0 | 1u << 6 | 1u << 13;  // bits of an entry's flags
constexpr unsigned long kStored = 0, kDeflated = 8;                 // ways to pack
constexpr unsigned long kFileType = 0170000, kPlainFile = 0100000;  // of a Unix mode

/// A first entry that is stored, has no extra field, and says what the archive is.
constexpr std::size_t kHeaderBytes = 30;
constexpr std::size_t kEndBytes = 22;

Result<void> checkEntry(const unz_file_info64& info) {
  const auto refused = [](const char* why) { return fail(Failure::Kind::Invalid, why); };
  if ((info.flag & kEncrypted) != 0) return refused("is encrypted");
  const unsigned long type = info.external_fa >> 16 & kFileType;
  if (type != 0 && type != kPlainFile) return refused("is a link, or no plain file");
  if (info.compression_method != kStored && info.compression_method != kDeflated) {
    return refused("is packed in an unknown way");
  }
  if (info.uncompressed_size > kMostBytesOfBundledFile) return refused("is too large");
  const bool swells = info.uncompressed_size > kUnpacksFreely &&
                      info.uncompressed_size / kMostRatio > info.compressed_size;
  return swells ? Result<void>(refused("unpacks to too many times its size")) : Result<void>{};
}

tl::unexpected<Failure> failure(const fs::path& file, std::string what) {
  return fail(Failure::Kind::Invalid, std::move(what), file.string());
}

tl::unexpected<Failure> failure(const fs::path& file, const std::string& entry,
                                std::string_view what) {
  return failure(file, ofEntry(entry, what));
}

}  // namespace

bool beginsAsBundle(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;
  const std::string says = fmt::format("{}{}", kBundleTypeName, kBundleType);
  std::string head(kHeaderBytes + says.size(), '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in.read(head.data(), static_cast<std::streamsize>(head.size()))) return false;
  return head.starts_with("PK\x03\x04") && head.ends_with(says);
}

namespace {

/// The list of entries is the last thing, with no comment behind it.
bool endsAsBundle(const fs::path& file) {
  std::string end(kEndBytes, '\0');
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  in.seekg(-static_cast<std::streamoff>(kEndBytes), std::ios::end);
  if (!in.read(end.data(), static_cast<std::streamsize>(end.size()))) return false;
  return end.starts_with("PK\x05\x06") && end.ends_with(std::string_view("\0\0", 2));
}

}  // namespace

BundleArchive::BundleArchive(Handle handle, fs::path file)
    : handle_(std::move(handle)), file_(std::move(file)) {}

Result<BundleArchive> BundleArchive::open(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    return fail(Failure::Kind::NotFound, "no such file", file.string());
  }
  if (!beginsAsBundle(file)) return failure(file, "not a bundle that truceline made");
  Handle handle(unzOpen64(file.c_str()));
  if (!handle || !endsAsBundle(file)) return failure(file, "a bundle that is cut short or damaged");
  BundleArchive archive(std::move(handle), file);
  const auto listed = archive.list().and_then([&] { return archive.check(); });
  if (!listed) return tl::unexpected(listed.error());
  return archive;
}

Result<void> BundleArchive::list() {
  unz_global_info64 about{};
  if (unzGetGlobalInfo64(handle_.get(), &about) != UNZ_OK) {
    return failure(file_, "a bundle whose list of entries is damaged");
  }
  if (about.number_entry > kMostBundledFiles) {
    return failure(
        file_, fmt::format("{} entries; {} are the most", about.number_entry, kMostBundledFiles));
  }
  int code = unzGoToFirstFile(handle_.get());
  for (; code == UNZ_OK; code = unzGoToNextFile(handle_.get())) {
    auto entry = current();
    if (!entry) return tl::unexpected(entry.error());
    entries_.push_back(std::move(*entry));
  }
  if (code == UNZ_END_OF_LIST_OF_FILE && entries_.size() == about.number_entry) return {};
  return failure(file_, "a bundle whose list of entries is damaged");
}

Result<ArchiveEntry> BundleArchive::current() {
  unz_file_info64 info{};
  std::array<char, kLongestBundledName + 2> name{};
  ArchiveEntry entry;
  const bool read = unzGetCurrentFileInfo64(handle_.get(), &info, name.data(), name.size(), nullptr,
                                            0, nullptr, 0) == UNZ_OK &&
                    unzGetFilePos64(handle_.get(), &entry.place) == UNZ_OK;
  if (!read) return failure(file_, "a bundle whose list of entries is damaged");
  entry.name.assign(name.data(), std::min<std::size_t>(info.size_filename, name.size()));
  entry.bytes = info.uncompressed_size;
  entry.packedBytes = info.compressed_size;
  if (const auto good = checkEntry(info); !good) {
    return failure(file_, entry.name, good.error().what);
  }
  return entry;
}

Result<void> BundleArchive::check() const {
  std::vector<std::string> names;
  std::uint64_t bytes = 0;
  for (const ArchiveEntry& entry : entries_) {
    names.push_back(entry.name);
    bytes += entry.bytes;
  }
  if (auto good = checkBundledNames(names); !good) return failure(file_, good.error().what);
  if (bytes <= kMostBundledBytes) return {};
  return failure(file_,
                 fmt::format("unpacks to {} bytes; {} are the most", bytes, kMostBundledBytes));
}

tl::unexpected<Failure> BundleArchive::cannotUnpack(const ArchiveEntry& entry) const {
  return fail(Failure::Kind::Unwritable,
              ofEntry(entry.name, "cannot be unpacked into a temporary folder"), file_.string());
}

Result<void> BundleArchive::read(const ArchiveEntry& entry, const Sink& sink) {
  const auto damaged = [&] { return failure(file_, entry.name, "is damaged"); };
  const bool open = unzGoToFilePos64(handle_.get(), &entry.place) == UNZ_OK &&
                    unzOpenCurrentFile(handle_.get()) == UNZ_OK;
  if (!open) return damaged();
  std::array<char, 1 << 16> block{};
  std::uint64_t bytes = 0;
  int count = 0;
  bool taken = true;
  while (taken && bytes <= entry.bytes) {
    count = unzReadCurrentFile(handle_.get(), block.data(), block.size());
    if (count <= 0) break;
    bytes += static_cast<std::uint64_t>(count);
    taken = sink({block.data(), static_cast<std::size_t>(count)});
  }
  const int closed = unzCloseCurrentFile(handle_.get());  // knows of a wrong checksum
  if (!taken) return cannotUnpack(entry);
  return count == 0 && closed == UNZ_OK && bytes == entry.bytes ? Result<void>{} : damaged();
}

Result<std::string> BundleArchive::text(const ArchiveEntry& entry) {
  if (entry.bytes > kMostManifestBytes) return failure(file_, entry.name, "is too large");
  std::string text;
  const auto whole = read(entry, [&text](std::span<const char> bytes) {
    text.append(bytes.data(), bytes.size());
    return true;
  });
  if (!whole) return tl::unexpected(whole.error());
  return text;
}

Result<void> BundleArchive::unpack(const ArchiveEntry& entry, const fs::path& to) {
  std::ofstream out(to, std::ios::binary);
  const auto unpacked = read(entry, [&out](std::span<const char> bytes) {
    return static_cast<bool>(out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  });
  out.close();
  if (unpacked && !out) return cannotUnpack(entry);
  return unpacked;
}

}  // namespace geo
