// From the mesh's plane units to the picture's pixels and to clip space.
uniform vec2 u_anchorPx;    // the mesh's anchor on the picture
uniform float u_pxPerUnit;
uniform vec2 u_viewportPx;  // the size of what is drawn into
uniform vec2 u_tilePx;      // where that lies on the picture, from the upper left

const vec4 kOutside = vec4(2.0, 2.0, 2.0, 1.0);  // beyond clip space: nothing is drawn

vec2 screenOf(vec2 plane) {
  return u_anchorPx + vec2(plane.x, -plane.y) * u_pxPerUnit;
}

vec4 clipOf(vec2 screen) {
  return vec4((screen - u_tilePx) / u_viewportPx * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
