# Language level, warnings and sanitizers, the same for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

option(TIMBAO_WERROR "Treat warnings as errors" OFF)
set(TIMBAO_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, such as address,undefined")

add_library(timbao_settings INTERFACE)
target_compile_options(timbao_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${TIMBAO_WERROR}>:-Werror>)
# GCC 12 at -O3 takes `"literal" + std::string` for an overlapping copy (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(timbao_settings INTERFACE -Wno-restrict)
endif()
if(TIMBAO_SANITIZE)
  target_compile_options(timbao_settings INTERFACE
    -fsanitize=${TIMBAO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(timbao_settings INTERFACE -fsanitize=${TIMBAO_SANITIZE})
endif()
