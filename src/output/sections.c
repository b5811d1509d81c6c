/* sections.c - what was read, the strongest relations. */
#include "output/sheet.h"

#include "output/spark.h"
#include "output/words.h"

static void read_row(ent_grid *grid, const char *what, uint64_t number, const char *note)
{
    ent_grid_row_add(grid);
    ent_buffer_text(&grid->cell, what);
    ent_grid_cell_end(grid);
    ent_say_number(&grid->cell, number);
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, note);
    ent_grid_cell_end(grid);
}

static void write_messages(ent_sheet *f, const ent_input_summary *in)
{
    if (!in->message_count) return;
    ent_buffer text = { 0 };
    ent_buffer_text(&text, "Skipped, and why:");
    ent_sheet_paragraph(f, &text);
    for (size_t i = 0; i < in->message_count; i++) ent_sheet_item(f, in->messages[i]);
    if (in->malformed > in->message_count)
        ent_sheet_cut(
            f, in->message_count, in->malformed, "inputs that could not be read");
}

void ent_section_input(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "what", false, 0 },
        { "number", true, 0 }, { "", false, 0 } };
    if (!f->digest->e->provenance) return;
    const ent_input_summary *in = &f->digest->e->provenance->input;
    ent_grid grid;
    ent_sheet_heading(f, "What was read");
    ent_grid_start(&grid, f->arena, columns, 3);
    if (in->documents || !in->files) read_row(&grid, "documents", in->documents, "");
    if (in->files) read_row(&grid, "event files", in->files, "tallied");
    if (in->stories && in->stories < in->documents)
        read_row(&grid, "stories", in->stories, "near-duplicates count as one story");
    if (in->quiet_documents)
        read_row(&grid, "without an event", in->quiet_documents,
            "no relation between two actors was found in them");
    read_row(&grid, "events", in->events, "");
    read_row(&grid, "events in the graph", f->digest->span.events,
        "after filters, duplicates merged");
    if (f->digest->span.undated)
        read_row(&grid, "of these undated", f->digest->span.undated,
            "no date is given that could be trusted");
    if (in->stale)
        read_row(&grid, "stale documents", in->stale,
            "made by another lexicon, model or dictionary: build --refresh");
    if (in->malformed) read_row(&grid, "inputs skipped", in->malformed, "malformed");
    if (in->foreign) read_row(&grid, "articles skipped", in->foreign, "not English");
    if (in->ignored)
        read_row(&grid, "files ignored", in->ignored, "no articles, by their kind");
    ent_sheet_grid(f, &grid);
    write_messages(f, in);
}

static void say_statuses(ent_buffer *out, const ent_edge *edge)
{
    bool first = true;
    for (int s = 0; s < ENT_STATUSES; s++) {
        if (!edge->statuses[s]) continue;
        if (!first) ent_buffer_text(out, ", ");
        first = false;
        if (edge->statuses[s] < edge->count)
            ent_buffer_print(out, "%u ", edge->statuses[s]);
        ent_buffer_text(out, ent_status_names[s]);
    }
}

static void draw_edge(ent_sheet *f, ent_grid *grid, const ent_edge *edge)
{
    ent_series series;
    const ent_spark spark = { &series, &f->digest->windows };
    if (!ent_digest_series(f->digest, edge, f->arena, &series))
        f->out->failed = true;
    else if (series.total.count)
        ent_spark_svg(&spark, &grid->cell);
    ent_grid_drawn_end(grid);
}

void ent_section_relations(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "#", true, 0 }, { "between", false, 34 },
        { "relation", false, 0 }, { "weight", true, 0 }, { "events", true, 0 },
        { "status", false, 22 }, { "dates", false, 0 }, { "over time", false, 0 } };
    const ent_digest *d = f->digest;
    const bool drawn = ent_sheet_draws(f) && d->windows.count > 2;
    ent_grid grid;
    if (!d->relations) return;
    ent_sheet_heading(f, "Strongest relations");
    ent_grid_start(&grid, f->arena, columns, drawn ? 8 : 7);
    for (size_t i = 0; i < d->relations && i < d->rows; i++) {
        const ent_edge *edge = d->edges[i];
        ent_grid_row_add(&grid);
        ent_say_number(&grid.cell, i + 1);
        ent_grid_cell_end(&grid);
        ent_say_edge(&grid.cell, d->e->graph, edge);
        ent_grid_cell_end(&grid);
        ent_buffer_text(&grid.cell, ent_relation_table[edge->relation].name);
        ent_grid_cell_end(&grid);
        /* Neither friendly nor hostile: without a sign, but not without weight. */
        ent_say_fixed(&grid.cell, edge->sign ? edge->signed_weight : edge->weight, 2,
            edge->sign != 0);
        ent_grid_cell_end(&grid);
        ent_say_number(&grid.cell, edge->count);
        ent_grid_cell_end(&grid);
        say_statuses(&grid.cell, edge);
        ent_grid_cell_end(&grid);
        ent_say_edge_days(&grid.cell, edge);
        ent_grid_cell_end(&grid);
        if (drawn) draw_edge(f, &grid, edge);
        ent_sheet_quote(&grid, edge->best);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, d->relations, "relations");
}
