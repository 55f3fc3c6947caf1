// One instance a straight piece: a quad around a capsule. With CUT_AT_JOINTS each pixel is drawn by
// one piece only, which what is translucent needs.
layout(location = 0) in vec2 a_from;
layout(location = 1) in vec2 a_to;
layout(location = 2) in float a_along;
layout(location = 3) in vec4 a_color;
layout(location = 4) in ivec4 a_valid;
layout(location = 5) in vec2 a_offsetPt;  // of the piece's end on the picture
#ifdef CUT_AT_JOINTS
layout(location = 6) in vec4 a_before;  // the point before, and the one before that
layout(location = 7) in vec4 a_after;
flat out vec4 v_before, v_after;
flat out ivec2 v_joined;  // how many pieces are known before and after
#endif

uniform float u_reachPx;    // from the line's middle to the outermost that is drawn
uniform float u_offsetPx;   // a point in pixels where pieces have an offset, else 0
uniform vec4 u_override;    // a colour for all pieces where its alpha is not 0: casings
uniform float u_opacity;
uniform float u_possibleAlpha;

flat out vec4 v_color;
flat out vec2 v_from, v_to;  // on the picture, y down
flat out float v_alongPx;

const float kFeatherPx = 0.55;  // half a pixel, and what rounding takes

#ifdef CUT_AT_JOINTS
int joined(vec2 end, vec4 beyond) {
  if (beyond.xy == end) return 0;
  return beyond.zw == beyond.xy ? 1 : 2;
}

void tellNeighbours() {
  v_before = vec4(screenOf(a_before.xy), screenOf(a_before.zw));
  v_after = vec4(screenOf(a_after.xy), screenOf(a_after.zw));
  v_joined = ivec2(joined(a_from, a_before), joined(a_to, a_after));
}
#endif

void main() {
  int validity = validityIn(a_valid);
  vec2 offsetPx = a_offsetPt * u_offsetPx;
  v_from = screenOf(a_from);
  v_to = screenOf(a_to) + offsetPx;
#ifdef CUT_AT_JOINTS
  tellNeighbours();
#endif
  v_alongPx = a_along * u_pxPerUnit;
  v_color = u_override.a > 0.0 ? u_override : a_color;
  v_color.a *= validity == kPossible ? u_possibleAlpha * u_opacity : u_opacity;
  vec2 piece = v_to - v_from;
  float lengthPx = length(piece);
  vec2 along = lengthPx > 1e-6 ? piece / lengthPx : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float reach = u_reachPx + kFeatherPx;
  float x = (gl_VertexID & 1) == 0 ? -reach : lengthPx + reach;
  float y = (gl_VertexID & 2) == 0 ? -reach : reach;
  bool drawn = validity != kNever && (u_offsetPx == 0.0 || offsetPx != vec2(0.0));
  gl_Position = drawn ? clipOf(v_from + along * x + across * y) : kOutside;
}
