#include "geo/io/bundle_names.hpp"

#include "geo/io/bundle_limits.hpp"
#include "geo/io/text_file.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace geo {

namespace {

std::string caseless(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return name;
}

bool isUtf8(const std::string& name) {
  Report report;
  return soundUtf8(name, {}, report) == name;
}

bool isForbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f || c == '\\' || c == ':';
}

/// Why it is no good; empty where it is.
std::string_view whyRefused(const std::string& name) {
  if (name.empty()) return "has no name";
  if (name.size() > kLongestBundledName) return "has a name that is too long";
  if (name.front() == '/') return "has an absolute path";
  if (std::ranges::any_of(name, isForbidden)) {
    return "has a name with a backslash, a colon or a control character";
  }
  if (!isUtf8(name)) return "has a name that is not UTF-8";
  if (name.back() == '/') return "is a folder";
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = std::string_view(name).substr(begin, end - begin);
    if (part == "..") return "leads out of the bundle";
    if (part.empty() || part == ".") return "has a path that is not plain";
    begin = end + 1;
  }
  return {};
}

tl::unexpected<Failure> refused(const std::string& name, std::string_view why) {
  return fail(Failure::Kind::Invalid, ofEntry(name, why));
}

}  // namespace

std::string ofEntry(std::string_view name, std::string_view what) {
  constexpr std::size_t kMostShown = 100;
  Report ofName;
  std::string shown = soundUtf8(std::string(name.substr(0, kMostShown)), {}, ofName);
  std::ranges::replace_if(
      shown, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
  return fmt::format("the entry '{}' {}", shown, what);
}

Result<void> checkBundledNames(std::span<const std::string> names) {
  std::set<std::string> taken;
  for (const std::string& name : names) {
    if (const auto why = whyRefused(name); !why.empty()) return refused(name, why);
    if (!taken.insert(caseless(name)).second) return refused(name, "is there twice");
  }
  for (const std::string& name : names) {
    const std::string whole = caseless(name);
    for (auto slash = whole.find('/'); slash != std::string::npos;
         slash = whole.find('/', slash + 1)) {
      if (taken.contains(whole.substr(0, slash))) return refused(name, "lies in a file");
    }
  }
  return {};
}

}  // namespace geo
