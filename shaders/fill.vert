layout(location = 0) in vec2 a_plane;
layout(location = 1) in vec4 a_color;
layout(location = 2) in float a_coverage;
layout(location = 3) in ivec4 a_valid;

uniform float u_opacity;
uniform float u_possibleAlpha;  // what is only possible is paler

out vec4 v_color;
out float v_coverage;

void main() {
  int validity = validityIn(a_valid);
  v_color = a_color;
  v_coverage = a_coverage * u_opacity;
  if (validity == kPossible) v_color.a *= u_possibleAlpha;
  gl_Position = validity == kNever ? kOutside : clipOf(screenOf(a_plane));
}
