#include "geo/table/event_table.hpp"

namespace geo {

namespace {

template <class Value>
std::size_t bytesOf(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

}  // namespace

std::size_t EventTable::bytes() const {
  std::size_t sum =
      sizeof(EventTable) + bytesOf(kinds) + bytesOf(undrawnRows) + bytesOf(undrawnWhy);
  for (const Column& column : columns) sum += column.bytes();
  sum += bytesOf(events.rows) + bytesOf(events.places) + bytesOf(events.valid) +
         bytesOf(events.radiusMetres) + bytesOf(events.doubts) + bytesOf(events.runs);
  return sum + bytesOf(shapes.points) + bytesOf(shapes.ringEnds) + bytesOf(shapes.ringStarts) +
         bytesOf(shapes.rowEnds);
}

}  // namespace geo
