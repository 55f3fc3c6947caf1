uniform int u_pattern;
uniform vec2 u_patternPx;  // the lower left corner of what is drawn into, from the pattern's origin
uniform float u_stepPx;  // from one line or dot of the pattern to the next
uniform float u_halfLinePx;
uniform float u_dotPx;  // the radius of a dot

in vec4 v_color;
in float v_coverage;
out vec4 o_color;

const int kHatch = 1, kBackHatch = 2, kCrossHatch = 3, kDots = 4, kHorizontal = 5, kVertical = 6;
const float kDiagonal = 0.70710678;

float soft(float away, float halfPx) {
  return 1.0 - smoothstep(halfPx - 0.5, halfPx + 0.5, away);
}

// Slanting lines are soft at their edges; the others cover whole pixels.
float slanting(float across) {
  return soft(abs(fract(across / u_stepPx) - 0.5) * u_stepPx, u_halfLinePx);
}

float upright(float across) {
  float step = floor(u_stepPx + 0.5), line = max(floor(2.0 * u_halfLinePx + 0.5), 1.0);
  return mod(across, step) < line ? 1.0 : 0.0;
}

// Every other row of dots is moved by half a step.
float dots(vec2 at) {
  vec2 cell = vec2(2.0, 1.0) * floor(u_stepPx + 0.5);
  vec2 even = mod(at, cell) - 0.5 * cell, odd = mod(at + 0.5 * cell, cell) - 0.5 * cell;
  return soft(min(length(even), length(odd)), u_dotPx);
}

float patternAt(vec2 at) {
  float falling = (at.x + at.y) * kDiagonal, rising = (at.x - at.y) * kDiagonal;
  if (u_pattern == kHatch) return slanting(falling);
  if (u_pattern == kBackHatch) return slanting(rising);
  if (u_pattern == kCrossHatch) return max(slanting(falling), slanting(rising));
  if (u_pattern == kDots) return dots(at);
  if (u_pattern == kHorizontal) return upright(at.y);
  if (u_pattern == kVertical) return upright(at.x);
  return 1.0;
}

void main() {
  float alpha = v_color.a * v_coverage * patternAt(gl_FragCoord.xy + u_patternPx);
  o_color = vec4(v_color.rgb * alpha, alpha);
}
