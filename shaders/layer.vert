// A quad over the whole picture; the clip rectangle says which part is meant.
void main() {
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
