# One object library per folder of src/; together they are libentente.

set(ENTENTE_LAYERS "")
set(ENTENTE_LIBRARIES "")

# entente_layer(NAME libraries...): the sources of src/NAME (pipeline: src/*.c).
function(entente_layer name)
    if(name STREQUAL "pipeline")
        file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.c)
    else()
        file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
    endif()
    if(NOT sources)
        return()
    endif()
    add_library(ent_${name} OBJECT ${sources})
    target_include_directories(ent_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(ent_${name} PUBLIC ${ARGN})
    entente_compile_options(ent_${name})
    list(APPEND ENTENTE_LAYERS ent_${name})
    list(APPEND ENTENTE_LIBRARIES ${ARGN})
    list(REMOVE_DUPLICATES ENTENTE_LIBRARIES)
    set(ENTENTE_LAYERS ${ENTENTE_LAYERS} PARENT_SCOPE)
    set(ENTENTE_LIBRARIES ${ENTENTE_LIBRARIES} PARENT_SCOPE)
endfunction()

function(entente_compile_options target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
        -ffp-contract=off $<$<BOOL:${ENTENTE_WERROR}>:-Werror>)
    target_compile_definitions(${target} PRIVATE
        ENTENTE_VERSION="${PROJECT_VERSION}"
        ENTENTE_DATA_INSTALLED="${CMAKE_INSTALL_FULL_DATADIR}/entente"
        ENTENTE_DATA_SOURCE="${PROJECT_SOURCE_DIR}/data"
        $<$<BOOL:${ENTENTE_ARENA_DEBUG}>:ENT_ARENA_DEBUG>)
endfunction()

# The static library, the shared one, headers, data and the pkg-config file.
function(entente_library)
    foreach(kind STATIC SHARED)
        string(TOLOWER ${kind} suffix)
        add_library(entente_${suffix} ${kind})
        target_link_libraries(entente_${suffix} PRIVATE ${ENTENTE_LAYERS}
            PUBLIC ${ENTENTE_LIBRARIES})
        target_include_directories(entente_${suffix} PUBLIC ${PROJECT_SOURCE_DIR}/src)
        set_target_properties(entente_${suffix} PROPERTIES OUTPUT_NAME entente
            VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
        install(TARGETS entente_${suffix}
            LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
            ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
    endforeach()
    set(ENTENTE_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
    if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}") # so that `cmake --install --prefix` holds
        file(RELATIVE_PATH up "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
        set(ENTENTE_PC_PREFIX "\${pcfiledir}/${up}")
    endif()
    configure_file(${PROJECT_SOURCE_DIR}/cmake/entente.pc.in
        ${PROJECT_BINARY_DIR}/entente.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/entente.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
    # entente.h is the door; the headers that it includes keep their folders.
    if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
        set(headers "${CMAKE_INSTALL_INCLUDEDIR}/entente")
    else()
        set(headers "\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_INCLUDEDIR}/entente")
    endif()
    install(CODE "set(SOURCE_DIR \"${PROJECT_SOURCE_DIR}/src\")")
    install(CODE "set(HEADER_DIR \"${headers}\")")
    install(SCRIPT ${PROJECT_SOURCE_DIR}/cmake/public-headers.cmake)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
endfunction()

function(entente_program)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.c)
    if(NOT sources)
        return()
    endif()
    add_executable(entente ${sources})
    target_link_libraries(entente PRIVATE entente_static)
    entente_compile_options(entente)
    install(TARGETS entente DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES ${PROJECT_SOURCE_DIR}/docs/entente.1
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endfunction()

# The layers above NAME and NAME itself; training stands after relations and outside the library.
function(entente_layers_until name out)
    set(last ${name})
    set(result "")
    if(name STREQUAL "training")
        set(last relations)
    endif()
    foreach(layer ${ENTENTE_LAYERS})
        list(APPEND result ${layer})
        if(layer STREQUAL "ent_${last}")
            break()
        endif()
    endforeach()
    if(name STREQUAL "training")
        list(APPEND result ent_training)
    endif()
    set(${out} ${result} PARENT_SCOPE)
endfunction()

# entente-train makes and measures models: built, never installed.
function(entente_training)
    set(program ${PROJECT_SOURCE_DIR}/src/training/main.c)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/training/*.c)
    list(REMOVE_ITEM sources ${program})
    add_library(ent_training OBJECT ${sources})
    target_include_directories(ent_training PUBLIC ${PROJECT_SOURCE_DIR}/src)
    entente_compile_options(ent_training)
    if(EXISTS ${program})
        entente_layers_until(training layers)
        add_executable(entente-train ${program})
        target_link_libraries(entente-train PRIVATE ${layers} ${ENTENTE_LIBRARIES})
        entente_compile_options(entente-train)
    endif()
endfunction()
