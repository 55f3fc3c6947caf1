// The one rule for time, on the GPU. geo::validityIn (geo/base/time.hpp) is its twin.
// v: from.earliest, from.latest, to.earliest, to.latest; all in ticks from the epoch.
uniform ivec2 u_window;   // half-open
uniform ivec2 u_except;   // what is valid in this one, too, does not count; empty: nothing
uniform int u_certainty;  // what is only possible: 0 told apart, 1 like the rest, 2 left out

const int kNever = 0, kPossible = 1, kCertain = 2;
const int kLikeTheRest = 1, kLeftOut = 2;

bool meets(ivec2 window, int from, int to) {
  return from < window.y && window.x < to;
}

int validityWithin(ivec2 window, ivec4 v) {
  if (!meets(window, v.x, v.w)) return kNever;
  if (v.y < v.z && meets(window, v.y, v.z)) return kCertain;
  if (u_certainty == kLeftOut) return kNever;
  return u_certainty == kLikeTheRest ? kCertain : kPossible;
}

int validityIn(ivec4 v) {
  if (u_except.x < u_except.y && validityWithin(u_except, v) != kNever) return kNever;
  return validityWithin(u_window, v);
}

const int kOpenEnd = 0x7FFFFFFF;

// Whether it has certainly ended when the window does. viewer::closesIn is its twin.
bool closesIn(ivec4 v) {
  return v.w <= u_window.y && v.w != kOpenEnd;
}

// Whether what is valid is drawn, too: until, and until where only what is certain is shown.
// viewer::hasTurn is its twin.
bool hasTurn(ivec2 until) {
  return u_window.y <= (u_certainty == kLeftOut ? until.y : until.x);
}
