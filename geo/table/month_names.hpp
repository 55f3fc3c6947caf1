// Months by their names, as dates of several languages have them.
#pragma once

#include <string_view>

namespace geo {

/// 1 to 12, or 0 for a word that names none: in English, German, Russian, Azerbaijani, Turkish or
/// Armenian, in any case, also the first three letters or more; of words that are not written in
/// Latin letters also with an ending ("ноября").
int monthNamed(std::string_view word);

}  // namespace geo
