// ZIP archives that tests make byte by byte, honest ones and others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace geo::testing_archives {

struct MadeEntry {
  std::string name, content;
  std::uint16_t flags = 0, method = 0;                   // 0 is stored
  std::uint32_t mode = 0100644;                          // of Unix
  std::uint32_t statedBytes = 0, statedPackedBytes = 0;  // 0: the truth
};

inline std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xffu);
  return text;
}

inline std::string deflated(std::string_view content) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string from(content);
  std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(from.data());
  stream.avail_in = static_cast<uInt>(from.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// What the local header and the list at the end have in common.
inline std::string headerOf(const MadeEntry& entry, const std::string& packed) {
  const auto length = static_cast<std::uint32_t>(entry.content.size());
  const auto packedLength = static_cast<std::uint32_t>(packed.size());
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(entry.content.data()), length);
  return number(20, 2) + number(entry.flags, 2) + number(entry.method, 2) + number(0x210000, 4) +
         number(static_cast<std::uint32_t>(crc), 4) +
         number(entry.statedPackedBytes ? entry.statedPackedBytes : packedLength, 4) +
         number(entry.statedBytes ? entry.statedBytes : length, 4) +
         number(static_cast<std::uint32_t>(entry.name.size()), 2) + number(0, 2);
}

inline std::string archiveOf(const std::vector<MadeEntry>& entries) {
  std::string archive, list;
  for (const MadeEntry& entry : entries) {
    const std::string packed = entry.method == 8 ? deflated(entry.content) : entry.content;
    const auto offset = static_cast<std::uint32_t>(archive.size());
    const std::string header = headerOf(entry, packed);
    archive += "PK\x03\x04" + header + entry.name + packed;
    list += "PK\x01\x02" + number(3u << 8 | 20u, 2) + header + number(0, 6) +
            number(entry.mode << 16, 4) + number(offset, 4) + entry.name;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  const auto begin = static_cast<std::uint32_t>(archive.size());
  const auto length = static_cast<std::uint32_t>(list.size());
  return archive + list + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
         number(length, 4) + number(begin, 4) + number(0, 2);
}

}  // namespace geo::testing_archives
