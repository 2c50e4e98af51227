# The page of the county's staff: Vue and TypeScript, built by npm's packages into a folder beside county-server. All of
# it happens in the build folder; packages are fetched only when package-lock.json is not the one they were fetched for.
find_program(NPM npm REQUIRED)
set(console_source ${CMAKE_CURRENT_SOURCE_DIR}/console)
set(console_workshop ${CMAKE_BINARY_DIR}/console CACHE INTERNAL "where npm works")
set(console_page ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/console)
file(GLOB_RECURSE console_files CONFIGURE_DEPENDS ${console_source}/src/* ${console_source}/tests/* ${console_source}/steps/*)
# The page checks with the project's own schema and shows the kiosk's own words: steps/project_files.ts takes them from here.
file(GLOB console_project_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/config/station.* ${CMAKE_SOURCE_DIR}/assets/languages/*.toml)
set(console_frame ${console_source}/index.html ${console_source}/tsconfig.json ${console_source}/vite.config.ts)
set(console_packages ${console_source}/package.json ${console_source}/package-lock.json)

add_custom_command(
  OUTPUT ${console_workshop}/packages.stamp
  COMMAND ${CMAKE_COMMAND} -E make_directory ${console_workshop}
  COMMAND ${CMAKE_COMMAND} -E copy ${console_packages} ${console_workshop}
  COMMAND ${NPM} ci --prefix ${console_workshop} --ignore-scripts --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${console_workshop}/packages.stamp
  DEPENDS ${console_packages}
  COMMENT "Fetching the packages of the console"
  VERBATIM)
add_custom_command(
  OUTPUT ${console_workshop}/page.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${console_workshop}/src ${console_workshop}/tests ${console_workshop}/steps
  COMMAND ${CMAKE_COMMAND} -E copy ${console_frame} ${console_workshop}
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${console_source}/src ${console_workshop}/src
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${console_source}/tests ${console_workshop}/tests
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${console_source}/steps ${console_workshop}/steps
  COMMAND ${CMAKE_COMMAND} -E env PROJECT_FOLDER=${CMAKE_SOURCE_DIR}
          ${NPM} run --silent --prefix ${console_workshop} build -- --logLevel warn --outDir ${console_page} --emptyOutDir
  COMMAND ${CMAKE_COMMAND} -E touch ${console_workshop}/page.stamp
  DEPENDS ${console_workshop}/packages.stamp ${console_files} ${console_frame} ${console_project_files}
  COMMENT "Building the console"
  VERBATIM)
add_custom_target(console ALL DEPENDS ${console_workshop}/page.stamp)
