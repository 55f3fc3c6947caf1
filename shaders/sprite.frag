in vec2 v_texture;
in vec4 v_color;
in vec4 v_casing;
in vec4 v_ink;
out vec4 o_color;

void main() {
  vec4 masks = texture(u_atlas, v_texture);
  vec4 color = premultiplied(v_casing, masks.r);
  color = over(premultiplied(v_color, masks.g), color);
  o_color = over(premultiplied(v_ink, masks.b), color);
}
