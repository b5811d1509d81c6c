/* actors.c - who takes part in events: as a table, as lines, as JSON. */
#include "output/actors_common.h"

#include <inttypes.h>
#include <string.h>

#include "output/escape.h"
#include "output/grid.h"
#include "output/words.h"

enum { WIDTH = 132, MOST_NAMES = 5 };

/* Other names than the actor's own, most frequent first: "Putin, Mr Putin". */
static void say_names(ent_buffer *out, const ent_roster_actor *a)
{
    ent_list list = { out, 0, MOST_NAMES, 0 };
    for (size_t i = 0; i < a->form_count; i++)
        list.count += strcmp(a->forms[i].form, a->name) != 0;
    for (size_t i = 0; i < a->form_count; i++)
        if (strcmp(a->forms[i].form, a->name) != 0) ent_say_item(&list, a->forms[i].form);
}

static void end_text(ent_grid *grid, const char *text)
{
    ent_escape_plain(&grid->cell, text);
    ent_grid_cell_end(grid);
}

static void end_number(ent_grid *grid, uint64_t number)
{
    ent_say_number(&grid->cell, number);
    ent_grid_cell_end(grid);
}

static void write_text(const ent_roster *roster, ent_buffer *out)
{
    static const ent_grid_column columns[] = { { "actor", false, 28 },
        { "code", false, 0 }, { "kind", false, 0 }, { "sector", false, 0 },
        { "source", true, 0 }, { "target", true, 0 }, { "documents", true, 0 },
        { "id", false, 28 }, { "wikidata", false, 0 }, { "also called", false, 40 } };
    ent_arena arena = { 0 };
    ent_grid grid;
    ent_grid_start(&grid, &arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < roster->count; i++) {
        const ent_roster_actor *a = &roster->actors[i];
        ent_grid_row_add(&grid);
        end_text(&grid, a->name);
        end_text(&grid, a->code);
        end_text(&grid, a->kind);
        end_text(&grid, a->sector);
        end_number(&grid, a->source);
        end_number(&grid, a->target);
        end_number(&grid, a->documents);
        end_text(&grid, a->id);
        end_text(&grid, a->facts[ENT_FACT_WIKIDATA]);
        say_names(&grid.cell, a);
        ent_grid_cell_end(&grid);
    }
    ent_grid_text(&grid, WIDTH, out);
    ent_grid_free(&grid);
    ent_arena_free(&arena);
}

static void write_tsv(const ent_roster *roster, ent_buffer *out)
{
    ent_buffer_text(out,
        "id\tname\tcode\tkind\tsector\tknown\tsource\ttarget\tdocuments\t"
        "names\twikidata\tcow\tgw\tbase\n");
    for (size_t i = 0; i < roster->count; i++) {
        const ent_roster_actor *a = &roster->actors[i];
        ent_buffer names = { 0 };
        const char *const cells[] = { a->id, a->name, a->code, a->kind, a->sector,
            a->known ? "yes" : "no" };
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            ent_actors_cell(out, cells[k], '\t');
        ent_buffer_print(out, "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t", a->source,
            a->target, a->documents);
        for (size_t k = 0; k < a->form_count; k++)
            ent_buffer_print(&names, "%s%s", k ? "; " : "", a->forms[k].form);
        ent_actors_cell(out, names.bytes ? names.bytes : "", '\t');
        for (int f = 0; f < ENT_FACTS; f++)
            ent_actors_cell(out, a->facts[f], f + 1 < ENT_FACTS ? '\t' : '\n');
        out->failed |= names.failed;
        ent_buffer_free(&names);
    }
}

static void write_json_actor(const ent_roster_actor *a, ent_json *j)
{
    ent_json_open(j, NULL, '{');
    ent_json_text(j, "id", a->id);
    ent_json_text(j, "name", a->name);
    ent_json_text(j, "code", *a->code ? a->code : NULL);
    ent_json_text(j, "kind", *a->kind ? a->kind : NULL);
    ent_json_text(j, "sector", *a->sector ? a->sector : NULL);
    ent_json_truth(j, "known", a->known);
    ent_json_integer(j, "source", (long long)a->source);
    ent_json_integer(j, "target", (long long)a->target);
    ent_json_integer(j, "documents", (long long)a->documents);
    ent_json_open(j, "names", '[');
    for (size_t i = 0; i < a->form_count; i++) {
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "name", a->forms[i].form);
        ent_json_integer(j, "count", (long long)a->forms[i].count);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
    for (int f = 0; f < ENT_FACTS; f++)
        ent_json_text(j, ent_fact_names[f], *a->facts[f] ? a->facts[f] : NULL);
    ent_json_close(j, '}');
}

static void write_json(const ent_roster *roster, const ent_filter *filter,
    const ent_provenance *provenance, ent_buffer *out)
{
    ent_json j = { .out = out, .pretty = 2 };
    ent_actors_open(&j, "entente-actors/1", filter, provenance);
    ent_json_integer(&j, "all", (long long)roster->all);
    ent_json_open(&j, "actors", '[');
    for (size_t i = 0; i < roster->count; i++) write_json_actor(&roster->actors[i], &j);
    ent_json_close(&j, ']');
    ent_json_close(&j, '}');
}

void ent_write_actors(const ent_roster *roster, ent_actors_format format,
    const ent_filter *filter, const ent_provenance *provenance, ent_buffer *out)
{
    if (format == ENT_ACTORS_JSON) {
        write_json(roster, filter, provenance, out);
    } else if (format == ENT_ACTORS_TSV) {
        write_tsv(roster, out);
    } else {
        ent_actors_head(out, roster->count, roster->all, "actor", NULL, provenance);
        if (roster->count) write_text(roster, out);
        ent_actors_foot(out, filter, provenance);
    }
}
