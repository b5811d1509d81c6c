/* section_change.c - the busiest windows, who changed course, who switched blocs. */
#include "output/axis.h"
#include "output/course.h"
#include "output/sheet.h"
#include "output/words.h"

/* Windows of the most events, busiest first; of equally busy ones the first. */
static void say_busiest(const ent_digest *d, ent_buffer *out)
{
    enum { NAMED = 3 };
    size_t chosen[NAMED] = { 0 }, count = 0;
    for (; count < NAMED; count++) {
        size_t best = d->windows.count;
        for (size_t i = 0; i < d->windows.count; i++) {
            bool taken = false;
            for (size_t k = 0; k < count; k++) taken = taken || chosen[k] == i;
            if (taken || !d->activity.points[i].count) continue;
            if (best == d->windows.count
                || d->activity.points[i].count > d->activity.points[best].count)
                best = i;
        }
        if (best == d->windows.count) break;
        chosen[count] = best;
    }
    for (size_t i = 0; i < count; i++) {
        if (i) ent_buffer_text(out, i + 1 == count ? " and " : ", ");
        ent_say_window(out, &d->windows, chosen[i]);
        ent_buffer_text(out, " with ");
        ent_say_number(out, d->activity.points[chosen[i]].count);
        if (!i) ent_buffer_text(out, " events");
    }
}

static void write_lead(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    ent_buffer text = { 0 };
    if (d->windows.count < 4 || d->activity.total.count < 10) return;
    ent_buffer_print(&text, "The busiest %ss: ", ent_step_names[d->windows.step]);
    say_busiest(d, &text);
    ent_buffer_char(&text, '.');
    ent_sheet_paragraph(f, &text);
}

static void write_courses(ent_grid *grid, const ent_digest *d, const ent_turn *t)
{
    char name[16];
    ent_window_name(&d->windows, t->window, name);
    ent_buffer_text(&grid->cell, name);
    ent_grid_cell_end(grid);
    ent_say_fixed(&grid->cell, t->before.rate, 1, false);
    ent_buffer_text(&grid->cell, " → ");
    ent_say_fixed(&grid->cell, t->after.rate, 1, false);
    ent_grid_cell_end(grid);
    ent_say_fixed(&grid->cell, t->before.tone, 1, true);
    ent_buffer_text(&grid->cell, " → ");
    ent_say_fixed(&grid->cell, t->after.tone, 1, true);
    ent_grid_cell_end(grid);
    ent_course_words(t, &grid->cell);
    ent_grid_cell_end(grid);
}

static const char *rate_title(ent_step step)
{
    static const char *const titles[ENT_STEPS] = { "events", "events a day",
        "events a week", "events a month", "events a quarter", "events a year" };
    return titles[step];
}

static void write_pairs(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    const ent_grid_column columns[] = { { "between", false, 40 }, { "since", false, 0 },
        { rate_title(d->windows.step), true, 0 }, { "tone", true, 0 },
        { "change", false, 0 } };
    ent_grid grid;
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "Pairs that changed course";
    for (size_t i = 0; i < d->turns.count && i < d->rows; i++) {
        const ent_turn *t = &d->turns.items[i];
        ent_grid_row_add(&grid);
        ent_buffer_print(&grid.cell, "%s – %s", ent_node_label(d->e->graph, t->a),
            ent_node_label(d->e->graph, t->b));
        ent_grid_cell_end(&grid);
        write_courses(&grid, d, t);
        ent_sheet_quote(&grid, ent_course_event(d, t));
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, d->turns.count, "changes");
}

static void say_none(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    ent_buffer text = { 0 };
    ent_buffer_text(&text, "No change of course can be told from chance in ");
    ent_say_count(&text, d->turns.tested, "pair", NULL);
    ent_buffer_text(&text, " with at least ten events.");
    ent_sheet_paragraph(f, &text);
}

static void say_bloc(ent_buffer *out, const ent_digest *d, uint32_t bloc)
{
    size_t members = 0;
    const uint32_t *of = d->e->blocs->bloc;
    for (size_t i = 0; i < d->actors; i++) members += of[i] == bloc;
    ent_list list = { out, members, 2, 0 };
    for (size_t i = 0; i < d->actors; i++)
        if (of[d->ranked[i]] == bloc)
            ent_say_item(&list, ent_node_label(d->e->graph, d->ranked[i]));
}

