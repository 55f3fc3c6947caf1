// A picture laid over another of the same size, pixel on pixel.
uniform sampler2D u_layer;

out vec4 o_color;

void main() {
  o_color = texelFetch(u_layer, ivec2(gl_FragCoord.xy), 0);
}
