#include "viewer/snapshot/folder_plan.hpp"

#include "geo/io/table_files.hpp"
#include "viewer/snapshot/safe_name.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;

/// The same for names that differ by case alone.
std::string caseless(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return name;
}

fs::path whole(const fs::path& path) {
  std::error_code error;
  fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical;
}

bool leadsOut(const fs::path& relative) {
  return relative.empty() || relative.is_absolute() || *relative.begin() == "..";
}

enum class What { Table, Raster };

class Planner {
 public:
  Planner(const fs::path& folder, std::vector<FileCopy> kept) : folder_(whole(folder)) {
    taken_.insert("scenario.toml");
    for (const FileCopy& copy : kept) taken_.insert(caseless(copy.name));
    copies_ = std::move(kept);
  }

  /// Of a table that lies in the folder; empty for others.
  std::string nameInside(const std::string& table) {
    const fs::path inside = whole(table).lexically_relative(folder_);
    if (leadsOut(inside)) return {};
    taken_.insert(caseless(inside.generic_string()));
    return inside.generic_string();
  }

  geo::Result<std::string> place(const std::string& table, What what) {
    const fs::path path = whole(table);
    if (const auto placed = placed_.find(path); placed != placed_.end()) return placed->second;
    const auto files = what == What::Table ? geo::filesOf({table}) : geo::filesOfRaster(table);
    if (!files) return tl::unexpected(files.error());
    const std::string stem = path.stem().string();
    std::vector<std::string> names;  // beside the table
    for (const fs::path& file : *files) {
      const fs::path beside = whole(file).lexically_relative(path.parent_path());
      if (leadsOut(beside)) return failure("is read with a file in another folder", table);
      names.push_back(beside.generic_string());
    }
    const std::string safe = safeName(stem, "table");
    for (std::string& name : names) name = renamed(name, stem, safe);
    const std::string folder = freeFolder(safe, names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      taken_.insert(caseless(folder + names[i]));
      copies_.push_back({(*files)[i], folder + names[i]});
    }
    return placed_[path] = folder + safe + path.extension().string();
  }

  std::vector<FileCopy> takeCopies() { return std::move(copies_); }

 private:
  /// A table's files have its own name before their endings; others keep theirs.
  static std::string renamed(const std::string& name, const std::string& from,
                             const std::string& to) {
    return name.starts_with(from) ? to + name.substr(from.size()) : name;
  }

  /// Where none of the names is taken: "", or "events-2/". A table keeps the name of its file,
  /// which pictures name as their source.
  std::string freeFolder(const std::string& stem, const std::vector<std::string>& names) const {
    for (int i = 1;; ++i) {
      const std::string folder = i == 1 ? std::string() : fmt::format("{}-{}/", stem, i);
      const auto isFree = [&](const std::string& name) {
        return !taken_.contains(caseless(folder + name));
      };
      if (std::ranges::all_of(names, isFree)) return folder;
    }
  }

  static tl::unexpected<geo::Failure> failure(const char* what, const std::string& table) {
    return geo::fail(geo::Failure::Kind::Unsupported, what, table);
  }

  fs::path folder_;
  std::set<std::string> taken_;
  std::map<fs::path, std::string> placed_;
  std::vector<FileCopy> copies_;
};

}  // namespace

geo::Result<FolderPlan> planFolder(const fs::path& folder, std::vector<FileCopy> kept,
                                   std::span<const std::string> tables,
                                   std::span<const std::string> rasters) {
  Planner planner(folder, std::move(kept));
  FolderPlan plan;
  for (const std::string& table : tables) plan.tables.push_back(planner.nameInside(table));
  for (const std::string& raster : rasters) plan.rasters.push_back(planner.nameInside(raster));
  const auto placeAll = [&](std::span<const std::string> paths, What what,
                            std::vector<std::string>& names) -> geo::Result<void> {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!names[i].empty()) continue;
      auto name = planner.place(paths[i], what);
      if (!name) return tl::unexpected(name.error());
      names[i] = std::move(*name);
    }
    return {};
  };
  auto placed = placeAll(tables, What::Table, plan.tables);
  if (placed) placed = placeAll(rasters, What::Raster, plan.rasters);
  if (!placed) return tl::unexpected(placed.error());
  plan.copies = planner.takeCopies();
  return plan;
}

}  // namespace viewer
