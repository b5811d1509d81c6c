/* entente-lexicon.c - compiles the tables of a lexicon folder to one file. */
#include <stdio.h>
#include <stdlib.h>

#include "lexicon/lexicon.h"

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: entente-lexicon TABLES FILE\n");
        return 2;
    }
    ent_error err = { 0 };
    if (ent_lexicon_compile(argv[1], argv[2], &err)) return EXIT_SUCCESS;
    fprintf(stderr, "entente-lexicon: %s\n", err.message);
    return EXIT_FAILURE;
}
