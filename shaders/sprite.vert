// One instance a picture at a place on the screen: glyphs, furniture.
layout(location = 0) in vec4 a_rectPx;  // left, top, width, height
layout(location = 1) in vec4 a_cellPx;
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec4 a_casing;
layout(location = 4) in vec4 a_ink;
layout(location = 5) in vec2 a_turn;  // cosine, sine: clockwise about the upper left corner

uniform vec2 u_viewportPx;
uniform vec2 u_tilePx;  // where what is drawn into lies on the picture
uniform float u_atlasPx;

out vec2 v_texture;
out vec4 v_color;
out vec4 v_casing;
out vec4 v_ink;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
  vec2 along = corner * a_rectPx.zw;
  vec2 turned = vec2(a_turn.x * along.x - a_turn.y * along.y,
                     a_turn.y * along.x + a_turn.x * along.y);
  vec2 at = a_rectPx.xy + turned;
  v_texture = (a_cellPx.xy + corner * a_cellPx.zw) / u_atlasPx;
  v_color = a_color;
  v_casing = a_casing;
  v_ink = a_ink;
  gl_Position = vec4((at - u_tilePx) / u_viewportPx * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}
