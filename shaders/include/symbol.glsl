// An atlas picture laid together from its masks: R casing, G body, B ink, A dashed ink.
uniform sampler2D u_atlas;

vec4 over(vec4 top, vec4 below) {
  return top + below * (1.0 - top.a);
}

vec4 premultiplied(vec4 color, float coverage) {
  return vec4(color.rgb, 1.0) * color.a * coverage;
}
