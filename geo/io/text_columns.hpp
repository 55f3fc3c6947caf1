// Columns of text become columns of numbers where all of their cells are numbers. Within geo/io
// only.
#pragma once

#include "geo/table/column.hpp"

#include <string>

namespace geo {

/// Whole numbers if all cells are, numbers with a point if all are numbers, else the texts. Empty
/// cells count for nothing; a column of nothing else is text. What would not be the same as a
/// number is none: leading zeros, a plus, more digits than a number holds.
Column columnFrom(std::string name, TextCells texts);

}  // namespace geo
