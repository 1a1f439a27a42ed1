# What stands below share/: manual pages and shell completion, written by the program itself from the
# descriptions of its commands.
include(GNUInstallDirs)

set(share "${PROJECT_BINARY_DIR}/share")
set(share_folders man/man1 bash-completion/completions zsh/vendor-completions fish/vendor_completions.d)
list(TRANSFORM share_folders PREPEND "${share}/")
add_custom_command(
  OUTPUT "${PROJECT_BINARY_DIR}/share.stamp"
  COMMAND ${CMAKE_COMMAND} -E rm -rf "${share}"
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share_folders}
  COMMAND timbao help --man --into "${share}/man/man1"
  COMMAND find "${share}/man" -name "*.1" -exec gzip -9n "{}" +
  COMMAND timbao completion bash > "${share}/bash-completion/completions/timbao"
  COMMAND timbao completion zsh > "${share}/zsh/vendor-completions/_timbao"
  COMMAND timbao completion fish > "${share}/fish/vendor_completions.d/timbao.fish"
  COMMAND ${CMAKE_COMMAND} -E touch "${PROJECT_BINARY_DIR}/share.stamp"
  DEPENDS timbao
  COMMENT "Writing manual pages and shell completion"
  VERBATIM)
add_custom_target(share ALL DEPENDS "${PROJECT_BINARY_DIR}/share.stamp")
install(DIRECTORY "${share}/" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}")
