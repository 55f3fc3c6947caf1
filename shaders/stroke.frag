uniform vec2 u_viewportPx;
uniform vec2 u_tilePx;
uniform float u_halfWidthPx;
uniform vec2 u_dashPx;   // on, off; no dashes when the sum is 0
uniform int u_pattern;
uniform vec4 u_ticksPx;  // hachures: from one to the next, their length, half their width
uniform float u_dotPx;   // the radius of a dot where a piece begins; 0 for none

flat in vec4 v_color;
flat in vec2 v_from, v_to;
flat in float v_alongPx;
out vec4 o_color;

// How much of a pixel is within `halfPx` of a place that is `away` from it.
float within(float halfPx, float away) {
  return clamp(halfPx + 0.5 - away, 0.0, 1.0);
}

float dashes(float onLine) {
  float period = u_dashPx.x + u_dashPx.y;
  if (period <= 0.0) return 1.0;
  float at = mod(onLine, period);
  return within(0.0, max(-at, at - u_dashPx.x));
}

float fromPiece(vec2 at, vec2 a, vec2 b) {
  vec2 piece = b - a;
  float share = dot(at - a, piece), whole = dot(piece, piece);
  if (share <= 0.0) return length(at - a);  // the very number that the neighbour at a finds
  if (share >= whole) return length(at - b);
  return length(at - a - piece * (share / whole));
}

#ifdef CUT_AT_JOINTS
flat in vec4 v_before, v_after;
flat in ivec2 v_joined;

const int kDotted = 2, kDouble = 3, kTicksLeft = 4, kTicksRight = 5, kTicksBoth = 6;

vec2 direction(vec2 a, vec2 b) {
  vec2 piece = b - a;
  float lengthPx = length(piece);
  return lengthPx > 0.0 ? piece / lengthPx : vec2(0.0);
}

// Each pixel belongs to the piece that is nearest; where two are nearest at the point in which they
// meet, the line that halves their angle parts them. The pieces next but one are asked, too: those
// between may be as short as can be.
bool belongsToNeighbour(vec2 at, float away) {
  vec2 own = direction(v_from, v_to);
  if (v_joined.x != 0) {
    float other = fromPiece(at, v_before.xy, v_from);
    float side = dot(at - v_from, direction(v_before.xy, v_from) + own);
    if (other < away || (other == away && side < 0.0)) return true;
  }
  if (v_joined.x > 1 && fromPiece(at, v_before.zw, v_before.xy) < away) return true;
  if (v_joined.y != 0) {
    float other = fromPiece(at, v_to, v_after.xy);
    float side = dot(at - v_to, own + direction(v_to, v_after.xy));
    if (other < away || (other == away && side >= 0.0)) return true;
  }
  return v_joined.y > 1 && fromPiece(at, v_after.xy, v_after.zw) < away;
}

float ticks(float along, float across, float lengthPx) {
  bool there = u_pattern == kTicksBoth || (u_pattern == kTicksLeft && across < 0.0) ||
               (u_pattern == kTicksRight && across > 0.0);
  float fromTick = abs(mod(v_alongPx + along, u_ticksPx.x) - 0.5 * u_ticksPx.x);
  float beside = max(-along, along - lengthPx);
  return there ? within(u_ticksPx.z, fromTick) * within(u_ticksPx.y, abs(across)) *
                     within(0.0, beside)
               : 0.0;
}

// `along` and `across` the piece, which is `lengthPx` long; `away` from it.
float coverageAt(float along, float across, float lengthPx, float away) {
  float onLine = v_alongPx + clamp(along, 0.0, lengthPx);
  if (u_pattern == kDotted) {
    float period = 4.0 * u_halfWidthPx;
    return within(u_halfWidthPx, length(vec2(mod(onLine, period) - 0.5 * period, away)));
  }
  if (u_pattern == kDouble) {
    float fromEnds =
        max(v_joined.x == 0 ? -along : -1.0, v_joined.y == 0 ? along - lengthPx : -1.0);
    float halfPx = u_halfWidthPx / 3.0;
    return within(halfPx, abs(away - 2.0 * halfPx)) * within(0.0, fromEnds);
  }
  float line = within(u_halfWidthPx, away) * dashes(onLine);
  return max(line, ticks(along, across, lengthPx));
}

float coverageAt(vec2 at) {
  float away = fromPiece(at, v_from, v_to);
  if (belongsToNeighbour(at, away)) return 0.0;
  vec2 own = direction(v_from, v_to), local = at - v_from;
  float coverage = coverageAt(dot(local, own), dot(local, vec2(-own.y, own.x)),
                              length(v_to - v_from), away);
  return u_dotPx > 0.0 ? max(coverage, within(u_dotPx, length(local))) : coverage;
}
#else
float coverageAt(vec2 at) {
  float lengthPx = length(v_to - v_from);
  float along = lengthPx > 0.0 ? dot(at - v_from, v_to - v_from) / lengthPx : 0.0;
  float onLine = v_alongPx + clamp(along, 0.0, lengthPx);
  return within(u_halfWidthPx, fromPiece(at, v_from, v_to)) * dashes(onLine);
}
#endif

void main() {
  float coverage = coverageAt(u_tilePx + vec2(gl_FragCoord.x, u_viewportPx.y - gl_FragCoord.y));
  float alpha = v_color.a * coverage;
  o_color = vec4(v_color.rgb * alpha, alpha);
}
