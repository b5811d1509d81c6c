/* diff.c - the tables of a diff. */
#include "output/diff_parts.h"

#include <math.h>

#include "output/certainty.h"
#include "output/words.h"

enum { DEFAULT_ROWS = 15 };

static void say(void *context, const char *text)
{
    ent_sheet_item(context, text);
}

/* "before, a month": a head of a column of rates. */
static const char *head(const ent_diff_view *v, ent_sheet *f, const char *name)
{
    ent_buffer text = { 0 };
    ent_buffer_print(&text, "%s%s", name, v->days > 0 ? "," : "");
    ent_diff_say_unit(&text, v);
    const char *copy = text.failed ? NULL : ent_arena_string(f->arena, text.bytes);
    f->out->failed = f->out->failed || !copy;
    ent_buffer_free(&text);
    return copy ? copy : name;
}

/* "<0.001", "0.012", "1.000" */
static void say_chance(ent_buffer *out, double chance)
{
    if (chance < 0.001)
        ent_buffer_text(out, "<0.001");
    else
        ent_say_fixed(out, chance, 3, false);
}

static void write_tie(
    const ent_diff_view *v, ent_grid *grid, size_t number, const ent_tie_change *t)
{
    const ent_edge *edge = ent_diff_edge(t);
    ent_grid_row_add(grid);
    ent_say_number(&grid->cell, number);
    ent_grid_cell_end(grid);
    ent_buffer_print(
        &grid->cell, "%s – %s", ent_diff_name(v, t->a), ent_diff_name(v, t->b));
    ent_grid_cell_end(grid);
    if (edge) ent_buffer_text(&grid->cell, ent_relation_table[edge->relation].name);
    ent_grid_cell_end(grid);
    for (int side = 0; side < ENT_SIDES; side++) {
        ent_say_fixed(&grid->cell, ent_diff_value(v, side, t->tie[side]), 2, true);
        ent_grid_cell_end(grid);
    }
    ent_say_number(&grid->cell, t->count[ENT_BEFORE]);
    ent_buffer_text(&grid->cell, " → ");
    ent_say_number(&grid->cell, t->count[ENT_AFTER]);
    ent_grid_cell_end(grid);
    if (ent_diff_is_drawn(v)) {
        ent_say_range(&grid->cell, ent_diff_range(v, t->range), 1, true);
        ent_grid_cell_end(grid);
    }
    say_chance(&grid->cell, t->chance);
    if (ent_change_beyond_chance(v->c, t)) ent_buffer_text(&grid->cell, " *");
    ent_grid_cell_end(grid);
    ent_sheet_quote(grid, ent_diff_event(t));
}

static void write_ties(const ent_diff_view *v, ent_sheet *f, ent_change_kind kind)
{
    static const char *const titles[ENT_CHANGES] = { "New ties", "Ties that ended",
        "Ties that flipped", "Stronger ties", "Weaker ties" };
    bool drawn = ent_diff_is_drawn(v);
    ent_grid_column columns[8] = { { "#", true, 0 }, { "between", false, 40 },
        { "relation", false, 0 }, { head(v, f, "before"), true, 0 },
        { head(v, f, "after"), true, 0 }, { "events", true, 0 } };
    size_t count = 6;
    if (drawn) columns[count++] = (ent_grid_column){ "change, 95%", true, 0 };
    columns[count++] = (ent_grid_column){ "chance", true, 0 };
    size_t shown = 0;
    ent_grid grid;
    if (!v->c->kinds[kind]) return;
    ent_sheet_heading(f, titles[kind]);
    ent_grid_start(&grid, f->arena, columns, count);
    for (size_t i = 0; i < v->c->tie_count && shown < v->rows; i++)
        if (v->c->ties[i].kind == kind) write_tie(v, &grid, ++shown, &v->c->ties[i]);
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, v->rows, v->c->kinds[kind], "ties");
}

static void say_rank(ent_buffer *out, size_t rank)
{
    if (rank)
        ent_say_number(out, rank);
    else
        ent_buffer_text(out, "–");
}

/* "0.041 → 0.062", and the interval of the change where there is one. */
static void write_move(const ent_diff_view *v, ent_grid *grid,
    const double value[ENT_SIDES], int decimals, ent_range change)
{
    ent_say_fixed(&grid->cell, value[ENT_BEFORE], decimals, false);
    ent_buffer_text(&grid->cell, " → ");
    ent_say_fixed(&grid->cell, value[ENT_AFTER], decimals, false);
    ent_grid_cell_end(grid);
    if (!ent_diff_is_drawn(v)) return;
    ent_say_range(&grid->cell, change, decimals, true);
    if (change.low > 0 || change.high < 0) ent_buffer_text(&grid->cell, " *");
    ent_grid_cell_end(grid);
}

