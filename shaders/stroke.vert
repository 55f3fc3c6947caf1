// One instance a straight piece: a quad around a capsule.
layout(location = 0) in vec2 a_from;
layout(location = 1) in vec2 a_to;
layout(location = 2) in float a_along;
layout(location = 3) in vec4 a_color;
layout(location = 4) in ivec4 a_valid;

uniform float u_halfWidthPx;
uniform vec4 u_override;  // a colour for all pieces where its alpha is not 0: casings

out vec4 v_color;
out vec2 v_local;  // pixels along and across the piece from its start
flat out float v_lengthPx;
flat out float v_alongPx;

const float kFeatherPx = 1.0;
const float kPossibleAlpha = 0.45;

void main() {
  int validity = validityIn(a_valid);
  vec2 from = screenOf(a_from), to = screenOf(a_to);
  vec2 piece = to - from;
  v_lengthPx = length(piece);
  vec2 along = v_lengthPx > 1e-6 ? piece / v_lengthPx : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float reach = u_halfWidthPx + kFeatherPx;
  v_local = vec2((gl_VertexID & 1) == 0 ? -reach : v_lengthPx + reach,
                 (gl_VertexID & 2) == 0 ? -reach : reach);
  v_alongPx = a_along * u_pxPerUnit;
  v_color = u_override.a > 0.0 ? u_override : a_color;
  if (validity == kPossible) v_color.a *= kPossibleAlpha;
  gl_Position =
      validity == kNever ? kOutside : clipOf(from + along * v_local.x + across * v_local.y);
}
