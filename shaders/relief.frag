uniform sampler2D u_relief;
uniform float u_opacity;

in vec2 v_texture;
out vec4 o_color;

void main() {
  o_color = vec4(texture(u_relief, v_texture).rgb, 1.0) * u_opacity;
}
