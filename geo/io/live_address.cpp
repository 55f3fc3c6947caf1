// Two forms, as libpq reads them: a URL, and words such as host=… dbname='…'.
#include "geo/io/live_address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::array<std::string_view, 2> kWordPrefixes{"pg:", "pgb:"};
constexpr std::array<std::string_view, 2> kUrlPrefixes{"postgresql://", "postgres://"};
constexpr std::array<std::string_view, 2> kSecretKeys{"password", "sslpassword"};
constexpr std::string_view kBlanks = " \t\r\n\f\v";

/// A silent server is given up after seconds, unless the address says otherwise.
struct Patience {
  std::string_view key, value;
};
constexpr std::array<Patience, 2> kPatience{
    {{"connect_timeout", "10"}, {"tcp_user_timeout", "20000"}}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lowered(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), lower);
  return low;
}

bool isSecret(std::string_view key) {
  return std::ranges::find(kSecretKeys, lowered(key)) != kSecretKeys.end();
}

/// How long the first of the prefixes is that a text begins with, in any case; 0: none.
template <class Prefixes>
std::size_t prefixOf(const Prefixes& prefixes, std::string_view text) {
  for (const std::string_view prefix : prefixes) {
    if (lowered(text.substr(0, prefix.size())) == prefix) return prefix.size();
  }
  return 0;
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const char* const digits = text.data() + i + 1;
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2;
    plain += escape ? static_cast<char>(code) : text[i];
    if (escape) i += 2;
  }
  return plain;
}

/// One "key = value" of an address in words, and where it stands.
struct Word {
  std::size_t first = 0, end = 0;
  std::string key, value;
};

/// Reads words one after the other.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  /// Nothing at the end, or where there is none that can be read.
  std::optional<Word> next() {
    skipBlanks();
    Word word{.first = at_, .end = 0, .key = {}, .value = {}};
    while (at_ < text_.size() && text_[at_] != '=' && !isBlank()) word.key += text_[at_++];
    skipBlanks();
    if (at_ == text_.size() || text_[at_] != '=' || word.key.empty()) return stopAt(word.first);
    ++at_;
    skipBlanks();
    const bool quoted = at_ < text_.size() && text_[at_] == '\'';
    if (quoted) ++at_;
    while (at_ < text_.size() && (quoted ? text_[at_] != '\'' : !isBlank())) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      word.value += text_[at_++];
    }
    if (quoted && at_ == text_.size()) return stopAt(word.first);
    if (quoted) ++at_;
    word.end = at_;
    return word;
  }

  /// Whether all of the text was read.
  bool isAtEnd() const { return at_ == text_.size(); }
  std::size_t position() const { return at_; }

 private:
  bool isBlank() const { return kBlanks.find(text_[at_]) != std::string_view::npos; }
  void skipBlanks() {
    while (at_ < text_.size() && isBlank()) ++at_;
  }
  std::optional<Word> stopAt(std::size_t first) {
    at_ = first;
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// A text, what of it may be shown, and what was taken out.
struct Scrubbed {
  std::string shown;
  std::vector<std::string> secrets;
  bool readable = true;
};

Scrubbed scrubbedWords(std::string_view text) {
  Scrubbed result;
  WordReader reader(text);
  std::size_t from = 0;
  while (const auto word = reader.next()) {
    if (!isSecret(word->key)) continue;
    result.shown += text.substr(from, word->first - from);
    result.secrets.push_back(word->value);
    from = word->end;
  }
  result.readable = reader.isAtEnd();
  result.shown += text.substr(from, reader.position() - from);
  const std::size_t last = result.shown.find_last_not_of(kBlanks);
  result.shown.erase(last == std::string::npos ? 0 : last + 1);
  return result;
}

/// Of "key=value&…".
std::string scrubbedParameters(std::string_view text, std::vector<std::string>& secrets) {
  std::string shown;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t equals = std::min(one.find('='), one.size());
    if (isSecret(decoded(one.substr(0, equals)))) {
      secrets.emplace_back(one.substr(std::min(equals + 1, one.size())));
    } else {
      shown += fmt::format("{}{}", shown.empty() ? "?" : "&", one);
    }
  }
  return shown;
}

