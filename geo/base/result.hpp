// Foreseeable failures travel as values: a Failure says what went wrong, why, and on what.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace geo {

struct Failure {
  enum class Kind { NotFound, Unreadable, Invalid, Unsupported, Unwritable, Unavailable, Usage };
  Kind kind = Kind::Invalid;
  std::string
      what;        // what was being done and why it failed: "reading layer 3: geometry not closed"
  std::string on;  // the file, option or name it failed on; may be empty
};

template <class T>
using Result = tl::expected<T, Failure>;

/// A failed Result of any type.
inline tl::unexpected<Failure> fail(Failure::Kind kind, std::string what, std::string on = {}) {
  return tl::unexpected<Failure>(Failure{kind, std::move(what), std::move(on)});
}

/// One line for people: "what: on".
inline std::string describe(const Failure& failure) {
  return failure.on.empty() ? failure.what : failure.what + ": " + failure.on;
}

}  // namespace geo
