// A FlatGeobuf file as blocks of features, each verified before anybody looks into it. Within
// geo/io only.
#pragma once

#include "geo/io/flatgeobuf_generated.h"
#include "geo/io/vsi_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// What all geometries of a file have in common.
struct GeometryForm {
  fgb::GeometryType type{};  // Unknown: each has its own
  bool heights = false, measures = false;
};

/// Features, and the bytes that they lie in.
struct FlatGeobufBlock {
  std::vector<const fgb::Feature*> features;
  std::vector<std::uint64_t> bytes;                // as such numbers, for their alignment
  std::vector<std::vector<std::uint64_t>> others;  // of features that lie unaligned in the file
};

/// Reads from front to back. Where something is not as the format has it, reading ends; isBroken()
/// tells.
class FlatGeobufFile {
 public:
  /// Nothing where it is no such file, or not sound.
  static std::optional<FlatGeobufFile> open(const std::string& name);

  const GeometryForm& geometryForm() const { return form_; }
  const std::vector<fgb::ColumnType>& columns() const { return columns_; }
  /// 0 where the file does not say.
  std::uint64_t featuresSaid() const { return featuresSaid_; }

  /// Some more features; none at the end.
  FlatGeobufBlock next();
  /// After next() has given none: whether features are missing or unsound.
  bool isBroken() const { return broken_; }

 private:
  bool readHeader();
  bool skipIndex(std::uint16_t nodeSize);
  bool hold(std::size_t bytes);
  bool isAtEnd() const;
  bool fillBlock(FlatGeobufBlock& block);
  bool take(std::size_t bytes, FlatGeobufBlock& block);
  void handOver(FlatGeobufBlock& block);

  VsiFile file_;
  std::uint64_t unread_ = 0;          // bytes of the file that are not in the block yet
  std::vector<std::uint64_t> block_;  // the next one to be given
  std::size_t begin_ = 0, end_ = 0;   // bytes of it that are not used up
  GeometryForm form_;
  std::vector<fgb::ColumnType> columns_;
  std::uint64_t featuresSaid_ = 0, given_ = 0;
  bool broken_ = false;
};

}  // namespace geo
