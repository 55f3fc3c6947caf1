// Rows of a user's table taken out into a file of their own.
#pragma once

#include "geo/io/event_writer.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/session/session.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace viewer {

struct TakenRows {
  geo::EventTablePtr events;                               // never null
  std::shared_ptr<const std::vector<std::uint32_t>> rows;  // of the table, from 0; never null
  std::string how;  // in words, which rows of the table these are
  geo::TimeSpan window{};
  geo::Zone zone{};
  geo::Reasons reasons = geo::Reasons::No;
};

/// The rows that possibly happen in the window and are not filtered out, in the file's order; with
/// a box, in degrees, those whose mark lies in it.
std::vector<std::uint32_t> rowsIn(const UserTable& table, geo::TimeSpan window,
                                  const std::optional<geo::GeoBox>& box);

/// The file that they come from and its SHA-256 as it is now, how it was read, how many rows of how
/// many, which, the window, the program. What is not known is left out; paths are without folders.
Manifest factsOf(const TakenRows& taken);

/// Writes a whole file or none. Asked to stop, it fails.
geo::Result<void> takeOut(const TakenRows& taken, const Manifest& facts,
                          const std::filesystem::path& path, geo::EventFormat format,
                          const std::stop_token& stop = {});

}  // namespace viewer
