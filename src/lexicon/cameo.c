/* cameo.c - reads CAMEO codes and what they say in the project's own terms. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/tables.h"

enum { CODE, RELATION, STATUS, GOLDSTEIN, QUAD, COLUMNS };

/* "-9.5" -> -9500000; exact, and the same in every locale. */
static bool read_micro(const char *cell, ent_micro *value)
{
    const char *c = cell + (*cell == '-');
    ent_micro whole = 0, part = 0, unit = ENT_ONE;
    if (*c < '0' || *c > '9') return false;
    for (; *c >= '0' && *c <= '9' && whole <= 10; c++) whole = whole * 10 + (*c - '0');
    if (*c == '.')
        for (c++; *c >= '0' && *c <= '9' && unit > 1; c++) {
            unit /= 10;
            part += unit * (*c - '0');
        }
    *value = (whole * ENT_ONE + part) * (*cell == '-' ? -1 : 1);
    return !*c && *value <= 10 * ENT_ONE && *value >= -10 * ENT_ONE;
}

static bool code_right(const char *code)
{
    size_t length = strlen(code);
    return length >= 2 && length <= 4 && strspn(code, "0123456789") == length;
}

static bool numbers_right(
    const ent_tsv *table, const ent_tsv_row *row, ent_cameo *cameo, ent_error *err)
{
    const char *const *cells = row->cells;
    if (!code_right(cells[CODE]))
        return ent_fail(err, ENT_MALFORMED, "%s:%u: CAMEO '%s', expected 2 to 4 digits",
            table->name, row->line, cells[CODE]);
    if (!read_micro(cells[GOLDSTEIN], &cameo->goldstein))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: Goldstein value '%s', expected -10 to 10", table->name, row->line,
            cells[GOLDSTEIN]);
    if (strlen(cells[QUAD]) != 1 || *cells[QUAD] < '1' || *cells[QUAD] > '4')
        return ent_fail(err, ENT_MALFORMED, "%s:%u: quad class '%s', expected 1 to 4",
            table->name, row->line, cells[QUAD]);
    cameo->quad = *cells[QUAD] - '0';
    return true;
}

static bool meaning_right(
    const ent_tsv *table, const ent_tsv_row *row, ent_cameo *cameo, ent_error *err)
{
    if (ent_relation_parse(row->cells[RELATION], &cameo->relation, err)
        && ent_status_parse(row->cells[STATUS], &cameo->status, err))
        return true;
    ent_fail_at(err, "%s:%u", table->name, row->line);
    err->code = ENT_MALFORMED;
    return false;
}

static bool add_cameo(ent_tables *tables, const ent_tsv *table, const ent_tsv_row *row,
    size_t index, ent_error *err)
{
    const char *code = row->cells[CODE];
    ent_cameo *cameo = &tables->cameos[index];
    bool related = strcmp(row->cells[RELATION], "-") != 0;
    cameo->code = code;
    if (!numbers_right(table, row, cameo, err)
        || (related && !meaning_right(table, row, cameo, err)))
        return false;

    bool added;
    ent_entry *e = ent_table_add(&tables->cameo_codes, code, strlen(code), &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
    if (!added)
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: CAMEO '%s' stands here twice, expected once", table->name, row->line,
            code);
    e->value = index;
    tables->related[index] = related;
    return true;
}

bool ent_tables_read_cameo(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[COLUMNS] = { "cameo", "relation", "status",
        "goldstein", "quad" };
    ent_tsv table;
    if (!ent_tsv_read(&tables->arena, dir, "cameo.tsv", columns, COLUMNS, &table, err))
        return false;
    tables->hashes[3] = table.hash;
    tables->cameos = ent_arena_array(&tables->arena, table.count, sizeof *tables->cameos);
    tables->related = ent_arena_array(
        &tables->arena, table.count, sizeof *tables->related);
    tables->cameo_count = table.count;
    if (!tables->cameos || !tables->related)
        return ent_fail(err, ENT_MEMORY, "cameo.tsv: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!add_cameo(tables, &table, &table.rows[i], i, err)) return false;
    return true;
}
