/* mapping.c - mmap, so that several programs share one copy of the pages. */
#define _GNU_SOURCE /* MAP_POPULATE: one call instead of a fault for each page */
#include "lexicon/mapping.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

bool ent_mapping_open(const char *path, ent_mapping *mapping)
{
    *mapping = (ent_mapping){ 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;

    struct stat facts;
    bool fits = fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0
                && (uintmax_t)facts.st_size <= SIZE_MAX / 2;
    void *bytes = fits ? mmap(NULL, (size_t)facts.st_size, PROT_READ,
                      MAP_PRIVATE | MAP_POPULATE, file, 0)
                       : MAP_FAILED;
    close(file);
    if (bytes == MAP_FAILED) return false;
    *mapping = (ent_mapping){ bytes, (size_t)facts.st_size };
    return true;
}

void ent_mapping_close(ent_mapping *mapping)
{
    if (mapping->bytes) munmap((void *)mapping->bytes, mapping->length);
    *mapping = (ent_mapping){ 0 };
}
