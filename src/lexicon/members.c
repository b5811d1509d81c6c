/* members.c - reads which state belongs to which organisation, and since when. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/tables.h"

enum { ORGANISATION, MEMBER, SINCE, UNTIL, SOURCE, COLUMNS };

static bool code_known(const ent_tables *tables, const ent_tsv *table,
    const ent_tsv_row *row, int column, ent_error *err)
{
    const char *code = row->cells[column];
    return ent_table_find(&tables->owners, code, strlen(code))
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: code '%s', expected that of a state, organisation or group",
               table->name, row->line, code);
}

static bool read_membership(const ent_tables *tables, const ent_tsv *table,
    const ent_tsv_row *row, ent_membership *m, ent_error *err)
{
    const char *const *cells = row->cells;
    m->organisation = cells[ORGANISATION];
    m->member = cells[MEMBER];
    if (!code_known(tables, table, row, ORGANISATION, err)
        || !code_known(tables, table, row, MEMBER, err)
        || !ent_tables_term(
            table, row, cells[SINCE], cells[UNTIL], &m->since, &m->until, err))
        return false;
    return strcmp(m->organisation, m->member) != 0
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: '%s' is a member of itself, expected another", table->name,
               row->line, m->member);
}

static int by_organisation(const void *left, const void *right)
{
    const ent_membership *a = left, *b = right;
    int order = strcmp(a->organisation, b->organisation);
    if (order) return order;
    order = strcmp(a->member, b->member);
    if (order) return order;
    return a->since < b->since ? -1 : a->since > b->since;
}

/* Is `code` a member of `organisation`, directly or through others? Organisations that
 * were looked at are not looked at again. */
static bool contains(const ent_tables *tables, const char *organisation, const char *code,
    ent_table *seen, bool *failed)
{
    bool added;
    *failed |= !ent_table_add(seen, organisation, strlen(organisation), &added);
    if (*failed || !added) return false;
    const ent_entry *e = ent_table_find(
        &tables->groups, organisation, strlen(organisation));
    for (size_t i = e ? (size_t)e->value : tables->member_count; i < tables->member_count;
         i++) {
        const ent_membership *m = &tables->members[i];
        if (strcmp(m->organisation, organisation) != 0) return false;
        if (!strcmp(m->member, code) || contains(tables, m->member, code, seen, failed))
            return true;
    }
    return false;
}

/* Two that hold each other: whoever expands them would never end. */
static bool no_cycle(const ent_tables *tables, const ent_tsv *table,
    const ent_tsv_row *row, ent_error *err)
{
    ent_table seen = { 0 };
    bool failed = false;
    const char *organisation = row->cells[ORGANISATION], *member = row->cells[MEMBER];
    bool cycle = contains(tables, member, organisation, &seen, &failed);
    ent_table_free(&seen);
    if (failed) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
    return !cycle
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: '%s' is a member of '%s' and holds it, expected no cycle",
               table->name, row->line, member, organisation);
}

bool ent_tables_index_members(ent_tables *tables)
{
    qsort(
        tables->members, tables->member_count, sizeof *tables->members, by_organisation);
    for (size_t i = 0; i < tables->member_count; i++) {
        const char *code = tables->members[i].organisation;
        bool added;
        ent_entry *e = ent_table_add(&tables->groups, code, strlen(code), &added);
        if (!e) return false;
        if (added) e->value = i;
    }
    return true;
}

bool ent_tables_read_members(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[COLUMNS] = { "organisation", "member", "since",
        "until", "source" };
    ent_tsv table;
    if (!ent_tsv_read(&tables->arena, dir, "members.tsv", columns, COLUMNS, &table, err))
        return false;
    tables->hashes[4] = table.hash;
    tables->members = ent_arena_array(
        &tables->arena, table.count, sizeof *tables->members);
    if (!tables->members) return ent_fail(err, ENT_MEMORY, "members.tsv: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!read_membership(tables, &table, &table.rows[i],
                &tables->members[tables->member_count++], err))
            return false;
    if (!ent_tables_index_members(tables))
        return ent_fail(err, ENT_MEMORY, "members.tsv: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!no_cycle(tables, &table, &table.rows[i], err)) return false;
    return true;
}
