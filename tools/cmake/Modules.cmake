# timbao_module(NAME [USES module...] [LIBRARIES target...])
#
# Makes the static library timbao_NAME from src/NAME/*.cpp (main.cpp left out). The modules it USES are
# part of its interface; third-party LIBRARIES stay private to it.
function(timbao_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBRARIES")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(timbao_${name} STATIC ${sources})
  target_include_directories(timbao_${name}
    PUBLIC "${PROJECT_SOURCE_DIR}/include"
    PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_BINARY_DIR}/generated")
  list(TRANSFORM arg_USES PREPEND timbao_)
  target_link_libraries(timbao_${name}
    PUBLIC ${arg_USES} Threads::Threads PRIVATE timbao_settings ${arg_LIBRARIES})
endfunction()

# timbao_embed(MODULE FILE): compiles a file into a module.
#
# src/article/data/outlets.tsv becomes `extern const std::string_view outlets_tsv` in namespace
# timbao::embedded, for the module's own sources to declare. FILE may be made by the build.
function(timbao_embed module file)
  get_filename_component(symbol "${file}" NAME)
  string(MAKE_C_IDENTIFIER "${symbol}" symbol)
  get_filename_component(input "${file}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
  set(output "${PROJECT_BINARY_DIR}/generated/${module}/${symbol}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -D INPUT=${input} -D OUTPUT=${output}
            -D SYMBOL=${symbol} -P "${PROJECT_SOURCE_DIR}/tools/cmake/EmbedFile.cmake"
    DEPENDS "${input}" "${PROJECT_SOURCE_DIR}/tools/cmake/EmbedFile.cmake"
    COMMENT "Embedding ${file}"
    VERBATIM)
  target_sources(timbao_${module} PRIVATE "${output}")
endfunction()

# timbao_embed_packed(MODULE FILE): the same, packed with gzip; the symbol ends in _gz.
function(timbao_embed_packed module file)
  get_filename_component(name "${file}" NAME)
  set(packed "${PROJECT_BINARY_DIR}/generated/${module}/${name}.gz")
  add_custom_command(
    OUTPUT "${packed}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/generated/${module}"
    COMMAND gzip -9nc "${PROJECT_SOURCE_DIR}/${file}" > "${packed}"
    DEPENDS "${PROJECT_SOURCE_DIR}/${file}"
    VERBATIM)
  timbao_embed(${module} "${packed}")
endfunction()

# timbao_generate(MODULE FILE PROGRAM): compiles a source that PROGRAM, run with the path of the file to
# write, makes when the module is built.
function(timbao_generate module file program)
  set(output "${PROJECT_BINARY_DIR}/generated/${module}/${file}")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${PROJECT_BINARY_DIR}/generated/${module}"
    COMMAND ${program} "${output}"
    DEPENDS ${program}
    COMMENT "Generating ${module}/${file}"
    VERBATIM)
  target_sources(timbao_${module} PRIVATE "${output}")
endfunction()
