// Counts the calls that draw or upload, in the tests that must know.
#pragma once

#include <glad/gl.h>

namespace viewer::test {

/// OpenGL's functions carry no state of the caller's, so that the counts can only live outside the
/// functions that count.
struct GlCalls {
  int draws = 0, uploads = 0;
};
inline GlCalls g_calls;
inline PFNGLDRAWELEMENTSPROC g_drawElements;
inline PFNGLDRAWARRAYSINSTANCEDPROC g_drawArraysInstanced;
inline PFNGLBUFFERDATAPROC g_bufferData;
inline PFNGLTEXIMAGE2DPROC g_texImage2D;

/// Puts `counting` in the place of a function, once: a second time it would call itself.
template <class Function>
void replaceBy(Function counting, Function& function, Function& original) {
  if (function != counting) original = function;
  function = counting;
}

/// Counts from now on. Needs a context; making the next one ends it.
inline void countGlCalls() {
  replaceBy<PFNGLDRAWELEMENTSPROC>(
      [](auto... arguments) { ++g_calls.draws, g_drawElements(arguments...); }, glad_glDrawElements,
      g_drawElements);
  replaceBy<PFNGLDRAWARRAYSINSTANCEDPROC>(
      [](auto... arguments) { ++g_calls.draws, g_drawArraysInstanced(arguments...); },
      glad_glDrawArraysInstanced, g_drawArraysInstanced);
  replaceBy<PFNGLBUFFERDATAPROC>(
      [](auto... arguments) { ++g_calls.uploads, g_bufferData(arguments...); }, glad_glBufferData,
      g_bufferData);
  replaceBy<PFNGLTEXIMAGE2DPROC>(
      [](auto... arguments) { ++g_calls.uploads, g_texImage2D(arguments...); }, glad_glTexImage2D,
      g_texImage2D);
  g_calls = {};
}

}  // namespace viewer::test
