uniform sampler2D u_relief;  // premultiplied
uniform float u_opacity;

in vec2 v_texture;
out vec4 o_color;

void main() {
  o_color = texture(u_relief, v_texture) * u_opacity;
}
