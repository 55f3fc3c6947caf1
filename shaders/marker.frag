uniform vec4 u_ink;
uniform vec4 u_casing;
uniform vec4 u_openBody;
uniform bool u_open;  // proposed: no body, dashed frame
uniform float u_opacity;
uniform float u_unsureShare;   // of the operator's colour in the body of what is not sure
uniform float u_openInkShare;  // of its lightness in the ink of what is open
uniform vec2 u_strikePx;  // half the widths of the line through what has closed, and of its casing

in vec4 v_left;
in vec4 v_right;
in vec2 v_corner;
in vec2 v_texture;
flat in vec2 v_cellPx;
flat in int v_validity;
flat in int v_struck;
out vec4 o_color;

// A line from corner to corner, rising to the right.
float strike(float halfPx) {
  vec2 fromCentre = (v_corner - 0.5) * v_cellPx;
  float along = (fromCentre.x - fromCentre.y) * 0.70710678;
  float across = (fromCentre.x + fromCentre.y) * 0.70710678;
  float beyond = max(abs(along) - 0.5 * v_cellPx.x, 0.0);
  return clamp(halfPx + 0.5 - length(vec2(beyond, across)), 0.0, 1.0);
}

void main() {
  vec4 masks = texture(u_atlas, v_texture);
  vec4 operatorColor = v_corner.x < 0.5 ? v_left : v_right;
  bool sure = v_validity == 2;
  vec4 color = premultiplied(u_casing, masks.r);
  vec4 body = operatorColor;
  if (u_open || !sure) {
    body = vec4(mix(u_openBody.rgb, operatorColor.rgb, u_open ? 0.0 : u_unsureShare), 1.0);
  }
  color = over(premultiplied(body, masks.g), color);
  vec4 ink = u_open || !sure ? vec4(operatorColor.rgb * u_openInkShare, 1.0) : u_ink;
  color = over(premultiplied(ink, u_open || !sure ? masks.a : masks.b), color);
  if (v_struck != 0) {
    color = over(premultiplied(u_casing, strike(u_strikePx.y)), color);
    color = over(premultiplied(ink, strike(u_strikePx.x)), color);
  }
  o_color = color * u_opacity;
}
