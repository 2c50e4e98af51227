# What the typing room reads at run time, made from packages: the pinyin dictionary, the handwriting model and the suggestions.
# It stands in ${typing_data}; a station has it in /usr/share/liaison-kiosk/typing.
#
# STROKE_DATA is the folder of npm's hanzi-writer-data (Arphic Public License, assets/licences); tools/setup installs it.
set(typing_data ${CMAKE_BINARY_DIR}/typing)
set(STROKE_DATA ${CMAKE_SOURCE_DIR}/build/npm/node_modules/hanzi-writer-data CACHE PATH "npm's hanzi-writer-data")
set(general_words /usr/share/rime-data/pinyin_simp.dict.yaml)
find_program(RIME_DEPLOYER rime_deployer REQUIRED)
foreach(needed ${general_words} ${STROKE_DATA}/ARPHICPL.TXT)
  if(NOT EXISTS ${needed})
    message(FATAL_ERROR "${needed} is missing: run tools/setup")
  endif()
endforeach()

set(own_pinyin ${CMAKE_SOURCE_DIR}/assets/pinyin)
set(pinyin_source ${typing_data}/pinyin)
add_custom_command(
  OUTPUT ${pinyin_source}/build/liaison_pinyin.table.bin
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${pinyin_source} ${typing_data}/deployer
  COMMAND ${CMAKE_COMMAND} -E make_directory ${pinyin_source} ${typing_data}/deployer
  COMMAND ${CMAKE_COMMAND} -E copy ${own_pinyin}/default.yaml ${own_pinyin}/liaison_pinyin.schema.yaml ${pinyin_source}
  COMMAND typing-data pinyin ${general_words} ${own_pinyin}/words.tsv ${pinyin_source}/liaison_pinyin.dict.yaml
  COMMAND ${CMAKE_COMMAND} -E env GLOG_minloglevel=2
          ${RIME_DEPLOYER} --build ${typing_data}/deployer ${pinyin_source} ${pinyin_source}/build
  DEPENDS typing-data ${general_words} ${own_pinyin}/default.yaml ${own_pinyin}/liaison_pinyin.schema.yaml
          ${own_pinyin}/words.tsv
  VERBATIM)
add_custom_command(
  OUTPUT ${typing_data}/next_characters.txt
  COMMAND ${CMAKE_COMMAND} -E make_directory ${typing_data}
  COMMAND typing-data next ${general_words} ${own_pinyin}/words.tsv ${typing_data}/next_characters.txt
  DEPENDS typing-data ${general_words} ${own_pinyin}/words.tsv
  VERBATIM)
set(trainer_sources ${CMAKE_SOURCE_DIR}/tools/typing-data/handwriting_trainer.cpp ${CMAKE_SOURCE_DIR}/tools/typing-data/writer.cpp
                    ${CMAKE_SOURCE_DIR}/tools/typing-data/stroke_file.cpp ${CMAKE_SOURCE_DIR}/kiosk/typing/ink_features.cpp
                    ${CMAKE_SOURCE_DIR}/kiosk/typing/character_model.hpp)
add_custom_command(
  OUTPUT ${typing_data}/handwriting.model
  COMMAND ${CMAKE_COMMAND} -E make_directory ${typing_data}
  COMMAND typing-data handwriting ${STROKE_DATA} ${general_words} ${typing_data}/handwriting.model
  # By its sources, not by its program: a minute's work is not done again because something else in it changed.
  DEPENDS ${trainer_sources} ${general_words} ${STROKE_DATA}/ARPHICPL.TXT
  VERBATIM)
add_custom_target(typing-files ALL DEPENDS ${pinyin_source}/build/liaison_pinyin.table.bin ${typing_data}/next_characters.txt
                                           ${typing_data}/handwriting.model)
