// A file in GDAL's memory, for writers that want a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <cpl_vsi.h>
#include <fmt/format.h>

namespace geo {

/// Gone with the object, and all that a writer has laid beside it.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view name)
      : folder_(fmt::format("/vsimem/file-{}", static_cast<const void*>(this))),
        path_(fmt::format("{}/{}", folder_, name)) {
    VSIMkdir(folder_.c_str(), 0700);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { VSIRmdirRecursive(folder_.c_str()); }

  const std::string& path() const { return path_; }

  /// Empty where nothing has been written.
  std::vector<std::uint8_t> bytes() const {
    vsi_l_offset size = 0;
    const GByte* const data = VSIGetMemFileBuffer(path_.c_str(), &size, FALSE);
    if (data == nullptr) return {};
    return {data, data + size};
  }

 private:
  std::string folder_, path_;
};

}  // namespace geo
