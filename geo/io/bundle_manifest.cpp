#include "geo/io/bundle_manifest.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "truceline bundle";
constexpr int kVersion = 1;
constexpr std::string_view kFonts =
    "Noto Sans, also for Armenian, Georgian and Arabic (SIL OFL 1.1): embedded in the program, not "
    "carried here";

std::string_view nameOf(SpeakerNotes notes) {
  return notes == SpeakerNotes::Kept ? "kept" : "left out";
}

tl::unexpected<Failure> invalid(std::string_view what) {
  return fail(Failure::Kind::Invalid, fmt::format("manifest.json: {}", what));
}

/// The text under a key; empty where there is none.
std::string textAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isSha256(std::string_view text) {
  const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::ranges::all_of(text, isDigit);
}

Result<BundledFile> fileOf(const Json& json) {
  if (!json.is_object()) return invalid("a file that is no object");
  BundledFile file{textAt(json, "path"), 0, textAt(json, "sha256")};
  const auto size = json.find("size");
  const bool sized = size != json.end() && size->is_number_unsigned();
  if (file.name.empty() || !sized || !isSha256(file.sha256)) {
    return invalid("a file without path, size or sha256");
  }
  file.bytes = size->get<std::uint64_t>();
  return file;
}

}  // namespace

std::string manifestText(const BundleManifest& manifest) {
  Json json{{"format", kFormat},
            {"version", kVersion},
            {"program", manifest.program},
            {"title", manifest.title},
            {"speaker_notes", nameOf(manifest.notes)},
            {"fonts", kFonts},
            {"files", Json::array()}};
  for (const BundledFile& file : manifest.files) {
    json["files"].push_back({{"path", file.name}, {"size", file.bytes}, {"sha256", file.sha256}});
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<BundleManifest> parseManifest(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || textAt(json, "format") != kFormat) return invalid("not a bundle's");
  const auto version = json.find("version");
  if (version == json.end() || *version != kVersion) {
    return fail(Failure::Kind::Unsupported,
                "manifest.json: a version of the format that this program does not know");
  }
  BundleManifest manifest{textAt(json, "program"), textAt(json, "title"), SpeakerNotes::Kept, {}};
  if (textAt(json, "speaker_notes") != nameOf(SpeakerNotes::Kept)) {
    manifest.notes = SpeakerNotes::LeftOut;
  }
  const auto files = json.find("files");
  if (files == json.end() || !files->is_array()) return invalid("no list of files");
  for (const Json& one : *files) {
    auto file = fileOf(one);
    if (!file) return tl::unexpected(file.error());
    manifest.files.push_back(std::move(*file));
  }
  return manifest;
}

}  // namespace geo
