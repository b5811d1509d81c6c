# docs/method.md inside the program: `entente report --method` says what the document says.

function(entente_method)
    set(document ${PROJECT_SOURCE_DIR}/docs/method.md)
    set(source ${PROJECT_BINARY_DIR}/method_text.c)
    set(script ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
    add_custom_command(OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DFROM=${document} -DTO=${source} -DNAME=ent_method_text
            -DHEADER=output/method.h -P ${script}
        DEPENDS ${document} ${script}
        COMMENT "Embedding docs/method.md" VERBATIM)
    target_sources(ent_output PRIVATE ${source})
endfunction()
