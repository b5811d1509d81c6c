/* tables.c - actors, names and offices: from lines of text to arrays. */
#include "lexicon/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const ent_kind_names[ENT_KINDS] = {
    [ENT_STATE] = "state",
    [ENT_BODY] = "body",
    [ENT_ORGANISATION] = "organisation",
    [ENT_GROUP] = "group",
    [ENT_PERSON] = "person",
    [ENT_COMPANY] = "company",
    [ENT_OTHER] = "other",
};

const char *const ent_name_type_names[ENT_NAME_TYPES] = {
    [ENT_NAME_FULL] = "full",
    [ENT_NAME_ABBREVIATION] = "abbreviation",
    [ENT_NAME_DEMONYM] = "demonym",
    [ENT_NAME_ADJECTIVE] = "adjective",
    [ENT_NAME_CAPITAL] = "capital",
    [ENT_NAME_CITY] = "city",
    [ENT_NAME_SEAT] = "seat",
    [ENT_NAME_SURNAME] = "surname",
};

bool ent_tables_choose(const ent_tsv *table, const ent_tsv_row *row, const char *what,
    const char *cell, const char *const *names, size_t count, size_t *index,
    ent_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(cell, names[i]) == 0) {
            *index = i;
            return true;
        }
    ent_buffer all = { 0 };
    for (size_t i = 0; i < count; i++)
        ent_buffer_print(&all, "%s%s", i ? ", " : "", names[i]);
    ent_fail(err, ENT_MALFORMED, "%s:%u: %s '%s', expected one of %s", table->name,
        row->line, what, cell, all.bytes ? all.bytes : "the known ones");
    ent_buffer_free(&all);
    return false;
}

static bool no_memory(const ent_tsv *table, ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
}

static bool only_of(const char *cell, const char *allowed)
{
    return strspn(cell, allowed) == strlen(cell);
}

enum { ACTOR_ID, ACTOR_KIND, ACTOR_CODE, ACTOR_SECTOR, ACTOR_NAME, ACTOR_GENDER };

