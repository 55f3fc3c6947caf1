// A picture laid over another of the same size, pixel on pixel.
uniform sampler2D u_layer;
uniform bool u_ghost;  // what has gone: grey and faint

out vec4 o_color;

const float kGhostStrength = 0.5, kGhostGrey = 0.85;
const vec3 kLightness = vec3(0.299, 0.587, 0.114);

void main() {
  vec4 color = texelFetch(u_layer, ivec2(gl_FragCoord.xy), 0);
  if (u_ghost) {
    // Darker than it was: pale things would vanish altogether.
    vec3 grey = vec3(dot(color.rgb, kLightness) * 0.6);
    color = vec4(mix(color.rgb, grey, kGhostGrey), color.a) * kGhostStrength;
  }
  o_color = color;
}
