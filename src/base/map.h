/* map.h - whole files, mapped read-only. */
#ifndef ENT_BASE_MAP_H
#define ENT_BASE_MAP_H

#include <stddef.h>

#include "base/error.h"

typedef struct {
    const unsigned char *bytes; /* NULL: an empty file, or none */
    size_t size;
} ent_map;

/* `what` stands in messages: "cannot read the model 'x': ...". ENT_NOT_FOUND, ENT_IO. */
ENT_CHECKED bool ent_map_open(
    const char *path, const char *what, ent_map *map, ent_error *err);

/* Lets go of pages that were only touched by a check; they are read again when used. */
void ent_map_rest(const ent_map *map);

void ent_map_close(ent_map *map);

#endif