static bool actor_right(const ent_tsv *table, const ent_tsv_row *row, ent_error *err)
{
    static const struct {
        int column;
        bool needed;
        const char *what, *allowed;
    } rules[] = {
        { ACTOR_ID, true, "id", "abcdefghijklmnopqrstuvwxyz0123456789-" },
        { ACTOR_CODE, false, "code", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" },
        { ACTOR_SECTOR, false, "sector", "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
        { ACTOR_GENDER, false, "gender", "fm" },
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        const char *cell = row->cells[rules[i].column];
        if (!only_of(cell, rules[i].allowed) || (rules[i].needed && !*cell))
            return ent_fail(err, ENT_MALFORMED, "%s:%u: %s '%s', expected only of %s",
                table->name, row->line, rules[i].what, cell, rules[i].allowed);
    }
    return *row->cells[ACTOR_NAME]
           || ent_fail(err, ENT_MALFORMED, "%s:%u: no name, expected one", table->name,
               row->line);
}

bool ent_may_own(ent_kind kind)
{
    return kind == ENT_STATE || kind == ENT_ORGANISATION || kind == ENT_GROUP
           || kind == ENT_OTHER;
}

bool ent_tables_add_owner(ent_tables *tables, const ent_actor *actor)
{
    if (!ent_may_own(actor->kind) || !*actor->code) return true;
    bool added;
    ent_entry *e = ent_table_add(
        &tables->owners, actor->code, strlen(actor->code), &added);
    if (e && added) e->value = actor->index;
    return e != NULL;
}

bool ent_tables_read_actor(
    const ent_tsv *table, const ent_tsv_row *row, ent_actor *actor, ent_error *err)
{
    size_t kind = 0;
    const char *const *cells = row->cells;
    if (!actor_right(table, row, err)
        || !ent_tables_choose(
            table, row, "kind", cells[ACTOR_KIND], ent_kind_names, ENT_KINDS, &kind, err))
        return false;
    *actor = (ent_actor){
        .id = cells[ACTOR_ID],
        .code = cells[ACTOR_CODE],
        .name = cells[ACTOR_NAME],
        .sector = cells[ACTOR_SECTOR],
        .kind = (ent_kind)kind,
        .index = UINT32_MAX,
        .female = strcmp(cells[ACTOR_GENDER], "f") == 0,
        .male = strcmp(cells[ACTOR_GENDER], "m") == 0,
    };
    return true;
}

static bool add_actor(
    ent_tables *tables, const ent_tsv *table, const ent_tsv_row *row, ent_error *err)
{
    ent_actor *actor = &tables->actors[tables->actor_count];
    if (!ent_tables_read_actor(table, row, actor, err)) return false;

    bool added;
    ent_entry *e = ent_table_add(&tables->ids, actor->id, strlen(actor->id), &added);
    if (!e) return no_memory(table, err);
    if (!added)
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: id '%s' stands here twice, expected once (also line %u)", table->name,
            row->line, actor->id, table->rows[e->value].line);
    e->value = tables->actor_count;
    actor->index = (uint32_t)tables->actor_count++;
    return ent_tables_add_owner(tables, actor) || no_memory(table, err);
}

static bool read_actors(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[] = { "id", "kind", "code", "sector", "name",
        "gender", "source" };
    ent_tsv table;
    if (!ent_tsv_read(
            &tables->arena, dir, "actors.tsv", columns, COUNT(columns), &table, err))
        return false;
    tables->hashes[0] = table.hash;
    tables->actors = ent_arena_array(&tables->arena, table.count, sizeof *tables->actors);
    if (!tables->actors) return no_memory(&table, err);
    for (size_t i = 0; i < table.count; i++)
        if (!add_actor(tables, &table, &table.rows[i], err)) return false;
    return true;
}

static bool find_actor(const ent_tables *tables, const ent_tsv *table,
    const ent_tsv_row *row, uint32_t *actor, ent_error *err)
{
    const char *id = row->cells[0];
    const ent_entry *found = ent_table_find(&tables->ids, id, strlen(id));
    if (!found)
        return ent_fail(err, ENT_MALFORMED, "%s:%u: id '%s', expected one of actors.tsv",
            table->name, row->line, id);
    *actor = (uint32_t)found->value;
    return true;
}

/* Has capitals and no lower-case letter. */
static bool is_shouted(const char *name)
{
    size_t length = strlen(name), step;
    bool upper = false;
    for (size_t at = 0; at < length; at += step) {
        int32_t c = 0;
        step = ent_utf8_next(name + at, length - at, &c);
        if (step == 0) return false;
        if (ent_utf8_is_upper(c))
            upper = true;
        else if (ent_utf8_is_letter(c))
            return false;
    }
    return upper;
}

bool ent_tables_add_main_name(ent_names *names, const ent_actor *actor, ent_error *err)
{
    ent_name_type type = is_shouted(actor->name) ? ENT_NAME_ABBREVIATION : ENT_NAME_FULL;
    return ent_names_add(names, actor->name, actor->index, type, err);
}

static bool add_main_names(ent_tables *tables, const ent_tsv *table, ent_error *err)
{
    for (size_t i = 0; i < tables->actor_count; i++)
        if (!ent_tables_add_main_name(&tables->names, &tables->actors[i], err))
            return ent_fail_at(
                err, "%s: main name of '%s'", table->name, tables->actors[i].id);
    return true;
}

static bool read_names(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[] = { "id", "type", "name", "source" };
    ent_tsv table;
    if (!ent_tsv_read(
            &tables->arena, dir, "names.tsv", columns, COUNT(columns), &table, err)
        || !ent_names_start(
            &tables->names, &tables->arena, tables->actor_count + table.count, err)
        || !add_main_names(tables, &table, err))
        return false;
    tables->hashes[1] = table.hash;
    for (size_t i = 0; i < table.count; i++) {
        const ent_tsv_row *row = &table.rows[i];
        uint32_t actor = 0;
        size_t type = 0;
        if (!find_actor(tables, &table, row, &actor, err)
            || !ent_tables_choose(&table, row, "type", row->cells[1], ent_name_type_names,
                ENT_NAME_TYPES, &type, err))
            return false;
        if (!ent_names_add(
                &tables->names, row->cells[2], actor, (ent_name_type)type, err))
            return ent_fail_at(err, "%s:%u", table.name, row->line);
    }
    return ent_names_finish(&tables->names, &tables->arena, err);
}

/* The first day of an empty or partial date, or the last one. */
static bool read_date(const ent_tsv *table, const ent_tsv_row *row, const char *cell,
    bool last, ent_date *date, ent_error *err)
{
    ent_interval days;
    *date = ENT_NO_DATE;
    if (!*cell) return true;
    if (!ent_interval_parse(cell, &days, err)) {
        ent_fail_at(err, "%s:%u", table->name, row->line);
        err->code = ENT_MALFORMED;
        return false;
    }
    *date = last ? days.to : days.from;
    return true;
}

bool ent_tables_term(const ent_tsv *table, const ent_tsv_row *row, const char *first,
    const char *last, ent_date *since, ent_date *until, ent_error *err)
{
    if (!read_date(table, row, first, false, since, err)
        || !read_date(table, row, last, true, until, err))
        return false;
    return *until == ENT_NO_DATE || *since <= *until
           || ent_fail(err, ENT_MALFORMED, "%s:%u: ends on %s, before it begins on %s",
               table->name, row->line, last, first);
}

static bool read_office(const ent_tables *tables, const ent_tsv *table,
    const ent_tsv_row *row, ent_office *office, ent_error *err)
{
    const char *const *cells = row->cells;
    *office = (ent_office){ .office = cells[1], .code = cells[2] };
    if (!find_actor(tables, table, row, &office->actor, err)
        || !ent_tables_term(
            table, row, cells[3], cells[4], &office->since, &office->until, err))
        return false;
    if (!*office->office)
        return ent_fail(
            err, ENT_MALFORMED, "%s:%u: no office, expected one", table->name, row->line);
    return ent_table_find(&tables->owners, office->code, strlen(office->code))
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: code '%s', expected that of a state, organisation or group",
               table->name, row->line, office->code);
}

