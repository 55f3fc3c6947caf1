// What a map carries besides its layers: each piece has its own switch.
#pragma once

#include "geo/base/color.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace viewer {

enum class FurniturePiece : std::uint8_t {
  Title,
  Date,
  Legend,
  Scale,
  North,
  Locator,
  Unplaced,
  Sources,
  Credits,
  Disclaimer,
  Marking,
  Edition,
  Count_  // how many there are
};

inline constexpr std::size_t kFurniturePieces = static_cast<std::size_t>(FurniturePiece::Count_);

/// A piece's name on the command line and what the window calls it.
struct FurnitureRow {
  FurniturePiece piece;
  std::string_view name, title;
};

/// In the order of the enumeration.
inline constexpr std::array<FurnitureRow, kFurniturePieces> kFurnitureRows{
    {{FurniturePiece::Title, "title", "Title and subtitle"},
     {FurniturePiece::Date, "date", "Date and events"},
     {FurniturePiece::Legend, "legend", "Legend"},
     {FurniturePiece::Scale, "scale", "Scale bar"},
     {FurniturePiece::North, "north", "North arrow"},
     {FurniturePiece::Locator, "locator", "Locator map"},
     {FurniturePiece::Unplaced, "unplaced", "What has no known place"},
     {FurniturePiece::Sources, "sources", "Sources"},
     {FurniturePiece::Credits, "credits", "Credits"},
     {FurniturePiece::Disclaimer, "disclaimer", "Disclaimer"},
     {FurniturePiece::Marking, "marking", "Handling marking"},
     {FurniturePiece::Edition, "edition", "Data cut-off and version"}}};

/// A set of pieces.
class Furniture {
 public:
  static const Furniture None;
  static const Furniture Map;   // what no picture should go without
  static const Furniture Full;  // all of it

  constexpr bool has(FurniturePiece piece) const { return (pieces_ & bitOf(piece)) != 0; }
  constexpr bool empty() const { return pieces_ == 0; }
  constexpr Furniture with(FurniturePiece piece) const { return of(pieces_ | bitOf(piece)); }
  constexpr Furniture without(FurniturePiece piece) const { return of(pieces_ & ~bitOf(piece)); }
  bool operator==(const Furniture&) const = default;

 private:
  static constexpr std::uint32_t bitOf(FurniturePiece piece) {
    return std::uint32_t{1} << static_cast<unsigned>(piece);
  }
  static constexpr Furniture of(std::uint32_t pieces) {
    Furniture furniture;
    furniture.pieces_ = pieces;
    return furniture;
  }
  std::uint32_t pieces_ = 0;
};

inline constexpr Furniture Furniture::None{};
inline constexpr Furniture Furniture::Map = Furniture()
                                                .with(FurniturePiece::Date)
                                                .with(FurniturePiece::Scale)
                                                .with(FurniturePiece::North)
                                                .with(FurniturePiece::Unplaced)
                                                .with(FurniturePiece::Credits)
                                                .with(FurniturePiece::Disclaimer)
                                                .with(FurniturePiece::Marking);
inline constexpr Furniture Furniture::Full = Furniture::Map.with(FurniturePiece::Title)
                                                 .with(FurniturePiece::Legend)
                                                 .with(FurniturePiece::Locator)
                                                 .with(FurniturePiece::Sources)
                                                 .with(FurniturePiece::Edition);

/// Lines of position over the map, with labels at the picture's edge.
enum class Grid : std::uint8_t { None, LonLat, Utm, Mgrs };

}  // namespace viewer
