/* names.c - a table that is thinned where it is full. */
#include "rows/names.h"

static bool is_kept(uint32_t hash, unsigned level)
{
    return level == 0 || hash >> (32 - level) == 0;
}

static bool put(
    ent_table *table, const char *name, size_t length, uint64_t times, ent_error *err)
{
    ent_entry *e = ent_table_add(table, name, length, NULL);
    if (e) e->value += times;
    return e || ent_fail(err, ENT_MEMORY, "rows: out of memory for names");
}

static bool thin(ent_row_names *names, unsigned level, ent_error *err)
{
    ent_table fewer = { 0 };
    bool ok = true;
    for (size_t i = 0; i < names->kept.count && ok; i++) {
        const ent_entry *e = &names->kept.entries[i];
        if (is_kept(e->hash, level)) ok = put(&fewer, e->key, e->length, e->value, err);
    }
    ent_table_free(&names->kept);
    names->kept = fewer;
    names->level = level;
    return ok;
}

bool ent_row_names_add(
    ent_row_names *names, const char *name, size_t length, uint64_t times, ent_error *err)
{
    names->sum += times;
    if (names->level && !ent_table_find(&names->kept, name, length)
        && !is_kept((uint32_t)ent_hash(name, length), names->level))
        return true;
    bool ok = put(&names->kept, name, length, times, err);
    while (ok && names->kept.count > ENT_ROW_NAMES_MOST && names->level < 31)
        ok = thin(names, names->level + 1, err);
    return ok;
}

bool ent_row_names_join(ent_row_names *into, const ent_row_names *from, ent_error *err)
{
    bool ok = into->level >= from->level || thin(into, from->level, err);
    uint64_t sum = into->sum + from->sum;
    for (size_t i = 0; i < from->kept.count && ok; i++) {
        const ent_entry *e = &from->kept.entries[i];
        ok = ent_row_names_add(into, e->key, e->length, e->value, err);
    }
    into->sum = sum;
    return ok;
}

uint64_t ent_row_names_count(const ent_row_names *names)
{
    return (uint64_t)names->kept.count << names->level;
}

void ent_row_names_free(ent_row_names *names)
{
    ent_table_free(&names->kept);
    *names = (ent_row_names){ 0 };
}
