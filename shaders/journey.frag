// Two pictures of the same plane, each moved and scaled to where the camera is, one fading into the
// other; where only one of them shows the plane it shows alone. What neither shows is a third one's.
uniform sampler2D u_left, u_reached, u_between;
uniform vec4 u_leftWarp, u_reachedWarp, u_betweenWarp;  // scale, place of the lower left corner
uniform vec4 u_leftPx, u_reachedPx;                     // what each has of the plane, in its pixels
uniform float u_fade;
uniform vec4 u_outside;

out vec4 o_color;

const float kSoftPx = 90.0;  // half-way, an edge fades over so much
const float kLeast = 1e-4;   // enough to show alone where the other is not

vec2 placeOn(vec4 warp) {
  return gl_FragCoord.xy * warp.x + warp.yz;
}

vec4 colorAt(sampler2D picture, vec2 placePx) {
  return texture(picture, placePx / vec2(textureSize(picture, 0)));
}

/// 0 where the picture does not reach; within it grows from its edges inwards.
float weightAt(vec2 placePx, vec4 boxPx, float softPx) {
  vec2 within = min(placePx - boxPx.xy, boxPx.zw - placePx);
  float fromEdge = min(within.x, within.y);
  return fromEdge < 0.0 ? 0.0 : 1e-3 + smoothstep(0.0, softPx, fromEdge);
}

#ifdef ONE
void main() {
  o_color = vec4(colorAt(u_left, placeOn(u_leftWarp)).rgb, 1.0);
}
#else
void main() {
  float softPx = kSoftPx * 4.0 * u_fade * (1.0 - u_fade) + 1e-3;
  vec2 left = placeOn(u_leftWarp), reached = placeOn(u_reachedWarp);
  float leftWeight = weightAt(left, u_leftPx, softPx) * max(1.0 - u_fade, kLeast);
  float reachedWeight = weightAt(reached, u_reachedPx, softPx) * max(u_fade, kLeast);
#ifdef BETWEEN
  vec3 rest = colorAt(u_between, placeOn(u_betweenWarp)).rgb;
#else
  vec3 rest = u_outside.rgb;
#endif
  const float kRest = 1e-9;
  vec3 sum = colorAt(u_left, left).rgb * leftWeight +
             colorAt(u_reached, reached).rgb * reachedWeight + rest * kRest;
  o_color = vec4(sum / (leftWeight + reachedWeight + kRest), 1.0);
}
#endif
