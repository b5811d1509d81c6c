/* figures.c - five measures a table, so that lines fit; all of them in a CSV row. */
#include "output/figures.h"

#include "output/certainty.h"
#include "output/escape.h"
#include "output/margins.h"
#include "output/words.h"

enum { ABREAST = 5 };

static void say_shape(ent_buffer *out, const ent_shape *s)
{
    ent_buffer_text(out, "Of all pairs of actors ");
    ent_say_fixed(out, 100 * s->density, 1, false);
    ent_buffer_text(out, "% are tied (density). ");
    ent_say_count(out, s->components, "component", NULL);
    if (s->components > 1) ent_buffer_text(out, ", the largest of ");
    if (s->components > 1) ent_say_count(out, s->largest, "actor", NULL);
    ent_buffer_text(out, ". Transitivity ");
    ent_say_fixed(out, s->transitivity, 2, false);
    if (s->has_reciprocity) ent_buffer_text(out, ", reciprocity ");
    if (s->has_reciprocity) ent_say_fixed(out, s->reciprocity, 2, false);
    if (s->has_assortativity) ent_buffer_text(out, ", assortativity by degree ");
    if (s->has_assortativity) ent_say_fixed(out, s->assortativity, 2, true);
    ent_buffer_char(out, '.');
}

static void write_table(ent_sheet *f, const ent_figure *shown, size_t count)
{
    const ent_digest *d = f->digest;
    ent_grid grid;
    ent_grid_column columns[ABREAST + 1] = { { "actor", false, 30 } };
    for (size_t i = 0; i < count; i++)
        columns[i + 1] = (ent_grid_column){ ent_figure_table[shown[i]].title, true, 0 };
    ent_grid_start(&grid, f->arena, columns, count + 1);
    for (size_t i = 0; i < d->actors && i < d->rows; i++) {
        ent_grid_row_add(&grid);
        ent_buffer_text(&grid.cell, ent_node_label(d->e->graph, d->ranked[i]));
        ent_grid_cell_end(&grid);
        for (size_t m = 0; m < count; m++) {
            double value = d->e->figures->value[shown[m]][d->ranked[i]];
            ent_say_fixed(&grid.cell, value, ent_figure_table[shown[m]].decimals, false);
            ent_say_margin(&grid.cell, d->e, shown[m], d->ranked[i],
                ent_figure_table[shown[m]].decimals);
            ent_grid_cell_end(&grid);
        }
    }
    ent_sheet_grid(f, &grid);
}

void ent_section_figures(ent_sheet *f)
{
    const ent_export *e = f->digest->e;
    ent_figure shown[ABREAST];
    size_t count = 0;
    ent_buffer text = { 0 };
    if (!f->digest->relations || (!e->figures && !e->shape)) return;
    ent_sheet_heading(f, "Measures");
    if (e->shape) say_shape(&text, e->shape);
    ent_sheet_paragraph(f, &text);
    for (int m = 0; e->figures && m < ENT_FIGURES; m++) {
        if (!e->figures->value[m]) continue;
        shown[count++] = (ent_figure)m;
        if (count == ABREAST) write_table(f, shown, count);
        if (count == ABREAST) count = 0;
    }
    if (count) write_table(f, shown, count);
    if (e->figures) ent_sheet_cut(f, f->digest->rows, f->digest->actors, "actors");
}

/* NULL: not to be written. */
static const double *column_of(const ent_export *e, int figure)
{
    if (e->figures) return e->figures->value[figure];
    return e->ranking && figure < ENT_MEASURES ? e->ranking->value[figure] : NULL;
}

static void write_certainty(const ent_export *e, uint32_t index, ent_buffer *out)
{
    const ent_bootstrap *b = ent_certainty_of(e);
    if (!b) return;
    ent_ranks place = b->standings.place[index];
    ent_buffer_print(out, ",%u,%u,", place.from, place.to);
    ent_buffer_number(out, b->standings.first[index]);
    for (int m = 0; m < ENT_MEASURES; m++) {
        ent_buffer_char(out, ',');
        ent_buffer_number(out, b->measure[m][index].low);
        ent_buffer_char(out, ',');
        ent_buffer_number(out, b->measure[m][index].high);
    }
    ent_buffer_char(out, ',');
    double firm = b->consensus.firm[index];
    if (firm >= 0) ent_buffer_number(out, firm);
}

static void write_row(const ent_export *e, uint32_t index, ent_buffer *out)
{
    const ent_node *node = ent_graph_node(e->graph, index);
    const char *const texts[] = { node->id, ent_node_label(e->graph, index), node->code,
        node->kind };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (i) ent_buffer_char(out, ',');
        ent_escape_csv(out, texts[i]);
    }
    ent_buffer_print(out, ",%u", node->count);
    if (e->blocs) ent_buffer_print(out, ",%u", e->blocs->bloc[index]);
    for (int m = 0; m < ENT_FIGURES; m++) {
        if (!column_of(e, m)) continue;
        ent_buffer_char(out, ',');
        ent_buffer_number(out, column_of(e, m)[index]);
        const double *margins = ent_margins_of(e, (ent_figure)m);
        if (margins) ent_buffer_char(out, ',');
        if (margins) ent_buffer_number(out, margins[index]);
    }
    write_certainty(e, index, out);
    ent_buffer_char(out, '\n');
}

void ent_report_csv(const ent_digest *d, ent_buffer *out)
{
    ent_buffer_text(out, "id,name,code,kind,count");
    if (d->e->blocs) ent_buffer_text(out, ",bloc");
    for (int m = 0; m < ENT_FIGURES; m++) {
        if (!column_of(d->e, m)) continue;
        ent_buffer_print(out, ",%s", ent_figure_table[m].name);
        if (ent_margins_of(d->e, (ent_figure)m))
            ent_buffer_print(out, ",%s_margin", ent_figure_table[m].name);
    }
    bool sure = ent_certainty_of(d->e) != NULL;
    if (sure) ent_buffer_text(out, ",rank_from,rank_to,first");
    for (int m = 0; sure && m < ENT_MEASURES; m++)
        ent_buffer_print(
            out, ",%s_low,%s_high", ent_measure_names[m], ent_measure_names[m]);
    if (sure) ent_buffer_text(out, ",firm");
    ent_buffer_char(out, '\n');
    for (size_t i = 0; i < d->actors; i++) write_row(d->e, d->ranked[i], out);
}
