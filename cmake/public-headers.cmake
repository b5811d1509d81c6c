# Installs src/entente.h and the headers that it includes, and those that they include: the
# declarations a program that uses libentente needs, and nothing of the inside. Run by
# `cmake --install`, with SOURCE_DIR (src/) and HEADER_DIR (where headers go).
cmake_policy(VERSION 3.25)
set(wanted entente.h)
set(installed "")
while(wanted)
    list(POP_FRONT wanted header)
    list(APPEND installed ${header})
    get_filename_component(folder ${header} DIRECTORY)
    file(INSTALL ${SOURCE_DIR}/${header} DESTINATION ${HEADER_DIR}/${folder})
    file(STRINGS ${SOURCE_DIR}/${header} lines REGEX "^#include \"[^\"]+\"")
    foreach(line ${lines})
        string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" included "${line}")
        if(NOT included IN_LIST installed AND NOT included IN_LIST wanted)
            list(APPEND wanted ${included})
        endif()
    endforeach()
endwhile()
