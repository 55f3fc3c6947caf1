// What changed between two dates, written for people and for programs.
#pragma once

#include "geo/change/changes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace viewer::cli {

enum class DiffFormat { Text, Csv, Json };
std::optional<DiffFormat> diffFormatNamed(std::string_view name);

/// Changes and the two times that they lie between.
struct Diff {
  const geo::Scenario& scenario;
  geo::Zone zone;  // in which times are written
  geo::TimeSpan before, after;
  geo::Changes changes;
};

/// Text: grouped, one line a change, with square kilometres by holder. CSV: one row a change, with
/// the columns change, layer, id, name, from_value, to_value, at, km2, source_title,
/// source_publisher, source_url; ground that changed hands is "control", from and to holder.
/// JSON: an object with an array a kind of change. Times are ISO 8601, "A..B" where uncertain.
std::string diffText(const Diff& diff, DiffFormat format);

// One a format, each in a file of its own.
std::string diffForPeople(const Diff& diff);
std::string diffCsv(const Diff& diff);
std::string diffJson(const Diff& diff);

/// "contested" and, where no area is drawn, "".
std::string holderText(const geo::Holder& holder);

/// To a hectare.
double squareKmOf(double squareMetres);

/// One end as data files have it: "2020-11-15", "2020-11-10..2020-11-15", "..2020-11-15".
std::string isoText(const geo::UncertainMoment& moment, const geo::Zone& zone);

/// An empty one when the row names none.
geo::Source sourceOf(const geo::Scenario& scenario, geo::FeatureRef row);

}  // namespace viewer::cli
