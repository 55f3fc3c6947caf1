// Where an area looked otherwise at another date: stripes in the colour that it had then.
uniform sampler2D u_then;
uniform sampler2D u_now;
uniform vec2 u_patternPx;  // the lower left corner of what is drawn into, from the stripes' origin
uniform float u_hatchPx;  // distance between stripes

out vec4 o_color;

const float kSame = 0.06, kOther = 0.16;  // soft edges that moved by a little are no change
const float kStripeShare = 0.38;
const float kStrength = 0.85;

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 then = texelFetch(u_then, at, 0), now = texelFetch(u_now, at, 0);
  float changed = smoothstep(kSame, kOther, distance(then, now));
  float across = (gl_FragCoord.x + u_patternPx.x - gl_FragCoord.y - u_patternPx.y) * 0.70710678;
  float fromLine = abs(fract(across / u_hatchPx) - 0.5) * u_hatchPx;
  float stripe = 1.0 - smoothstep(-0.5, 0.5, fromLine - u_hatchPx * kStripeShare / 2.0);
  float alpha = changed * stripe * kStrength * smoothstep(0.0, kOther, then.a);
  vec3 color = then.rgb / max(then.a, 1.0 / 255.0);
  o_color = vec4(color * alpha, alpha);
}
