// One transparent picture fading into another of the same size, pixel on pixel.
uniform sampler2D u_left, u_reached;
uniform float u_fade;

out vec4 o_color;

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  o_color = mix(texelFetch(u_left, at, 0), texelFetch(u_reached, at, 0), u_fade);
}
