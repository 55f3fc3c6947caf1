# A room is a folder and a static library: truceline_room(NAME folder LINK targets…). Its sources are the
# .cpp files of the calling folder's subfolder. What it may include is checked by tests/rules.

add_library(truceline_options INTERFACE)
target_include_directories(truceline_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(truceline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
  $<$<BOOL:${TRUCELINE_WERROR}>:-Werror> -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of what the standard library itself does (GCC bugs 105651, 105329).
  target_compile_options(truceline_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
    -Wno-free-nonheap-object)
endif()
if(TRUCELINE_SANITIZE)
  target_compile_options(truceline_options INTERFACE
    -fsanitize=${TRUCELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(truceline_options INTERFACE -fsanitize=${TRUCELINE_SANITIZE})
endif()

# Most files want these: they are parsed once. Each file includes what it uses all the same.
set(truceline_shared_headers <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <map> <memory> <mutex>
  <optional> <random> <ranges> <set> <span> <sstream> <string> <string_view> <unordered_map> <variant> <vector>
  <fmt/format.h> <tl/expected.hpp>)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
add_library(truceline_headers OBJECT ${CMAKE_SOURCE_DIR}/cmake/shared_headers.cpp)
target_link_libraries(truceline_headers PRIVATE truceline_options fmt::fmt tl::expected)
target_precompile_headers(truceline_headers PRIVATE ${truceline_shared_headers})

function(truceline_room target folder)
  cmake_parse_arguments(ROOM "" "" "LINK;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "the room ${folder} has no sources")
  endif()
  add_library(${target} STATIC ${sources})
  target_precompile_headers(${target} REUSE_FROM truceline_headers)
  target_link_libraries(${target} PUBLIC truceline_options ${ROOM_LINK} PRIVATE ${ROOM_PRIVATE})
endfunction()