static void write_actor(const ent_diff_view *v, ent_grid *grid, const ent_actor_change *a)
{
    ent_grid_row_add(grid);
    ent_buffer_text(&grid->cell, ent_diff_name(v, a->node));
    ent_grid_cell_end(grid);
    say_rank(&grid->cell, a->rank[ENT_BEFORE]);
    ent_buffer_text(&grid->cell, " → ");
    say_rank(&grid->cell, a->rank[ENT_AFTER]);
    ent_grid_cell_end(grid);
    ent_say_number(&grid->cell, ent_diff_events(v, ENT_BEFORE, a->node[ENT_BEFORE]));
    ent_buffer_text(&grid->cell, " → ");
    ent_say_number(&grid->cell, ent_diff_events(v, ENT_AFTER, a->node[ENT_AFTER]));
    ent_grid_cell_end(grid);
    const double strength[] = { ent_diff_value(v, ENT_BEFORE, a->strength[ENT_BEFORE]),
        ent_diff_value(v, ENT_AFTER, a->strength[ENT_AFTER]) };
    write_move(v, grid, a->pagerank, 3, a->rise);
    write_move(v, grid, strength, 1, ent_diff_range(v, a->growth));
}

/* Those whose share of the whole rose, or fell. */
static void write_actors(const ent_diff_view *v, ent_sheet *f, bool fell)
{
    bool drawn = ent_diff_is_drawn(v);
    ent_grid_column columns[7] = { { "actor", false, 30 }, { "rank", true, 0 },
        { "events", true, 0 }, { "PageRank", true, 0 } };
    size_t count = 4, all = 0, shown = 0;
    if (drawn) columns[count++] = (ent_grid_column){ "change, 95%", true, 0 };
    columns[count++] = (ent_grid_column){ head(v, f, "strength"), true, 0 };
    if (drawn) columns[count++] = (ent_grid_column){ "change, 95%", true, 0 };
    ent_grid grid;
    for (size_t i = 0; i < v->c->actor_count; i++) {
        const ent_actor_change *a = &v->c->actors[i];
        all += fell ? a->pagerank[1] < a->pagerank[0] : a->pagerank[1] > a->pagerank[0];
    }
    if (!all) return;
    ent_sheet_heading(f, fell ? "Actors who fell" : "Actors who rose");
    ent_grid_start(&grid, f->arena, columns, count);
    for (size_t i = 0; i < v->c->actor_count && shown < v->rows; i++) {
        const ent_actor_change *a = &v->c->actors[i];
        if (fell ? a->pagerank[1] >= a->pagerank[0] : a->pagerank[1] <= a->pagerank[0])
            continue;
        write_actor(v, &grid, a);
        shown++;
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, v->rows, all, "actors");
}

static void write_blocs(const ent_diff_view *v, ent_sheet *f)
{
    enum { NAMED = 4 };
    static const ent_grid_column columns[] = { { "actor", false, 30 },
        { "parted from", false, 60 }, { "joined", false, 60 } };
    ent_grid grid;
    if (!v->c->switch_count) return;
    ent_sheet_heading(f, "Who switched blocs");
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->c->switch_count && i < v->rows; i++) {
        const ent_bloc_switch *s = &v->c->switches[i];
        ent_grid_row_add(&grid);
        ent_buffer_text(&grid.cell, ent_diff_name(v, s->node));
        ent_grid_cell_end(&grid);
        for (int side = 0; side < ENT_SIDES; side++) {
            ent_diff_say_company(v, side, s->node, NAMED, &grid.cell);
            if (!grid.cell.length) ent_buffer_text(&grid.cell, "–");
            ent_grid_cell_end(&grid);
        }
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, v->rows, v->c->switch_count, "actors");
}

static void write_rates(const ent_diff_view *v, ent_sheet *f)
{
    ent_buffer text = { 0 };
    ent_buffer_text(
        &text, "Ties are sums of signed weights over all relations of a pair");
    if (v->days > 0) {
        ent_buffer_print(&text, ", per %s", ent_step_names[v->step]);
        if (v->days > 1) ent_buffer_text(&text, " (");
        if (v->days > 1) ent_buffer_number(&text, v->days);
        if (v->days > 1) ent_buffer_text(&text, " days)");
        ent_buffer_text(&text, ": the periods differ in length. Strength is, too; "
                               "PageRank is a share");
    }
    ent_buffer_text(&text,
        ". Stronger: at least half as much again; weaker: at most two thirds. The "
        "relation and sentence are those that speak most for the tie, of before where it "
        "ended or weakened. Chance: how likely the pair's share of all stories and "
        "sources (of flipped ties, the share of those that tell of enmity) differs as "
        "much where nothing changed. Blocs of both sides are matched by the members they "
        "share.");
    ent_sheet_paragraph(f, &text);
}

