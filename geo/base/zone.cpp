#include "geo/base/zone.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <date/tz.h>
#include <fmt/format.h>

namespace geo {

namespace chrono = std::chrono;

namespace {

// The library's calendar holds these years.
constexpr Moment kFirst = chrono::sys_days{chrono::year{1} / 1 / 1};
constexpr Moment kLast = chrono::sys_days{chrono::year{9999} / 12 / 31};

bool isOpen(Moment moment) {
  return moment <= kBeginningOfTime || moment >= kEndOfTime;
}

}  // namespace

Result<Zone> Zone::named(std::string_view name) {
  Zone zone;
  if (name.empty() || name == "UTC" || name == "Z") return zone;
  try {  // the library throws; its exception ends here
    zone.zone_ = date::locate_zone(std::string(name));
    return zone;
  } catch (const std::runtime_error&) {
    return fail(Failure::Kind::Invalid, "not a time zone that this system knows (try Asia/Baku)",
                std::string(name));
  }
}

std::string Zone::name() const {
  return zone_ ? zone_->name() : "UTC";
}

chrono::seconds Zone::offsetAt(Moment moment) const {
  if (!zone_) return chrono::seconds{0};
  const Moment within = std::clamp(moment, kFirst, kLast);
  return zone_->get_info(date::sys_seconds{within.time_since_epoch()}).offset;
}

LocalSeconds Zone::toLocal(Moment moment) const {
  return LocalSeconds{moment.time_since_epoch() + offsetAt(moment)};
}

Moment Zone::fromLocal(LocalSeconds local) const {
  const Moment plain{local.time_since_epoch()};
  if (!zone_) return plain;
  if (plain < kFirst || plain > kLast) return plain - offsetAt(plain);
  const auto info = zone_->get_info(date::local_seconds{local.time_since_epoch()});
  if (info.result == date::local_info::nonexistent) {
    return Moment{info.first.end.time_since_epoch()};
  }
  return plain - info.first.offset;
}

std::string Zone::offsetText(Moment moment) const {
  const auto minutes = chrono::duration_cast<chrono::minutes>(offsetAt(moment)).count();
  if (minutes == 0) return "UTC";
  const auto hours = std::abs(minutes) / 60, rest = std::abs(minutes) % 60;
  const std::string text = fmt::format("UTC{}{}", minutes < 0 ? '-' : '+', hours);
  return rest == 0 ? text : fmt::format("{}:{:02}", text, rest);
}

Moment startOfDay(Moment moment, const Zone& zone) {
  if (isOpen(moment)) return moment;
  return zone.fromLocal(chrono::floor<chrono::days>(zone.toLocal(moment)));
}

Moment addDays(Moment moment, int days, const Zone& zone) {
  if (isOpen(moment)) return moment;
  return zone.fromLocal(zone.toLocal(moment) + chrono::days{days});
}

Moment addMonths(Moment moment, int months, const Zone& zone) {
  if (isOpen(moment)) return moment;
  const LocalSeconds local = zone.toLocal(moment);
  const Moment moved = addMonths(Moment{local.time_since_epoch()}, months);
  return zone.fromLocal(LocalSeconds{moved.time_since_epoch()});
}

}  // namespace geo
