// Time zones by their IANA names, from the system's zone files (tzdata).
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace date {
class time_zone;
}

namespace geo {

/// A moment as clocks in some zone show it.
using LocalSeconds = std::chrono::local_seconds;

/// A zone; UTC by default. Small, and copied freely; what it points to lives as long as the
/// program. Beyond the years 1 to 9999 every zone keeps the offset of those years' ends.
class Zone {
 public:
  Zone() = default;
  /// "Asia/Baku", "UTC", …; fails on names that the system does not know.
  static Result<Zone> named(std::string_view name);

  std::string name() const;
  bool isUtc() const { return zone_ == nullptr; }

  std::chrono::seconds offsetAt(Moment moment) const;
  LocalSeconds toLocal(Moment moment) const;
  /// The first moment at which clocks show that time; where they jump over it, the moment of the
  /// jump.
  Moment fromLocal(LocalSeconds local) const;

  /// "UTC", "UTC+4", "UTC+5:45", "UTC-3".
  std::string offsetText(Moment moment) const;

  bool operator==(const Zone&) const = default;

 private:
  const date::time_zone* zone_ = nullptr;  // none: UTC
};

/// The start of the day that holds `moment`, in the zone.
Moment startOfDay(Moment moment, const Zone& zone);

/// `moment` moved by calendar days or months as clocks in the zone show it; the day of a month is
/// clamped to its last. Open ends stay open.
Moment addDays(Moment moment, int days, const Zone& zone);
Moment addMonths(Moment moment, int months, const Zone& zone);

}  // namespace geo
