uniform float u_halfWidthPx;
uniform vec2 u_dashPx;  // on, off; no dashes when the sum is 0

in vec4 v_color;
in vec2 v_local;
flat in float v_lengthPx;
flat in float v_alongPx;
out vec4 o_color;

void main() {
  float beyond = max(max(-v_local.x, v_local.x - v_lengthPx), 0.0);
  float coverage = clamp(u_halfWidthPx + 0.5 - length(vec2(beyond, v_local.y)), 0.0, 1.0);
  float period = u_dashPx.x + u_dashPx.y;
  if (period > 0.0) {
    float at = mod(v_alongPx + clamp(v_local.x, 0.0, v_lengthPx), period);
    coverage *= clamp(min(at, u_dashPx.x - at) + 0.5, 0.0, 1.0);
  }
  float alpha = v_color.a * coverage;
  o_color = vec4(v_color.rgb * alpha, alpha);
}
