# truceline_embed(target header FILES name=path…) puts files into the binary: the header (included as
# "embedded/<header>") declares for each `std::string_view name()` in namespace embedded.

function(truceline_embed target header)
  cmake_parse_arguments(EMBED "" "" "FILES" ${ARGN})
  set(folder ${CMAKE_BINARY_DIR}/embedded)
  set(declarations "#pragma once\n\n#include <string_view>\n\nnamespace embedded {\n")
  set(assembly "    .section .rodata\n")
  set(definitions "#include \"embedded/${header}\"\n\nextern \"C\" {\n")
  set(bodies "\nnamespace embedded {\n")
  foreach(entry IN LISTS EMBED_FILES)
    string(REGEX MATCH "^([A-Za-z0-9_]+)=(.*)$" matched "${entry}")
    set(name ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    list(APPEND paths ${path})
    string(APPEND assembly
      "    .balign 16\n    .global embedded_${name}_begin\nembedded_${name}_begin:\n"
      "    .incbin \"${path}\"\n    .global embedded_${name}_end\nembedded_${name}_end:\n    .byte 0\n")
    string(APPEND definitions
      "extern const char embedded_${name}_begin[];\nextern const char embedded_${name}_end[];\n")
    string(APPEND declarations "std::string_view ${name}();\n")
    string(APPEND bodies "std::string_view ${name}() {\n  return {embedded_${name}_begin, "
      "embedded_${name}_end};\n}\n")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${folder}/${header} CONTENT "${declarations}}  // namespace embedded\n" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${target}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${target}.cpp
    CONTENT "${definitions}}\n${bodies}}  // namespace embedded\n" @ONLY)
  set_source_files_properties(${folder}/${target}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  add_library(${target} STATIC ${folder}/${target}.S ${folder}/${target}.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR})
endfunction()
