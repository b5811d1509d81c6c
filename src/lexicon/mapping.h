/* mapping.h - a file's bytes, read-only, without reading them (private to lexicon/). */
#ifndef ENT_LEXICON_MAPPING_H
#define ENT_LEXICON_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *bytes; /* NULL: nothing is mapped */
    size_t length;
} ent_mapping;

/* False where the file is not there, not regular, empty or cannot be read. */
bool ent_mapping_open(const char *path, ent_mapping *mapping);
void ent_mapping_close(ent_mapping *mapping);

#endif
