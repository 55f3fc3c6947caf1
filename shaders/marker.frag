uniform vec4 u_ink;
uniform vec4 u_casing;
uniform bool u_open;  // proposed: no body, dashed frame

in vec4 v_left;
in vec4 v_right;
in vec2 v_corner;
in vec2 v_texture;
flat in int v_validity;
out vec4 o_color;

void main() {
  vec4 masks = texture(u_atlas, v_texture);
  vec4 operatorColor = v_corner.x < 0.5 ? v_left : v_right;
  bool sure = v_validity == 2;
  vec4 color = premultiplied(u_casing, masks.r);
  vec4 body = u_open || !sure ? vec4(mix(vec3(1.0), operatorColor.rgb, u_open ? 0.0 : 0.3), 1.0)
                              : operatorColor;
  color = over(premultiplied(body, masks.g), color);
  vec4 ink = u_open || !sure ? vec4(operatorColor.rgb * 0.8, 1.0) : u_ink;
  color = over(premultiplied(ink, u_open || !sure ? masks.a : masks.b), color);
  o_color = color;
}