static void write_blocs(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    const ent_grid_column columns[] = { { "cooperation", false, 60 },
        { "since", false, 0 }, { rate_title(d->windows.step), true, 0 },
        { "tone", true, 0 }, { "change", false, 0 } };
    ent_grid grid;
    ent_buffer lead = { 0 };
    if (!d->bloc_turns.count) return;
    ent_buffer_text(&lead, "Friendly events inside blocs and between them:");
    ent_sheet_paragraph(f, &lead);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "Blocs that changed course";
    for (size_t i = 0; i < d->bloc_turns.count && i < d->rows; i++) {
        const ent_turn *t = &d->bloc_turns.items[i];
        ent_grid_row_add(&grid);
        ent_buffer_print(&grid.cell, "bloc %u", t->a);
        if (t->b != t->a) ent_buffer_print(&grid.cell, " – bloc %u", t->b);
        ent_buffer_text(&grid.cell, " (");
        say_bloc(&grid.cell, d, t->a);
        if (t->b != t->a) ent_buffer_text(&grid.cell, " – ");
        if (t->b != t->a) say_bloc(&grid.cell, d, t->b);
        ent_buffer_char(&grid.cell, ')');
        ent_grid_cell_end(&grid);
        write_courses(&grid, d, t);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, d->bloc_turns.count, "changes");
}

/* Who shared the node's bloc in one of two eras but is in another bloc in the other. */
static void say_company(
    ent_buffer *out, const ent_digest *d, size_t era, size_t other, uint32_t node)
{
    enum { NAMED = 3 };
    const uint32_t *here = d->e->drift->bloc[era], *there = d->e->drift->bloc[other];
    ent_list list = { out, 0, NAMED, 0 };
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < d->actors; i++) {
            uint32_t one = d->ranked[i];
            if (one == node || here[one] != here[node] || !there[one]
                || there[one] == there[node])
                continue;
            if (pass == 0)
                list.count++;
            else
                ent_say_item(&list, ent_node_label(d->e->graph, one));
        }
}

static void write_switches(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "actor", false, 24 },
        { "since", false, 0 }, { "parted from", false, 60 }, { "joined", false, 60 } };
    const ent_digest *d = f->digest;
    const ent_drift *drift = d->e->drift;
    ent_grid grid;
    ent_buffer lead = { 0 };
    char name[16];
    if (!drift || !drift->count) return;
    if (drift->span > 1)
        ent_buffer_print(
            &lead, "Who switched blocs from %zu years to the next:", drift->span);
    else
        ent_buffer_print(&lead, "Who switched blocs from one %s to the next:",
            ent_step_names[drift->eras.step]);
    ent_sheet_paragraph(f, &lead);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    grid.caption = "Who switched blocs";
    for (size_t i = 0; i < drift->count && i < d->rows; i++) {
        const ent_drift_switch *s = &drift->switches[i];
        ent_grid_row_add(&grid);
        ent_buffer_text(&grid.cell, ent_node_label(d->e->graph, s->node));
        ent_grid_cell_end(&grid);
        ent_window_name(&drift->eras, s->era, name);
        ent_buffer_text(&grid.cell, name);
        ent_grid_cell_end(&grid);
        say_company(&grid.cell, d, s->era - 1, s->era, s->node);
        ent_grid_cell_end(&grid);
        say_company(&grid.cell, d, s->era, s->era - 1, s->node);
        ent_grid_cell_end(&grid);
    }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, d->rows, drift->count, "switches");
}

void ent_section_change(ent_sheet *f)
{
    const ent_digest *d = f->digest;
    bool switched = d->e->drift && d->e->drift->count;
    if (!d->turns.tested && !d->bloc_turns.count && !switched) return;
    ent_sheet_heading(f, "Change");
    write_lead(f);
    if (d->turns.count)
        write_pairs(f);
    else if (d->turns.tested)
        say_none(f);
    write_blocs(f);
    write_switches(f);
}
