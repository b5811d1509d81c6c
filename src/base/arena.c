/* arena.c - blocks that double up to a megabyte; oversized takes get their own block. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"

enum { ALIGN = 16, FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20 };

struct ent_arena_block {
    ent_arena_block *older;
    size_t size; /* usable bytes after this header, which is ALIGN bytes long */
};

_Static_assert(sizeof(ent_arena_block) <= ALIGN, "the header must keep the alignment");

static char *block_bytes(ent_arena_block *block)
{
    return (char *)block + ALIGN;
}

static bool grow(ent_arena *a, size_t size)
{
    size_t usable = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
    if (usable > LAST_BLOCK) usable = LAST_BLOCK;
#ifdef ENT_ARENA_DEBUG
    usable = size;
#endif
    if (usable < size) usable = size;

    bool large = usable > LAST_BLOCK; /* comes zeroed from the system, as a rule */
    ent_arena_block *block = large ? calloc(1, ALIGN + usable) : malloc(ALIGN + usable);
    if (!block) return false;
    if (large) ent_pages_large(block, ALIGN + usable);
    a->zeroed = large;
    block->older = a->blocks;
    block->size = usable;
    a->blocks = block;
    a->next = block_bytes(block);
    a->left = usable;
    return true;
}

static size_t rounded(size_t size)
{
#ifdef ENT_ARENA_DEBUG
    return size;
#else
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
#endif
}

/* As ent_arena_take, but the bytes are not zeroed. */
static char *take(ent_arena *a, size_t size)
{
    if (size > SIZE_MAX / 4) return NULL; /* rounding up must not wrap */
    size_t room = rounded(size);
#ifdef ENT_ARENA_DEBUG
    if (!grow(a, room)) return NULL;
#else
    if ((room > a->left || !a->next) && !grow(a, room)) return NULL;
#endif
    char *bytes = a->next;
    a->next += room;
    a->left -= room;
    a->taken += room;
    return bytes;
}

void *ent_arena_take(ent_arena *a, size_t size)
{
    char *bytes = take(a, size);
    return bytes && !a->zeroed ? memset(bytes, 0, size) : bytes;
}

void *ent_arena_array(ent_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) return NULL;
    return ent_arena_take(a, count * size);
}

char *ent_arena_copy(ent_arena *a, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? take(a, length + 1) : NULL;
    if (!copy) return NULL;
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *ent_arena_string(ent_arena *a, const char *string)
{
    return string ? ent_arena_copy(a, string, strlen(string)) : NULL;
}

char *ent_arena_print(ent_arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = length >= 0 ? ent_arena_take(a, (size_t)length + 1) : NULL;
    if (text) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

/* Gives back a block of its own: one of a megabyte or more that nothing else is in. */
static void give_back(ent_arena *a, void *items, size_t bytes)
{
    if (bytes < LAST_BLOCK) return;
    for (ent_arena_block **at = &a->blocks; *at; at = &(*at)->older) {
        ent_arena_block *block = *at;
        if (block_bytes(block) != items || block->size != rounded(bytes)
            || block == a->blocks)
            continue;
        *at = block->older;
        free(block);
        return;
    }
}

void *ent_arena_grow(
    ent_arena *a, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return items;
    size_t larger = *capacity ? *capacity * 2 : 8;
    if (larger <= count) larger = count + 1;
    void *copy = ent_arena_array(a, larger, size);
    if (!copy) return NULL;
    if (count) memcpy(copy, items, count * size);
#ifdef ENT_ARENA_DEBUG
    if (count) memset(items, 0xDD, count * size); /* who still looks there is found */
#endif
    if (count) give_back(a, items, *capacity * size);
    *capacity = larger;
    return copy;
}

void ent_arena_reset(ent_arena *a)
{
    if (!a->blocks) return;
    ent_arena_block *kept = a->blocks;
#ifdef ENT_ARENA_DEBUG
    kept = NULL;
#endif
    for (ent_arena_block *block = a->blocks, *older; block; block = older) {
        older = block->older;
        if (block != kept) free(block);
    }
    *a = (ent_arena){ 0 };
    if (!kept) return;
    kept->older = NULL;
    a->blocks = kept;
    a->next = block_bytes(kept);
    a->left = kept->size;
}

void ent_arena_free(ent_arena *a)
{
    if (!a) return;
    for (ent_arena_block *block = a->blocks, *older; block; block = older) {
        older = block->older;
        free(block);
    }
    *a = (ent_arena){ 0 };
}