static int by_actor_and_date(const void *left, const void *right)
{
    const ent_office *a = left, *b = right;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    if (a->since != b->since) return a->since < b->since ? -1 : 1;
    if (a->until != b->until) return a->until < b->until ? -1 : 1;
    int order = strcmp(a->office, b->office);
    return order ? order : strcmp(a->code, b->code);
}

/* Chains the offices of each post, so that a holder is found without a search. */
static bool chain_posts(ent_tables *tables)
{
    for (size_t i = 0; i < tables->office_count; i++) {
        const ent_office *o = &tables->offices[i];
        const char *post = ent_arena_print(&tables->arena, "%s\t%s", o->office, o->code);
        ent_entry *e = post ? ent_table_add(&tables->posts, post, strlen(post), NULL)
                            : NULL;
        if (!e) return false;
        tables->post_next[i] = (size_t)e->value;
        e->value = i + 1;
    }
    return true;
}

bool ent_tables_index_offices(ent_tables *tables)
{
    ent_arena *arena = &tables->arena;
    tables->post_next = ent_arena_array(
        arena, tables->office_count, sizeof *tables->post_next);
    tables->office_starts = ent_arena_array(
        arena, tables->actor_count + 1, sizeof *tables->office_starts);
    if (!tables->post_next || !tables->office_starts) return false;
    qsort(tables->offices, tables->office_count, sizeof *tables->offices,
        by_actor_and_date);
    for (size_t i = 0; i < tables->office_count; i++)
        tables->office_starts[tables->offices[i].actor + 1]++;
    for (size_t i = 0; i < tables->actor_count; i++)
        tables->office_starts[i + 1] += tables->office_starts[i];
    return chain_posts(tables);
}

static bool read_offices(ent_tables *tables, const char *dir, ent_error *err)
{
    static const char *const columns[] = { "id", "office", "code", "since", "until",
        "source" };
    ent_arena *arena = &tables->arena;
    ent_tsv table;
    if (!ent_tsv_read(arena, dir, "offices.tsv", columns, COUNT(columns), &table, err))
        return false;
    tables->hashes[2] = table.hash;
    tables->offices = ent_arena_array(arena, table.count, sizeof *tables->offices);
    if (!tables->offices) return no_memory(&table, err);
    for (size_t i = 0; i < table.count; i++)
        if (!read_office(tables, &table, &table.rows[i],
                &tables->offices[tables->office_count++], err))
            return false;
    return ent_tables_index_offices(tables) || no_memory(&table, err);
}

bool ent_tables_read(ent_tables *tables, const char *dir, ent_error *err)
{
    return read_actors(tables, dir, err) && read_names(tables, dir, err)
           && read_offices(tables, dir, err) && ent_tables_read_cameo(tables, dir, err)
           && ent_tables_read_members(tables, dir, err)
           && ent_tables_read_sites(tables, dir, err);
}

void ent_tables_free(ent_tables *tables)
{
    ent_table_free(&tables->ids);
    ent_table_free(&tables->owners);
    ent_table_free(&tables->posts);
    ent_table_free(&tables->cameo_codes);
    ent_table_free(&tables->groups);
    ent_table_free(&tables->hosts);
    ent_names_free(&tables->names);
    ent_arena_free(&tables->arena);
}
