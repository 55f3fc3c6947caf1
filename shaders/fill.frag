uniform float u_hatchPx;  // distance between hatch lines; 0 is a plain fill

in vec4 v_color;
in float v_coverage;
out vec4 o_color;

void main() {
  float alpha = v_color.a * v_coverage;
  if (u_hatchPx > 0.0) {
    float across = (gl_FragCoord.x + gl_FragCoord.y) * 0.70710678;
    float fromLine = abs(fract(across / u_hatchPx) - 0.5) * u_hatchPx;
    alpha *= 1.0 - smoothstep(0.25, 1.25, fromLine);
  }
  o_color = vec4(v_color.rgb * alpha, alpha);
}
