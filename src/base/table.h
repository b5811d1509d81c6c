/* table.h - a hash table from byte strings to numbers, in order of insertion.
 *
 *   slots:   [ . | 2 | . | 0 | 1 | . ]      open addressing, linear probing; with the
 *                                           hash, so that other keys are not looked at
 *   entries: [ key,value | key,value | ... ] dense, in order of insertion
 *
 * Iterating over the entries is therefore the same on every run and machine. Keys are
 * copied. No removal: tables here live as long as a run and only grow. */
#ifndef ENT_BASE_TABLE_H
#define ENT_BASE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct {
    const char *key; /* NUL-terminated copy; may hold NULs inside */
    uint32_t length;
    uint32_t hash;
    uint64_t value;
} ent_entry;

typedef struct {
    uint32_t index; /* into entries + 1; 0 is free */
    uint32_t hash;
} ent_slot;

typedef struct {
    ent_entry *entries;
    size_t count, capacity;
    ent_slot *slots;
    size_t slot_count;
    ent_arena keys;
} ent_table; /* {0} is an empty table */

/* NULL where the key is not known. The entry may move when another key is added. */
ent_entry *ent_table_find(const ent_table *t, const char *key, size_t length);

/* Finds or adds (with value 0; `*added` tells, NULL is allowed). NULL: out of memory. */
ent_entry *ent_table_add(ent_table *t, const char *key, size_t length, bool *added);

void ent_table_free(ent_table *t);

/* 64-bit hash of bytes (XXH3), equal on every machine. */
uint64_t ent_hash(const void *bytes, size_t length);

/* 128-bit XXH3 as 32 hex digits and a NUL. */
void ent_hash_hex(const void *bytes, size_t length, char hex[33]);

#endif
