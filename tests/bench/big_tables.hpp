// Large invented tables for the bench: written once into the build folder, by this file and GDAL's
// own ogr2ogr.
#pragma once

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <string>

#include <fmt/format.h>

namespace bench {

namespace fs = std::filesystem;

inline fs::path dataFolder() {
  const fs::path folder = fs::path(TRUCELINE_BINARY_DIR) / "bench-data";
  fs::create_directories(folder);
  return folder;
}

/// Half of the events around 46 E, 40 N, the others anywhere; days of 33 years.
inline std::string writeEvents(const fs::path& path, std::size_t rows) {
  std::mt19937 random(7);
  std::normal_distribution<double> east(46, 2), north(40, 1.2);
  std::uniform_real_distribution<double> lon(-170, 170), lat(-55, 70);
  const char* kinds[] = {"battle", "shelling", "riot", "protest", "attack on civilians", "other"};
  std::ofstream file(path);
  file << "id,event_date,latitude,longitude,event_type,fatalities\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const bool near = random() % 2 == 0;
    file << fmt::format("E{},{}-{:02}-{:02},{:.5f},{:.5f},{},{}\n", i, 1990 + random() % 33,
                        1 + random() % 12, 1 + random() % 28, near ? north(random) : lat(random),
                        near ? east(random) : lon(random), kinds[random() % 6], random() % 12);
  }
  return path.string();
}

/// A file of so many events in a format of GDAL's, by its ending: csv, gpkg or fgb.
inline std::string eventsFile(std::size_t rows, const std::string& ending) {
  const fs::path csv = dataFolder() / fmt::format("events-{}.csv", rows);
  if (!fs::exists(csv)) writeEvents(csv, rows);
  const fs::path wanted = dataFolder() / fmt::format("events-{}.{}", rows, ending);
  if (fs::exists(wanted)) return wanted.string();
  const std::string command = fmt::format(
      "ogr2ogr '{}' '{}' -oo X_POSSIBLE_NAMES=longitude -oo Y_POSSIBLE_NAMES=latitude "
      "-oo AUTODETECT_TYPE=YES -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326 -nln events "
      "-lco SPATIAL_INDEX=NO",
      wanted.string(), csv.string());
  return std::system(command.c_str()) == 0 ? wanted.string() : "";
}

/// Rough blobs of so many points around the Caucasus, a tenth of them with a hole; days of a year.
inline void writeAreas(const fs::path& path, std::size_t rows, int points) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> lon(40, 52), lat(37, 44), size(0.01, 0.05), share(0.8, 1);
  const char* kinds[] = {"burnt", "mined", "shelled", "held", "evacuated"};
  std::ofstream file(path);
  file << "id,begin,kind,wkt\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double x = lon(random), y = lat(random), radius = size(random);
    const auto ring = [&](double part) {
      std::string first, text;
      for (int k = 0; k < points; ++k) {
        const double angle = 2 * std::numbers::pi * k / points, far = radius * part * share(random);
        const std::string at = fmt::format("{:.6f} {:.6f}", x + far * std::cos(angle),
                                           y + far * std::sin(angle) * 0.75);
        if (k == 0) first = at;
        text += at + ",";
      }
      return "(" + text + first + ")";
    };
    const std::string shell = ring(1);
    file << fmt::format("A{},2020-{:02}-{:02},{},\"POLYGON({}{})\"\n", i, 1 + random() % 12,
                        1 + random() % 28, kinds[random() % 5], shell,
                        i % 10 == 0 ? "," + ring(0.4) : "");
  }
}

/// A GeoPackage of such areas.
inline std::string areasFile(std::size_t rows, int points) {
  const fs::path wanted = dataFolder() / fmt::format("areas-{}-{}.gpkg", rows, points);
  if (fs::exists(wanted)) return wanted.string();
  const fs::path csv = dataFolder() / "areas.csv";
  writeAreas(csv, rows, points);
  const std::string command = fmt::format(
      "ogr2ogr '{}' '{}' -oo GEOM_POSSIBLE_NAMES=wkt -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:4326"
      " -nln areas -lco SPATIAL_INDEX=NO",
      wanted.string(), csv.string());
  const bool made = std::system(command.c_str()) == 0;
  fs::remove(csv);
  return made ? wanted.string() : "";
}

/// As many rows as UCDP GED 19.1 has, in the columns of a known copy of it; all invented.
inline std::string gedFile() {
  const fs::path packed = dataFolder() / "ged.csv.gz";
  if (fs::exists(packed)) return packed.string();
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(-20, 140), lat(-35, 55);
  std::ofstream file(dataFolder() / "ged.csv");
  file << "\"id\",\"date_start\",\"date_end\",\"year\",\"type_of_violence\",\"side_a\",\"side_b\","
          "\"longitude\",\"latitude\",\"country\",\"region\",\"deaths_a\",\"deaths_b\","
          "\"deaths_civilians\",\"best\",\"low\",\"high\"\n";
  const char* kinds[] = {"state-based conflict", "non-state conflict", "one-sided violence"};
  for (int i = 0; i < 152616; ++i) {
    const auto year = 1989 + random() % 30;
    const std::string day =
        fmt::format("{}-{:02}-{:02}", year, 1 + random() % 12, 1 + random() % 28);
    file << fmt::format(
        "{},\"{}\",\"{}\",{},\"{}\",\"Side {}\",\"Side {}\",{:.6f},{:.6f},\"Country "
        "{}\",\"Region\","
        "{},{},{},{},{},{}\n",
        i + 1, day, day, year, kinds[random() % 3], random() % 900, random() % 900, lon(random),
        lat(random), random() % 120, random() % 9, random() % 9, random() % 9, random() % 30,
        random() % 9, random() % 90);
  }
  file.close();
  const std::string command =
      fmt::format("gzip -f -c '{}' > '{}'", (dataFolder() / "ged.csv").string(), packed.string());
  return std::system(command.c_str()) == 0 ? packed.string() : "";
}

}  // namespace bench
