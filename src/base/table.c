/* table.c - linear probing over a power of two, at most three quarters full. */
#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

uint64_t ent_hash(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}

void ent_hash_hex(const void *bytes, size_t length, char hex[33])
{
    XXH128_hash_t h = XXH3_128bits(bytes, length);
    snprintf(hex, 33, "%016llx%016llx", (unsigned long long)h.high64,
        (unsigned long long)h.low64);
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t probe(const ent_table *t, const char *key, size_t length, uint32_t hash)
{
    size_t mask = t->slot_count - 1, at = hash & mask;
    for (; t->slots[at].index; at = (at + 1) & mask) {
        if (t->slots[at].hash != hash) continue;
        const ent_entry *e = &t->entries[t->slots[at].index - 1];
        if (e->length == length && memcmp(e->key, key, length) == 0) break;
    }
    return at;
}

static bool widen(ent_table *t)
{
    size_t slot_count = t->slot_count ? t->slot_count * 2 : 16;
    size_t capacity = slot_count / 4 * 3;
    if (capacity > UINT32_MAX / 2) return false;
    ent_entry *entries = realloc(t->entries, capacity * sizeof *entries);
    if (!entries) return false;
    t->entries = entries;
    ent_slot *slots = calloc(slot_count, sizeof *slots);
    if (!slots) return false;
    free(t->slots);
    t->slots = slots;
    t->slot_count = slot_count;
    t->capacity = capacity;
    for (size_t i = 0; i < t->count; i++) {
        size_t at = t->entries[i].hash & (slot_count - 1);
        while (slots[at].index) at = (at + 1) & (slot_count - 1);
        slots[at] = (ent_slot){ (uint32_t)i + 1, t->entries[i].hash };
    }
    return true;
}

ent_entry *ent_table_find(const ent_table *t, const char *key, size_t length)
{
    if (!t->count) return NULL;
    size_t at = probe(t, key, length, (uint32_t)ent_hash(key, length));
    uint32_t index = t->slots[at].index;
    return index ? &t->entries[index - 1] : NULL;
}

ent_entry *ent_table_add(ent_table *t, const char *key, size_t length, bool *added)
{
    if (added) *added = false;
    uint32_t hash = (uint32_t)ent_hash(key, length);
    if (length > UINT32_MAX || (t->count == t->capacity && !widen(t))) return NULL;

    size_t at = probe(t, key, length, hash);
    if (t->slots[at].index) return &t->entries[t->slots[at].index - 1];

    char *copy = ent_arena_copy(&t->keys, key, length);
    if (!copy) return NULL;
    t->entries[t->count] = (ent_entry){ copy, (uint32_t)length, hash, 0 };
    t->slots[at] = (ent_slot){ (uint32_t)++t->count, hash };
    if (added) *added = true;
    return &t->entries[t->count - 1];
}

void ent_table_free(ent_table *t)
{
    if (!t) return;
    free(t->entries);
    free(t->slots);
    ent_arena_free(&t->keys);
    *t = (ent_table){ 0 };
}
