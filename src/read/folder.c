/* folder.c - listing a folder. */
#define _POSIX_C_SOURCE 200809L
#include "read/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool ent_folder_list(
    ent_arena *arena, const char *path, ent_folder *folder, ent_error *err)
{
    size_t capacity = 0;
    *folder = (ent_folder){ 0 };
    DIR *dir = opendir(path);
    if (!dir)
        return ent_fail(
            err, errno == ENOMEM ? ENT_MEMORY : ENT_IO, "%s", strerror(errno));
    bool ok = true;
    for (struct dirent *e; ok && (errno = 0, e = readdir(dir));) {
        if (e->d_name[0] == '.') continue;
        char **names = ent_arena_grow(
            arena, folder->names, folder->count, &capacity, sizeof *names);
        char *name = names ? ent_arena_string(arena, e->d_name) : NULL;
        ok = name || ent_fail(err, ENT_MEMORY, "out of memory");
        if (!ok) break;
        folder->names = names;
        folder->names[folder->count++] = name;
    }
    if (ok && errno) ok = ent_fail(err, ENT_IO, "%s", strerror(errno));
    closedir(dir);
    if (folder->count) qsort(folder->names, folder->count, sizeof(char *), by_bytes);
    return ok;
}
