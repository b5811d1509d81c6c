/* facts.c - one small table, read as it is. */
#define _POSIX_C_SOURCE 200809L /* access */
#include "lexicon/facts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/table.h"
#include "lexicon/tables.h"

struct ent_facts {
    ent_arena arena;
    const char **values;
    ent_table places[ENT_FACTS]; /* id -> index of its value */
};

const char *const ent_fact_names[ENT_FACTS] = {
    [ENT_FACT_WIKIDATA] = "wikidata",
    [ENT_FACT_COW] = "cow",
    [ENT_FACT_GW] = "gw",
    [ENT_FACT_BASE] = "base",
};

static bool add_fact(ent_facts *f, const ent_tsv *table, size_t index, ent_error *err)
{
    const ent_tsv_row *row = &table->rows[index];
    const char *id = row->cells[0];
    size_t fact = 0;
    bool added;
    if (!ent_tables_choose(
            table, row, "fact", row->cells[1], ent_fact_names, ENT_FACTS, &fact, err))
        return false;
    ent_entry *e = ent_table_add(&f->places[fact], id, strlen(id), &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
    if (added) e->value = index;
    f->values[index] = row->cells[2];
    return true;
}

static bool read_facts(ent_facts *f, const char *dir, ent_error *err)
{
    static const char *const columns[] = { "id", "fact", "value", "source" };
    ent_tsv table;
    const char *path = ent_arena_print(&f->arena, "%s/facts.tsv", dir);
    if (!path) return ent_fail(err, ENT_MEMORY, "facts.tsv: out of memory");
    if (access(path, F_OK) != 0) return true;
    if (!ent_tsv_read(&f->arena, dir, "facts.tsv", columns,
            sizeof columns / sizeof *columns, &table, err))
        return false;
    f->values = ent_arena_array(&f->arena, table.count, sizeof *f->values);
    if (!f->values) return ent_fail(err, ENT_MEMORY, "facts.tsv: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!add_fact(f, &table, i, err)) return false;
    return true;
}

bool ent_facts_open(const char *dir, ent_facts **facts, ent_error *err)
{
    *facts = calloc(1, sizeof **facts);
    if (!*facts) return ent_fail(err, ENT_MEMORY, "facts.tsv: out of memory");
    if (read_facts(*facts, dir, err)) return true;
    ent_facts_close(*facts);
    *facts = NULL;
    return false;
}

void ent_facts_close(ent_facts *facts)
{
    if (!facts) return;
    for (size_t i = 0; i < ENT_FACTS; i++) ent_table_free(&facts->places[i]);
    ent_arena_free(&facts->arena);
    free(facts);
}

const char *ent_fact_find(const ent_facts *facts, const char *id, ent_fact fact)
{
    const ent_entry *e = facts ? ent_table_find(&facts->places[fact], id, strlen(id))
                               : NULL;
    return e ? facts->values[e->value] : "";
}
