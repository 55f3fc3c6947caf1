// The screen saver of an X server.
#pragma once

#include <string>

namespace e2e {

enum class Saver { Off, On, Unknown };

Saver saverOf(const std::string& display);

}  // namespace e2e
