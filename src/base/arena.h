/* arena.h - memory that is taken piece by piece and given back at once.
 *
 *   block 3 -> block 2 -> block 1      newest first; each  [header | taken ... | left]
 *
 * Built with ENT_ARENA_DEBUG each take is a malloc of its own, so that ASan and valgrind
 * see every overrun. Not thread-safe: one arena, one thread at a time. */
#ifndef ENT_BASE_ARENA_H
#define ENT_BASE_ARENA_H

#include <stddef.h>

#include "base/error.h"

typedef struct ent_arena_block ent_arena_block;

typedef struct {
    ent_arena_block *blocks; /* newest first */
    char *next;              /* first free byte of the newest block */
    size_t left;             /* free bytes in the newest block */
    size_t taken;            /* bytes handed out since the last reset */
    bool zeroed;             /* what is free of it was never used */
} ent_arena;                 /* {0} is an empty arena */

/* The bytes are zeroed and aligned for any type; they are the caller's until the arena
 * is reset or freed. NULL: out of memory. Size 0 gives a valid pointer. */
void *ent_arena_take(ent_arena *a, size_t size);

/* Room for `count` items of `size` bytes; NULL also where the product overflows. */
void *ent_arena_array(ent_arena *a, size_t count, size_t size);

/* Copies `length` bytes and adds a NUL. NULL: out of memory. */
char *ent_arena_copy(ent_arena *a, const char *bytes, size_t length);

/* Copies a C string; NULL gives NULL (and so does running out of memory). */
char *ent_arena_string(ent_arena *a, const char *string);

/* printf into the arena. NULL: out of memory. */
char *ent_arena_print(ent_arena *a, const char *format, ...) ENT_PRINTF(2, 3);

/* Makes room for one more item in a growing array inside an arena: returns `items` itself
 * while count < *capacity, else a copy twice as large; the old one is no more (its memory
 * stays until the reset, unless it is a megabyte or more). NULL: out of memory. Use: p =
 * ent_arena_grow(a, p, n, &cap, sizeof *p). */
void *ent_arena_grow(
    ent_arena *a, void *items, size_t count, size_t *capacity, size_t size);

/* Gives back what was taken; keeps one block for the next use. */
void ent_arena_reset(ent_arena *a);

/* Gives back everything; the arena is {0} again. NULL is allowed. */
void ent_arena_free(ent_arena *a);

#endif
