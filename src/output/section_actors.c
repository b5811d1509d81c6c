/* section_actors.c - the actors, most central first, and what they went through. */
#include "output/sheet.h"

#include <math.h>

#include "output/margins.h"
#include "output/spark.h"
#include "output/words.h"

/* Of one actor: weights of its edges by sign, and its events over time. */
typedef struct {
    double cooperation, conflict;
    ent_series series;
    bool shown;
} life;

static void live(const ent_digest *d, life *l, const ent_edge *edge)
{
    if (!l->shown) return;
    if (edge->sign > 0) l->cooperation += edge->weight;
    if (edge->sign < 0) l->conflict += edge->weight;
    ent_series_add(&l->series, &d->windows, edge, ENT_HAPPENED);
}

/* By node; of those that are shown. NULL: out of memory. */
static life *find_lives(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    life *lives = ent_arena_array(f->arena, d->actors, sizeof *lives);
    bool ok = lives != NULL;
    for (size_t i = 0; ok && i < d->actors && i < d->rows; i++) {
        life *l = &lives[d->ranked[i]];
        l->shown = true;
        ok = ent_series_start(&d->windows, f->arena, &l->series, NULL);
    }
    for (size_t i = 0; ok && i < d->relations; i++) {
        const ent_edge *edge = ent_graph_edge(d->e->graph, i);
        live(d, &lives[edge->source], edge);
        live(d, &lives[edge->target], edge);
    }
    if (!ok) f->out->failed = true;
    return ok ? lives : NULL;
}

static void draw_life(
    ent_sheet *f, ent_grid *grid, const life *lives, uint32_t index, bool over_time)
{
    const ent_digest *d = f->digest;
    const life *l = &lives[index];
    const ent_spark spark = { &l->series, &d->windows };
    double most = 0;
    for (size_t i = 0; i < d->actors; i++)
        most = fmax(most, fmax(lives[i].cooperation, lives[i].conflict));
    ent_spark_balance(l->cooperation, l->conflict, most, &grid->cell);
    ent_grid_drawn_end(grid);
    if (!over_time) return;
    if (l->series.total.count) ent_spark_svg(&spark, &grid->cell);
    ent_grid_drawn_end(grid);
}

static void write_actor(const ent_digest *d, ent_grid *grid, size_t place)
{
    static const struct {
        ent_measure measure;
        int decimals;
    } shown[] = { { ENT_PAGERANK, 4 }, { ENT_DEGREE, 0 }, { ENT_STRENGTH, 2 },
        { ENT_BETWEENNESS, 4 }, { ENT_EIGENVECTOR, 4 } };
    uint32_t index = d->ranked[place];
    const ent_node *node = ent_graph_node(d->e->graph, index);
    ent_grid_row_add(grid);
    ent_say_number(&grid->cell, place + 1);
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, ent_node_label(d->e->graph, index));
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, node->id);
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, node->kind);
    ent_grid_cell_end(grid);
    for (size_t m = 0; m < sizeof shown / sizeof *shown; m++) {
        double value = d->e->ranking->value[shown[m].measure][index];
        ent_say_fixed(&grid->cell, value, shown[m].decimals, false);
        ent_say_margin(
            &grid->cell, d->e, (ent_figure)shown[m].measure, index, shown[m].decimals);
        ent_grid_cell_end(grid);
    }
}

/* Whose PageRank is no measure of their weight, among those that are shown. */
static void say_apart(ent_sheet *f)
{
    enum { NAMED = 5 };
    const ent_digest *d = f->digest;
    const ent_shape *s = d->e->shape;
    ent_buffer text = { 0 };
    size_t shown = d->actors < d->rows ? d->actors : d->rows, count = 0;
    for (size_t i = 0; s && i < shown; i++) count += s->apart[d->ranked[i]];
    if (!count) return;
    ent_list list = { &text, count, NAMED, 0 };
    for (size_t i = 0; i < shown; i++)
        if (s->apart[d->ranked[i]])
            ent_say_item(&list, ent_node_label(d->e->graph, d->ranked[i]));
    ent_buffer_text(&text, count == 1 ? " is" : " are");
    ent_buffer_text(&text,
        " tied only to a few who have no tie to the others. PageRank depends there on "
        "how many these are, not on how much is said of them: compare strength.");
    ent_sheet_paragraph(f, &text);
}

void ent_section_actors(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "#", true, 0 }, { "actor", false, 30 },
        { "id", false, 18 }, { "kind", false, 0 }, { "PageRank", true, 0 },
        { "degree", true, 0 }, { "strength", true, 0 }, { "betweenness", true, 0 },
        { "eigenvector", true, 0 }, { "conflict : cooperation", false, 0 },
        { "over time", false, 0 } };
    const ent_digest *d = f->digest;
    const size_t drawn = !ent_sheet_draws(f) ? 0 : d->windows.count > 2 ? 2 : 1;
    life *lives = drawn ? find_lives(f) : NULL;
    ent_grid grid;
    if (!d->e->ranking || !d->actors) return;
    ent_sheet_heading(f, "Actors by PageRank");
    ent_grid_start(&grid, f->arena, columns, 9 + drawn);
    for (size_t i = 0; i < d->actors && i < d->rows; i++) {
        write_actor(d, &grid, i);
        if (lives) draw_life(f, &grid, lives, d->ranked[i], drawn > 1);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, d->actors, "actors");
    say_apart(f);
    ent_buffer text = { 0 };
    if (ent_say_pivots(&text, d->e)) ent_sheet_paragraph(f, &text);
}
