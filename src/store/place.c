/* place.c - paths as typed -> places. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "store/place.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_pipe(const char *path)
{
    struct stat about;
    if (strcmp(path, "-") == 0 || strcmp(path, "stdin") == 0
        || strncmp(path, "stdin/", 6) == 0)
        return true;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

/* Resolves `path`, or its longest beginning that is there: `*rest` is what is left. */
static char *resolve(char *path, size_t length, size_t *rest)
{
    char *known = realpath(path, NULL);
    *rest = length;
    while (!known && length) {
        while (length && path[length - 1] != '/') length--;
        *rest = length;
        if (length) path[--length] = '\0';
        known = realpath(length ? path : *rest ? "/" : ".", NULL);
    }
    return known;
}

bool ent_store_place(const char *path, ent_buffer *place, ent_error *err)
{
    ent_buffer_clear(place);
    if (is_pipe(path)) return true;
    size_t rest, length = strlen(path);
    char *copy = strdup(path);
    char *known = copy ? resolve(copy, length, &rest) : NULL;
    if (known) ent_buffer_text(place, strcmp(known, "/") == 0 ? "" : known);
    if (known && rest < length) ent_buffer_char(place, '/');
    ent_buffer_text(place, known ? path + rest : path);
    free(known);
    free(copy);
    return ent_buffer_ok(place, err);
}