bool isPort(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Where user and password of a URL of a database end, at an "@"; none: nothing. One that stands
/// further on than it may counts as well where only a password can be meant.
std::size_t endOfUser(std::string_view text) {
  const std::size_t question = std::min(text.find('?'), text.size());
  const std::size_t last = text.substr(0, question).rfind('@');
  if (last != std::string_view::npos) return last;
  const std::size_t host = text.starts_with('[') ? std::min(text.find(']'), text.size()) : 0;
  const std::size_t colon = text.find(':', host);
  if (colon >= question) return std::string_view::npos;
  const std::string_view port = text.substr(colon + 1);
  return isPort(port.substr(0, port.find_first_of("/?"))) ? std::string_view::npos : text.find('@');
}

/// What stands behind "://", with user and password up to `at`. A password whose letters would end
/// it is taken out whole, but such an address is not readable.
Scrubbed scrubbedUrl(std::string_view text, std::size_t at) {
  Scrubbed result;
  const std::string_view user = text.substr(0, at == std::string_view::npos ? 0 : at);
  const std::string_view rest = text.substr(user.size());
  const std::size_t colon = std::min(user.find(':'), user.size());
  if (colon < user.size()) result.secrets.emplace_back(user.substr(colon + 1));
  result.readable = user.find_first_of("@/?") == std::string_view::npos;
  const std::size_t parameters = std::min(rest.find('?'), rest.size());
  result.shown = user.substr(0, colon);
  result.shown += rest.substr(0, parameters);
  if (parameters < rest.size()) {
    result.shown += scrubbedParameters(rest.substr(parameters + 1), result.secrets);
  }
  for (std::size_t i = result.secrets.size(); i-- > 0;) {
    result.secrets.push_back(decoded(result.secrets[i]));
  }
  return result;
}

/// An address of a database without what says that it is one.
struct Parts {
  std::string_view prefix, rest;
  bool url = false;
};

Parts partsOf(std::string_view address) {
  const std::size_t words = prefixOf(kWordPrefixes, address);
  const std::string_view rest = address.substr(words);
  const std::size_t url = prefixOf(kUrlPrefixes, rest);
  return {address.substr(0, words + url), rest.substr(url), url > 0};
}

Scrubbed scrubbed(const Parts& parts) {
  return parts.url ? scrubbedUrl(parts.rest, endOfUser(parts.rest)) : scrubbedWords(parts.rest);
}

std::string withPatience(const Parts& parts) {
  std::string text(parts.rest);
  for (const auto& [key, value] : kPatience) {
    if (text.find(key) != std::string::npos) continue;
    const char* const joint = !parts.url ? " " : text.find('?') == std::string::npos ? "?" : "&";
    text += fmt::format("{}{}={}", joint, key, value);
  }
  return text;
}

}  // namespace

bool isLiveAddress(std::string_view name) {
  return prefixOf(kWordPrefixes, name) > 0 || prefixOf(kUrlPrefixes, name) > 0;
}

std::string withoutPassword(std::string_view name) {
  if (isLiveAddress(name)) {
    const Parts parts = partsOf(name);
    return std::string(parts.prefix) + scrubbed(parts).shown;
  }
  const std::size_t scheme = name.find("://");
  if (scheme == std::string_view::npos || name.starts_with('<')) return std::string(name);
  const std::string_view rest = name.substr(scheme + 3);
  const std::size_t at = rest.substr(0, rest.find_first_of("/?")).rfind('@');
  return std::string(name.substr(0, scheme + 3)) + scrubbedUrl(rest, at).shown;
}

Result<LiveAddress> liveAddressOf(std::string_view address) {
  const Parts parts = partsOf(address);
  Scrubbed clean = scrubbed(parts);
  std::string shown = std::string(parts.prefix) + clean.shown;
  if (!clean.readable) {
    const char* const advice =
        parts.url ? "an address of a database that cannot be read: in a user's name and password "
                    "write @ as %40, / as %2F and ? as %3F"
                  : "an address of a database that cannot be read: write key=value or key='value'";
    return fail(Failure::Kind::Usage, advice, std::move(shown));
  }
  std::erase(clean.secrets, "");
  const char* const prefix = parts.url ? "postgresql://" : "PG:";
  return LiveAddress{std::move(shown), prefix + withPatience(parts), std::move(clean.secrets)};
}

}  // namespace geo
