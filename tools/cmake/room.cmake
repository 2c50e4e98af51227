# A room is one folder of the house, built as one static library.
#
#   room(<name> DIRECTORY <folder> LINKS <rooms and libraries whose types the room's headers show> [PRIVATE <libraries>])
#
# A room's headers are included as "<name>/header.hpp". That path exists only for targets that link the room (each room
# has an include root of its own, holding nothing but a link to its folder), so an include that points upwards in the
# house does not compile.
function(room name)
  cmake_parse_arguments(ROOM "" "DIRECTORY" "LINKS;PRIVATE" ${ARGN})
  set(include_root ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${include_root})
  file(CREATE_LINK ${ROOM_DIRECTORY} ${include_root}/${name} SYMBOLIC)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${ROOM_DIRECTORY}/*.cpp)
  if(NOT sources)
    message(FATAL_ERROR "room ${name} has no source below ${ROOM_DIRECTORY}")
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${include_root})
  target_link_libraries(${name} PUBLIC ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE})
endfunction()

#   room_tests(<room> [DIRECTORY <folder below tests>] LINKS <targets>)  makes tests/<folder> one Catch2 program.
function(room_tests name)
  cmake_parse_arguments(TEST "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE ${TEST_LINKS} test_support)
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
