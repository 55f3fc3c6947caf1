#include "geo/io/flatgeobuf_file.hpp"

#include <algorithm>
#include <cstring>

namespace geo {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 18;
constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);
constexpr std::size_t kMagicBytes = 8;
constexpr std::uint64_t kIndexNodeBytes = 40;  // a box and an offset

// Bytes 3 and 7 are versions; GDAL 3.6 knows this one.
constexpr std::uint8_t kMagic[kMagicBytes - 1] = {'f', 'g', 'b', 3, 'f', 'g', 'b'};

std::uint8_t* bytesOf(std::vector<std::uint64_t>& words) {
  return reinterpret_cast<std::uint8_t*>(words.data());
}

/// Of a little-endian file.
std::uint32_t lengthAt(const std::uint8_t* bytes) {
  std::uint32_t length;
  std::memcpy(&length, bytes, sizeof(length));
  return flatbuffers::EndianScalar(length);
}

/// Nodes of a packed R-tree over so many features, all levels; nothing where there is no such tree.
std::optional<std::uint64_t> indexNodes(std::uint64_t features, std::uint16_t nodeSize,
                                        std::uint64_t most) {
  if (nodeSize == 0 || features == 0) return 0;
  if (nodeSize == 1 || features > most) return std::nullopt;
  std::uint64_t level = features, nodes = features;
  do {
    level = (level + nodeSize - 1) / nodeSize;
    nodes += level;
  } while (level > 1);
  return nodes;
}

}  // namespace

std::optional<FlatGeobufFile> FlatGeobufFile::open(const std::string& name) {
  VSIStatBufL facts;
  if (VSIStatL(name.c_str(), &facts) != 0 || !VSI_ISREG(facts.st_mode)) return std::nullopt;
  FlatGeobufFile opened;
  opened.file_.reset(VSIFOpenL(name.c_str(), "rb"));
  if (!opened.file_) return std::nullopt;
  opened.unread_ = static_cast<std::uint64_t>(facts.st_size);
  opened.block_.resize(kBlockBytes / sizeof(std::uint64_t));
  if (!opened.readHeader()) return std::nullopt;
  return opened;
}

/// The block begins with at least so many bytes that are not used up, if the file has them.
bool FlatGeobufFile::hold(std::size_t bytes) {
  const std::size_t held = end_ - begin_;
  if (held >= bytes) return true;
  if (bytes - held > unread_) return false;
  std::memmove(bytesOf(block_), bytesOf(block_) + begin_, held);
  begin_ = 0;
  end_ = held;
  const std::size_t room = std::max(bytes, kBlockBytes);
  block_.resize((room + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t));
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(unread_, room - held));
  const std::size_t got = VSIFReadL(bytesOf(block_) + held, 1, wanted, file_.get());
  end_ += got;
  unread_ = got < wanted ? 0 : unread_ - got;
  return end_ >= bytes;
}

bool FlatGeobufFile::readHeader() {
  if (!hold(kMagicBytes + kLengthBytes)) return false;
  if (!std::equal(std::begin(kMagic), std::end(kMagic), bytesOf(block_))) return false;
  begin_ += kMagicBytes;
  const std::size_t bytes = kLengthBytes + lengthAt(bytesOf(block_) + begin_);
  if (!hold(bytes)) return false;
  const std::uint8_t* const at = bytesOf(block_) + begin_;
  if (!flatbuffers::Verifier(at, bytes).VerifySizePrefixedBuffer<fgb::Header>(nullptr)) {
    return false;
  }
  const auto& header = *flatbuffers::GetSizePrefixedRoot<fgb::Header>(at);
  form_ = {header.geometry_type(), header.has_z(), header.has_m()};
  featuresSaid_ = header.features_count();
  if (const auto* columns = header.columns()) {
    for (const fgb::Column* column : *columns) columns_.push_back(column->type());
  }
  const std::uint16_t nodeSize = header.index_node_size();
  begin_ += bytes;
  return skipIndex(nodeSize);
}

bool FlatGeobufFile::skipIndex(std::uint16_t nodeSize) {
  const std::uint64_t left = unread_ + (end_ - begin_);
  const auto nodes = indexNodes(featuresSaid_, nodeSize, left / kIndexNodeBytes);
  if (!nodes || *nodes > left / kIndexNodeBytes) return false;
  const std::uint64_t bytes = *nodes * kIndexNodeBytes, held = end_ - begin_;
  if (bytes <= held) {
    begin_ += static_cast<std::size_t>(bytes);
    return true;
  }
  begin_ = end_ = 0;
  unread_ -= bytes - held;
  return VSIFSeekL(file_.get(), bytes - held, SEEK_CUR) == 0;
}

bool FlatGeobufFile::isAtEnd() const {
  return featuresSaid_ == 0 ? unread_ == 0 && begin_ == end_ : given_ == featuresSaid_;
}

/// A feature of so many bytes, its length included. False where it is not sound.
bool FlatGeobufFile::take(std::size_t bytes, FlatGeobufBlock& block) {
  const std::uint8_t* at = bytesOf(block_) + begin_;
  if (begin_ % sizeof(std::uint64_t) != 0) {
    auto& other = block.others.emplace_back(bytes / sizeof(std::uint64_t) + 1);
    std::memcpy(bytesOf(other), at, bytes);
    at = bytesOf(other);
  }
  if (!flatbuffers::Verifier(at, bytes).VerifySizePrefixedBuffer<fgb::Feature>(nullptr)) {
    return false;
  }
  block.features.push_back(flatbuffers::GetSizePrefixedRoot<fgb::Feature>(at));
  begin_ += bytes;
  ++given_;
  return true;
}

/// With the features that are there as a whole, at least one. False where it is not sound.
bool FlatGeobufFile::fillBlock(FlatGeobufBlock& block) {
  while (!isAtEnd()) {
    const bool mayRead = block.features.empty();  // others would lose their bytes
    if (mayRead ? !hold(kLengthBytes) : end_ - begin_ < kLengthBytes) return !mayRead;
    const std::size_t bytes = kLengthBytes + lengthAt(bytesOf(block_) + begin_);
    if (mayRead ? !hold(bytes) : end_ - begin_ < bytes) return !mayRead;
    if (!take(bytes, block)) return false;
  }
  return true;
}

/// What is not used up goes into the next one.
void FlatGeobufFile::handOver(FlatGeobufBlock& block) {
  block.bytes.resize(kBlockBytes / sizeof(std::uint64_t));
  block.bytes.swap(block_);
  const std::size_t held = end_ - begin_;
  if (held > kBlockBytes) block_.resize(held / sizeof(std::uint64_t) + 1);
  std::memcpy(bytesOf(block_), bytesOf(block.bytes) + begin_, held);
  begin_ = 0;
  end_ = held;
}

FlatGeobufBlock FlatGeobufFile::next() {
  FlatGeobufBlock block;
  if (broken_ || isAtEnd()) return block;
  broken_ = !fillBlock(block);
  if (broken_) return {};
  handOver(block);
  return block;
}

}  // namespace geo
