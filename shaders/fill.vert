layout(location = 0) in vec2 a_plane;
layout(location = 1) in vec4 a_color;
layout(location = 2) in float a_coverage;
layout(location = 3) in ivec4 a_valid;

uniform float u_opacity;

out vec4 v_color;
out float v_coverage;

const float kPossibleAlpha = 0.5;  // what is only possible is paler

void main() {
  int validity = validityIn(a_valid);
  v_color = a_color;
  v_coverage = a_coverage * u_opacity;
  if (validity == kPossible) v_color.a *= kPossibleAlpha;
  gl_Position = validity == kNever ? kOutside : clipOf(screenOf(a_plane));
}
