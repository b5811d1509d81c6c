/* map.c - open, fstat, mmap. */
#define _DEFAULT_SOURCE /* madvise */
#include "base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool ent_map_open(const char *path, const char *what, ent_map *map, ent_error *err)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    *map = (ent_map){ NULL, 0 };
    if (file < 0 || fstat(file, &status) != 0) {
        int reason = errno;
        if (file >= 0) close(file);
        return ent_fail(err, reason == ENOENT ? ENT_NOT_FOUND : ENT_IO,
            "cannot read %s '%s': %s", what, path, strerror(reason));
    }
    void *bytes = NULL;
    bool some = S_ISREG(status.st_mode) && status.st_size > 0;
    size_t size = some ? (size_t)status.st_size : 0;
    if (some) bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    int reason = errno;
    close(file);
    if (bytes == MAP_FAILED)
        return ent_fail(
            err, ENT_IO, "cannot map %s '%s': %s", what, path, strerror(reason));
    *map = (ent_map){ bytes, size };
    return true;
}

void ent_map_rest(const ent_map *map)
{
    if (map->bytes)
        (void)madvise((void *)(uintptr_t)map->bytes, map->size, MADV_DONTNEED);
}

void ent_map_close(ent_map *map)
{
    if (map->bytes) munmap((void *)(uintptr_t)map->bytes, map->size);
    *map = (ent_map){ NULL, 0 };
}
