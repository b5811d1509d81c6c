/* plans.c - what is planned, what is denied, and how it was made. */
#include "output/sheet.h"

#include "output/escape.h"
#include "output/words.h"

static const ent_grid_column plan_columns[] = { { "date", false, 0 },
    { "between", false, 60 }, { "relation", false, 0 }, { "place", false, 16 },
    { "sure", true, 0 } };

/* "2022-09-15..16"; "said 2018-06-03" of a plan whose day nobody tells. */
static void say_when(ent_buffer *out, const ent_event *event)
{
    ent_interval days = { event->date, event->date_to };
    if (event->status == ENT_PLANNED) days = ent_plan_days(event);
    if (days.from == ENT_NO_DATE && event->date != ENT_NO_DATE) {
        ent_buffer_text(out, "said ");
        days.from = event->date;
    }
    ent_say_days(out, days.from, days.to);
}

static void write_findings(ent_sheet *f, const ent_finding *items, size_t count)
{
    size_t rows = f->digest->rows;
    ent_grid grid;
    ent_grid_start(
        &grid, f->arena, plan_columns, sizeof plan_columns / sizeof *plan_columns);
    for (size_t i = 0; i < count && i < rows; i++) {
        const ent_event *event = items[i].event;
        ent_grid_row_add(&grid);
        say_when(&grid.cell, event);
        ent_grid_cell_end(&grid);
        ent_say_parties(&grid.cell, f->digest->e->graph, items[i].edge, event);
        ent_grid_cell_end(&grid);
        ent_buffer_text(&grid.cell, ent_relation_table[event->relation].name);
        ent_grid_cell_end(&grid);
        ent_buffer_text(&grid.cell, event->place);
        ent_grid_cell_end(&grid);
        ent_say_fixed(&grid.cell, (double)event->confidence / ENT_ONE, 2, false);
        ent_grid_cell_end(&grid);
        ent_sheet_quote(&grid, event);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, rows, count, "events");
}

static void lead_in(ent_sheet *f, const char *words)
{
    ent_buffer text = { 0 };
    ent_buffer_text(&text, words);
    ent_sheet_paragraph(f, &text);
}

/* "Ahead of 8 September 2022, the date of the last report:" */
static void write_ahead(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    ent_buffer text = { 0 };
    ent_buffer_text(&text, d->ahead.count ? "After " : "Nothing with a date after ");
    ent_say_date(&text, d->today);
    if (d->today_is_report) ent_buffer_text(&text, ", the date of the last report");
    ent_buffer_char(&text, d->ahead.count ? ':' : '.');
    if (d->today == ENT_NO_DATE) ent_buffer_clear(&text);
    ent_sheet_paragraph(f, &text);
    if (d->ahead.count) write_findings(f, d->ahead.items, d->ahead.count);
}

void ent_section_plans(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    if (!d->statuses[ENT_PLANNED]) return;
    ent_sheet_heading(f, "Planned: meetings first");
    write_ahead(f);
    if (d->undated.count) {
        lead_in(f, "No date given:");
        write_findings(f, d->undated.items, d->undated.count);
    }
}

void ent_section_denials(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    if (!d->negated.count) return;
    ent_sheet_heading(f, "Denied or not done");
    write_findings(f, d->negated.items, d->negated.count);
}

void ent_section_method(ent_sheet *f)
{
    const ent_provenance *p = f->digest->e->provenance;
    ent_buffer text = { 0 };
    ent_sheet_heading(f, "Method");
    ent_buffer_text(&text,
        "Weight: the sum over events of |intensity| x confidence x status factor, with "
        "the sign of the relation. PageRank, strength and eigenvector centrality use "
        "weights of all layers; betweenness uses ");
    ent_buffer_text(&text, ent_graph_filter(f->digest->e->graph)->all_paths
                               ? "all layers."
                               : "friendly layers only.");
    ent_sheet_paragraph(f, &text);
    ent_buffer_text(&text, "Filter: ");
    ent_filter_describe(ent_graph_filter(f->digest->e->graph), &text);
    ent_buffer_char(&text, '.');
    ent_sheet_paragraph(f, &text);
    ent_buffer_text(&text, "What each number means, and where it comes from: entente "
                           "report --method.");
    ent_sheet_paragraph(f, &text);
    if (!p) return;
    ent_buffer_text(&text, "Made by ");
    ent_buffer_text(&text, p->program);
    if (p->producer) ent_buffer_text(&text, "; events by ");
    ent_buffer_text(&text, p->producer);
    ent_buffer_char(&text, '.');
    ent_sheet_paragraph(f, &text);
}
