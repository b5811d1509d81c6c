# Writes the bytes of FROM as a NUL-terminated C array NAME, declared in HEADER, to TO.
file(READ ${FROM} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..)" "\\1\n" bytes "${bytes}")
file(WRITE ${TO} "/* Made from a document by cmake/embed.cmake. */\n"
    "#include \"${HEADER}\"\n\nconst unsigned char ${NAME}[] = {\n${bytes}0};\n")
