/* folder.h - the names in a folder, in byte order. */
#ifndef ENT_READ_FOLDER_H
#define ENT_READ_FOLDER_H

#include "base/arena.h"

typedef struct {
    char **names;
    size_t count;
} ent_folder;

/* Names that are not hidden; they belong to `arena`. The message is without the path. */
ENT_CHECKED bool ent_folder_list(
    ent_arena *arena, const char *path, ent_folder *folder, ent_error *err);

#endif
