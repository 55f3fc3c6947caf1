// The one rule for time, on the GPU. geo::validityIn (geo/base/time.hpp) is its twin.
// v: from.earliest, from.latest, to.earliest, to.latest; all in seconds from the epoch.
uniform ivec2 u_window;  // half-open

const int kNever = 0, kPossible = 1, kCertain = 2;

bool meets(int from, int to) {
  return from < u_window.y && u_window.x < to;
}

int validityIn(ivec4 v) {
  if (!meets(v.x, v.w)) return kNever;
  return v.y < v.z && meets(v.y, v.z) ? kCertain : kPossible;
}
