/* balance.c - the section on balance: triads, camps, and the ties that contradict them.
 */
#include "output/sheet.h"

#include "output/words.h"

static void say_triads(ent_buffer *out, const ent_balance *b)
{
    if (!b->all) {
        ent_buffer_text(out, "No three actors are all tied to each other.");
        return;
    }
    ent_buffer_text(out, "Balanced: ");
    ent_say_number(out, b->strict);
    ent_buffer_text(out, " of ");
    ent_say_count(out, b->all, "triad", NULL);
    ent_buffer_text(out, " (");
    ent_say_share(out, b->strict, b->all);
    ent_buffer_text(out, "): three friends, or two friends with one enemy.");
    if (b->weak > b->strict) {
        ent_buffer_text(out, " With three enemies, which weak balance allows: ");
        ent_say_number(out, b->weak);
        ent_buffer_text(out, " (");
        ent_say_share(out, b->weak, b->all);
        ent_buffer_text(out, ").");
    }
}

/* "Any two camps contradict at least 7 of 58 ties." */
static void say_number(ent_buffer *out, const ent_balance *b)
{
    const ent_frustration *f = &b->number;
    if (f->exact && f->most == 0) {
        ent_buffer_text(out, "Two camps explain every tie.");
        return;
    }
    ent_buffer_text(out, "Any two camps contradict at least ");
    ent_say_number(out, (uint64_t)f->least);
    ent_buffer_text(out, " of ");
    ent_say_count(out, b->ties, "tie", NULL);
    ent_buffer_text(out, " (the frustration index");
    if (!f->exact) ent_buffer_text(out, ", proven; the best that were found, ");
    if (!f->exact) ent_say_number(out, (uint64_t)f->most);
    ent_buffer_text(out, ").");
}

static void say_weight(ent_buffer *out, const ent_balance *b)
{
    const ent_frustration *f = &b->weight;
    if (!(f->most > 0)) return;
    ent_buffer_text(out, " Where each tie counts its strength, the best two camps");
    ent_buffer_text(out, f->exact ? " contradict " : " that were found contradict ");
    ent_say_fixed(out, f->most, 2, false);
    ent_buffer_text(out, " of ");
    ent_say_fixed(out, f->total, 2, false);
    if (!f->exact) ent_buffer_text(out, " (none can be below ");
    if (!f->exact) ent_say_fixed(out, f->least, 2, false);
    ent_buffer_text(out, f->exact ? "; these ties do:" : "); these ties do:");
}

static void write_row(ent_sheet *f, ent_grid *grid, const ent_tie *tie)
{
    const ent_graph *graph = f->digest->e->graph;
    const ent_edge *edge = ent_tie_edge(graph, tie);
    ent_grid_row_add(grid);
    ent_list pair = { &grid->cell, 2, 2, 0 };
    ent_say_item(&pair, ent_node_label(graph, tie->a));
    ent_say_item(&pair, ent_node_label(graph, tie->b));
    ent_grid_cell_end(grid);
    ent_say_fixed(&grid->cell, tie->tie, 2, true);
    ent_grid_cell_end(grid);
    ent_buffer_text(
        &grid->cell, tie->tie > 0 ? "friends in two camps" : "enemies in one camp");
    ent_grid_cell_end(grid);
    if (edge) ent_buffer_text(&grid->cell, ent_relation_table[edge->relation].name);
    ent_grid_cell_end(grid);
    if (edge) ent_say_edge_days(&grid->cell, edge);
    ent_grid_cell_end(grid);
    ent_sheet_quote(grid, edge ? edge->best : NULL);
}

void ent_section_balance(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "between", false, 38 },
        { "tie", true, 0 }, { "contradicts", false, 0 }, { "mostly", false, 0 },
        { "dates", false, 0 } };
    const ent_digest *d = f->digest;
    const ent_balance *b = d->e->balance;
    ent_buffer text = { 0 };
    ent_grid grid;
    if (!b || !b->ties) return;
    ent_sheet_heading(f, "Balance");
    say_triads(&text, b);
    ent_sheet_paragraph(f, &text);
    say_number(&text, b);
    say_weight(&text, b);
    ent_sheet_paragraph(f, &text);
    if (!b->frustrating_count) return;
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < b->frustrating_count && i < d->rows; i++)
        write_row(f, &grid, b->frustrating[i]);
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, b->frustrating_count, "ties");
}

void ent_section_mediators(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "actor", false, 30 },
        { "enmities", true, 0 }, { "strength", true, 0 },
        { "foremost between", false, 38 } };
    const ent_digest *d = f->digest;
    const ent_mediators *m = d->e->mediators;
    ent_buffer text = { 0 };
    ent_grid grid;
    if (!m || !m->count) return;
    ent_sheet_heading(f, "Between the sides");
    ent_buffer_text(&text,
        "Friends of both sides of an enmity: mediators, or torn. Strength counts of each "
        "enmity the weakest of the three ties.");
    ent_sheet_paragraph(f, &text);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < m->count && i < d->rows; i++) {
        const ent_mediator *one = &m->items[i];
        ent_grid_row_add(&grid);
        ent_buffer_text(&grid.cell, ent_node_label(d->e->graph, one->node));
        ent_grid_cell_end(&grid);
        ent_say_number(&grid.cell, one->pairs);
        ent_grid_cell_end(&grid);
        ent_say_fixed(&grid.cell, one->strength, 2, false);
        ent_grid_cell_end(&grid);
        ent_list pair = { &grid.cell, 2, 2, 0 };
        ent_say_item(&pair, ent_node_label(d->e->graph, one->between->a));
        ent_say_item(&pair, ent_node_label(d->e->graph, one->between->b));
        ent_grid_cell_end(&grid);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, m->count, "actors");
}