/* What "beyond chance" rests on. */
static void write_certainty(const ent_diff_view *v, ent_sheet *f)
{
    static const char *const why[ENT_BOOTSTRAP_STATES] = {
        [ENT_BOOTSTRAP_LARGE] = "The graphs are too large to be drawn again unasked: "
                                "--bootstrap 200 gives intervals. ",
        [ENT_BOOTSTRAP_TALLIES] =
            "Tallies cannot be drawn again: there are no intervals. ",
        [ENT_BOOTSTRAP_FEW] =
            "One side has fewer than five stories or sources: what other "
            "articles would have said cannot be told. "
    };
    const ent_change *c = v->c;
    ent_buffer text = { 0 };
    if (why[c->drawn]) ent_buffer_text(&text, why[c->drawn]);
    if (ent_diff_is_drawn(v)) {
        ent_buffer_text(&text, "Both graphs were made again ");
        ent_say_count(&text, c->replicates, "time", NULL);
        ent_buffer_text(&text, " with their stories and sources of rows (");
        ent_say_number(&text, c->units[ENT_BEFORE]);
        ent_buffer_text(&text, " before, ");
        ent_say_number(&text, c->units[ENT_AFTER]);
        ent_buffer_text(&text,
            " after) drawn anew, each claim true with the chance of its confidence: the "
            "intervals of changes. ");
    }
    if (c->drawn != ENT_BOOTSTRAP_FEW) {
        ent_buffer_text(&text,
            "* and first in the tables: beyond chance, that is, the share of stories "
            "grows or falls with the tie by a chance that is below 0.05 after all ");
        ent_say_count(&text, c->tested, "tie that could tell is counted",
            "ties that could tell are counted");
        ent_buffer_text(&text, " (false discovery rate)");
        if (ent_diff_is_drawn(v))
            ent_buffer_text(&text, ", and the interval leaves out 0");
        ent_buffer_text(&text, c->drawn == ENT_BOOTSTRAP_TALLIES
                                   ? ". Events are taken for stories: bursts of news are "
                                     "not known to be such."
                                   : ".");
    }
    ent_sheet_paragraph(f, &text);
}

static void write_method(const ent_diff_view *v, ent_sheet *f)
{
    const ent_provenance *p = v->sides[ENT_AFTER]->provenance;
    ent_sheet_heading(f, "Method");
    write_rates(v, f);
    write_certainty(v, f);
    for (int side = 0; side < ENT_SIDES; side++) {
        ent_buffer text = { 0 };
        ent_buffer_text(&text, side == ENT_BEFORE ? "Before: " : "After: ");
        ent_filter_describe(ent_graph_filter(v->c->sides[side].graph), &text);
        ent_buffer_char(&text, '.');
        ent_sheet_paragraph(f, &text);
    }
    if (!p) return;
    ent_buffer text = { 0 };
    ent_buffer_print(&text, "Made by %s", p->program);
    if (p->producer) ent_buffer_print(&text, "; events by %s", p->producer);
    ent_buffer_char(&text, '.');
    ent_sheet_paragraph(f, &text);
}

static void write_title(const ent_diff_view *v, ent_sheet *f)
{
    const ent_interval after = v->c->period[ENT_AFTER];
    ent_buffer title = { 0 };
    ent_buffer_text(&title, "What changed");
    if (after.from != ENT_NO_DATE && after.to != ENT_NO_DATE) {
        ent_buffer_text(&title, ": ");
        ent_say_period(&title, after);
    }
    const ent_interval before = v->c->period[ENT_BEFORE];
    if (before.from != ENT_NO_DATE && before.to != ENT_NO_DATE) {
        ent_buffer_text(&title, ", against ");
        ent_say_period(&title, before);
    }
    if (!title.failed) ent_sheet_title(f, title.bytes);
    f->out->failed = f->out->failed || title.failed;
    ent_buffer_free(&title);
}

static void write_sheet(
    const ent_diff_view *v, const ent_sheet_form *form, ent_buffer *out)
{
    ent_arena arena = { 0 };
    const ent_digest digest = { .e = v->sides[ENT_AFTER], .rows = v->rows };
    ent_sheet f = { .digest = &digest, .form = form, .arena = &arena, .out = out };
    write_title(v, &f);
    ent_sheet_heading(&f, "In short");
    if (!ent_diff_say(v, say, &f)) out->failed = true;
    for (int kind = 0; kind < ENT_CHANGES; kind++)
        write_ties(v, &f, (ent_change_kind)kind);
    write_actors(v, &f, false);
    write_actors(v, &f, true);
    write_blocs(v, &f);
    write_method(v, &f);
    ent_sheet_end(&f);
    ent_arena_free(&arena);
}

void ent_diff(const ent_change *change, const ent_export *before, const ent_export *after,
    const ent_diff_options *options, ent_buffer *out)
{
    ent_step step = options->step == ENT_STEP_AUTO ? ENT_STEP_MONTH : options->step;
    const ent_diff_view v = { .c = change,
        .sides = { before, after },
        .rows = options->rows ? options->rows : DEFAULT_ROWS,
        .step = step,
        .days = change->rated ? ent_step_days(step) : 0 };
    switch (options->format) {
    case ENT_DIFF_JSON: ent_diff_json(&v, out); break;
    case ENT_DIFF_CSV: ent_diff_csv(&v, out); break;
    case ENT_DIFF_CSV_ACTORS: ent_diff_csv_actors(&v, out); break;
    case ENT_DIFF_MARKDOWN: write_sheet(&v, &ent_sheet_markdown, out); break;
    case ENT_DIFF_HTML: write_sheet(&v, &ent_sheet_html, out); break;
    case ENT_DIFF_TEXT: write_sheet(&v, &ent_sheet_text, out); break;
    }
}
