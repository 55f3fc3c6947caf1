# A room is a folder and a static library: truceline_room(NAME folder LINK targets…). Its sources are the
# .cpp files of the calling folder's subfolder. What it may include is checked by tests/rules.

add_library(truceline_options INTERFACE)
target_include_directories(truceline_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(truceline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
  $<$<BOOL:${TRUCELINE_WERROR}>:-Werror> -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of overlapping copies in std::string's own operator+ (GCC bug 105651).
  target_compile_options(truceline_options INTERFACE -Wno-restrict)
endif()
if(TRUCELINE_SANITIZE)
  target_compile_options(truceline_options INTERFACE
    -fsanitize=${TRUCELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(truceline_options INTERFACE -fsanitize=${TRUCELINE_SANITIZE})
endif()

function(truceline_room target folder)
  cmake_parse_arguments(ROOM "" "" "LINK;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "the room ${folder} has no sources")
  endif()
  add_library(${target} STATIC ${sources})
  target_link_libraries(${target} PUBLIC truceline_options ${ROOM_LINK} PRIVATE ${ROOM_PRIVATE})
endfunction()
