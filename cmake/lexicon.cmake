# The tables of data/lexicon/ compiled to one file, which opens in a moment. It lies in the
# build tree, and beside the tables where they are installed.

function(entente_lexicon)
    set(tables ${PROJECT_SOURCE_DIR}/data/lexicon)
    set(compiled ${PROJECT_BINARY_DIR}/lexicon.bin)
    target_compile_definitions(ent_lexicon PRIVATE ENTENTE_LEXICON_BUILT="${compiled}")

    add_executable(entente-lexicon
        ${PROJECT_SOURCE_DIR}/src/lexicon/program/entente-lexicon.c)
    target_link_libraries(entente-lexicon PRIVATE ent_base ent_lexicon)
    entente_compile_options(entente-lexicon)

    add_custom_command(OUTPUT ${compiled}
        COMMAND entente-lexicon ${tables} ${compiled}
        DEPENDS entente-lexicon ${tables}/actors.tsv ${tables}/names.tsv
            ${tables}/offices.tsv ${tables}/cameo.tsv ${tables}/members.tsv
            ${tables}/sites.tsv
        COMMENT "Compiling the lexicon" VERBATIM)
    add_custom_target(compiled_lexicon ALL DEPENDS ${compiled})
    # Who builds the program alone gets the file too; the program comes later.
    cmake_language(DEFER CALL add_dependencies entente compiled_lexicon)
    install(FILES ${compiled} DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/lexicon)
endfunction()
