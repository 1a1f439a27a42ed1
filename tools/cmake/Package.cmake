# The Debian package: `cmake --build --preset release --target package`, or tools/package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME timbao)
set(CPACK_PACKAGE_CONTACT "timbao project")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"timbao indexes folders of saved pages, the output of scrapers and web archives,
and answers questions with ranked passages and the outlets that they come from.
It understands Vietnamese as it is really written and typed: with accents or
without, in any order of tones, with the abbreviations of the press.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Debian wants the licence as a file named copyright, and the changes packed.
set(timbao_doc "${CMAKE_INSTALL_DATAROOTDIR}/doc/timbao")
install(FILES tools/package_copyright DESTINATION "${timbao_doc}" RENAME copyright)
set(changelog "${PROJECT_BINARY_DIR}/changelog.gz")
add_custom_command(
  OUTPUT "${changelog}"
  COMMAND gzip -9nc "${PROJECT_SOURCE_DIR}/CHANGELOG.md" > "${changelog}"
  DEPENDS "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  VERBATIM)
add_custom_target(changelog ALL DEPENDS "${changelog}")
install(FILES "${changelog}" DESTINATION "${timbao_doc}")

include(CPack)
