// One instance a symbol; the corner comes from the vertex number.
layout(location = 0) in vec2 a_plane;
layout(location = 1) in vec2 a_offsetPt;
layout(location = 2) in vec4 a_left;
layout(location = 3) in vec4 a_right;
layout(location = 4) in float a_symbol;
layout(location = 5) in ivec4 a_valid;
layout(location = 6) in ivec2 a_turn;

uniform float u_pxPerPt;
uniform vec4 u_cells[24];  // atlas cell of each symbol: x, y, width, height in pixels
uniform float u_atlasPx;
uniform bool u_closes;  // what closes in the time shown is struck

out vec4 v_left;
out vec4 v_right;
out vec2 v_corner;
out vec2 v_texture;
flat out vec2 v_cellPx;
flat out int v_validity;
flat out int v_struck;

void main() {
  v_validity = validityIn(a_valid);
  v_struck = u_closes && closesIn(a_valid) ? 1 : 0;
  vec4 cell = u_cells[int(a_symbol + 0.5)];
  v_corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
  v_cellPx = cell.zw;
  vec2 centre = floor(screenOf(a_plane) + a_offsetPt * u_pxPerPt + 0.5);
  v_left = a_left;
  v_right = a_right;
  v_texture = (cell.xy + v_corner * cell.zw) / u_atlasPx;
  vec2 at = centre + (v_corner - 0.5) * cell.zw;
  gl_Position = v_validity == kNever || !hasTurn(a_turn) ? kOutside : clipOf(at);
}
