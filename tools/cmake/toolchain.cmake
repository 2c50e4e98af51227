# What holds for every target: the language, the warnings, where programs go, and the sanitizer of a preset.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Werror
                    -fno-omit-frame-pointer)
# GCC 12 and 13 see writes out of bounds inside std::vector::insert and std::string where there are none (GCC bugs 105329,
# 105562); AddressSanitizer watches what these warnings would.
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds> $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>
                    $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overread> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
add_link_options(-Wl,--as-needed)

# Assertions are for our own bugs and stay on in every preset (../shared/design/style.md, "Absorb" 6).
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
add_compile_definitions($<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

# For the libFuzzer programs of tests/fuzz: everything tells which ways it went, and is watched by the sanitizers.
option(FUZZ "build the libFuzzer programs (clang only)" OFF)
if(FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "FUZZ=ON needs clang: -DCMAKE_CXX_COMPILER=clang++")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=address,undefined)
endif()

set(SANITIZER "" CACHE STRING "empty, 'address,undefined' or 'thread'")
if(SANITIZER)
  add_compile_options(-fsanitize=${SANITIZER} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SANITIZER})
endif()
