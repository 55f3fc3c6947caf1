layout(location = 0) in vec2 a_plane;
layout(location = 1) in vec2 a_texture;

out vec2 v_texture;

void main() {
  v_texture = a_texture;
  gl_Position = clipOf(screenOf(a_plane));
}
