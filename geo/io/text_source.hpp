// The bytes of a text file, block by block, as UTF-8 where the file says what it is: UTF-16 is
// converted, a byte order mark passed over. Within geo/io only.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/vsi_file.hpp"

#include <cstddef>
#include <string>

namespace geo {

class TextSource {
 public:
  /// A name of GDAL's; a failure names `path`.
  static Result<TextSource> open(const std::string& name, const std::string& path);

  /// Appends the next block to `text`; false at the end of the file.
  bool readInto(std::string& text);

  /// How much of the file is read, from 0 to 1; 0 where that is not known.
  double share() const;

  /// Whether the file ended with an error, such as compressed data cut short.
  bool isBroken() const { return broken_; }

 private:
  enum class Encoding { Bytes, Utf16Little, Utf16Big };

  TextSource(VSILFILE* file, double size) : file_(file), size_(size) {}
  void begin(std::string& block);
  void convert(const std::string& block, std::string& text);

  VsiFile file_;
  double size_ = 0, read_ = 0;
  Encoding encoding_ = Encoding::Bytes;
  bool begun_ = false, broken_ = false;
  std::string rest_;  // bytes of a UTF-16 character that is not whole yet
};

}  // namespace geo
