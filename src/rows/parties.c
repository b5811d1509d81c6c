/* parties.c - a party is known by all that is said of it. */
#include "rows/parties.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS = 5 };

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "rows: out of memory for parties");
}

static const char *field_of(const ent_party *p, size_t field)
{
    const char *const fields[FIELDS] = { p->code, p->id, p->name, p->kind, p->sector };
    return fields[field] ? fields[field] : "";
}

/* The five fields as they follow one another, with their NULs; the copy is in `arena`. */
static char *make_key(ent_arena *arena, const ent_party *party, size_t *length)
{
    size_t n = 0;
    for (size_t i = 0; i < FIELDS; i++) n += strlen(field_of(party, i)) + 1;
    char *key = ent_arena_take(arena, n), *at = key;
    for (size_t i = 0; i < FIELDS && key; i++) {
        size_t one = strlen(field_of(party, i)) + 1;
        memcpy(at, field_of(party, i), one);
        at += one;
    }
    *length = n;
    return key;
}

static const char *next_field(const char **at)
{
    const char *field = *at;
    *at += strlen(field) + 1;
    return field;
}

/* The strings of a party are pieces of its key. */
static bool append(ent_row_parties *p, const char *key, ent_error *err)
{
    if (p->count == p->capacity) {
        size_t capacity = p->capacity ? 2 * p->capacity : 64;
        ent_party *items = realloc(p->items, capacity * sizeof *items);
        if (!items) return no_memory(err);
        p->items = items;
        p->capacity = capacity;
    }
    ent_party *item = &p->items[p->count++];
    item->code = next_field(&key);
    item->id = next_field(&key);
    item->name = next_field(&key);
    item->kind = next_field(&key);
    item->sector = next_field(&key);
    return true;
}

bool ent_row_parties_add(
    ent_row_parties *p, const ent_party *party, uint32_t *index, ent_error *err)
{
    size_t length;
    bool added;
    char *key = make_key(&p->scratch, party, &length);
    ent_entry *e = key ? ent_table_add(&p->keys, key, length, &added) : NULL;
    ent_arena_reset(&p->scratch);
    if (!e) return no_memory(err);
    if (added && !append(p, e->key, err)) return false;
    if (added) e->value = p->count - 1;
    *index = (uint32_t)e->value;
    return true;
}

void ent_row_parties_free(ent_row_parties *p)
{
    if (!p) return;
    free(p->items);
    ent_table_free(&p->keys);
    ent_arena_free(&p->scratch);
    *p = (ent_row_parties){ 0 };
}
