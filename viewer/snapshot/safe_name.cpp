#include "viewer/snapshot/safe_name.hpp"

#include "geo/io/text_file.hpp"

namespace viewer {

namespace {

constexpr std::size_t kLongest = 80;

bool isSafe(char c) {
  const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool other = (c >= '0' && c <= '9') || c == '.' || c == '_';
  const bool ofOtherScript = static_cast<unsigned char>(c) >= 0x80;
  return letter || other || ofOtherScript;
}

bool continuesLetter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

}  // namespace

std::string safeName(std::string_view text, std::string_view otherwise) {
  geo::Report unread;
  const std::string sound = geo::soundUtf8(std::string(text), {}, unread);
  std::string name;
  for (const char c : sound) {
    if (isSafe(c))
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  name.erase(0, name.find_first_not_of(".-"));
  if (name.size() > kLongest) {
    std::size_t end = kLongest;
    while (continuesLetter(name[end])) --end;
    name.resize(end);
  }
  name.erase(name.find_last_not_of(".-") + 1);
  return name.empty() ? std::string(otherwise) : name;
}

}  // namespace viewer
