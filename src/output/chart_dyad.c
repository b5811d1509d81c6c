/* chart_dyad.c - bars of a dyad's events, the largest of them numbered below. */
#include "output/dyad.h"

#include <math.h>

#include "output/escape.h"
#include "output/words.h"

enum {
    WIDTH = 860,
    GUTTER = 44,  /* for the numbers on the left */
    HEIGHT = 300, /* of the bars */
    WIDEST_BAR = 64,
    TALLEST_EVENT = 34
};

/* --- words ----------------------------------------------------------------------- */

static void write_event(ent_dyad *d, const ent_mark *m, size_t number)
{
    ent_buffer note = { 0 };
    const char *quote = ent_quote_of(m->event);
    ent_buffer_print(&note, "%s ", ent_mark_names[number]);
    ent_say_date(&note, m->event->date);
    ent_buffer_text(&note, ": ");
    ent_escape_plain(&note, ent_node_label(d->e->graph, m->edge->source));
    ent_buffer_text(&note, m->edge->directed ? " → " : " – ");
    ent_escape_plain(&note, ent_node_label(d->e->graph, m->edge->target));
    ent_buffer_print(&note, ", %s", ent_relation_table[m->event->relation].name);
    if (m->event->status != ENT_ACTUAL)
        ent_buffer_print(&note, " (%s)", ent_status_names[m->event->status]);
    if (quote && *quote) {
        ent_buffer_text(&note, ": “");
        ent_escape_plain(&note, quote);
        ent_buffer_text(&note, "”");
    }
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
}

static void write_turn(ent_dyad *d, size_t i)
{
    const ent_turn *t = &d->turns[i];
    ent_buffer note = { 0 };
    ent_buffer_print(&note, "%s ", ent_turn_names[i]);
    ent_say_window(&note, &d->windows, t->window);
    ent_buffer_text(&note, ": another course");
    if (t->volume) {
        ent_buffer_text(&note, ", from ");
        ent_say_fixed(&note, t->before.rate, 1, false);
        ent_buffer_text(&note, " to ");
        ent_say_fixed(&note, t->after.rate, 1, false);
        ent_buffer_print(&note, " events a %s", ent_step_noun(d->windows.step));
    }
    if (t->tone) {
        ent_buffer_text(&note, ", tone from ");
        ent_say_fixed(&note, t->before.tone, 1, true);
        ent_buffer_text(&note, " to ");
        ent_say_fixed(&note, t->after.tone, 1, true);
    }
    ent_buffer_text(&note, " (change points by PELT).");
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
}

static void write_words(ent_dyad *d, const ent_chart_options *options)
{
    ent_buffer title = { 0 }, subtitle = { 0 }, note = { 0 };
    ent_buffer_print(&title, "%s and %s", ent_node_label(d->e->graph, d->a),
        ent_node_label(d->e->graph, d->b));
    if (d->windows.count) {
        ent_buffer_text(&title, ", ");
        ent_say_windows(&title, &d->windows);
    }
    ent_say_count(&subtitle, d->friendly + d->hostile, "event", NULL);
    ent_buffer_text(&subtitle, " in either direction, ");
    ent_say_number(&subtitle, d->friendly);
    ent_buffer_text(&subtitle, " of cooperation and ");
    ent_say_number(&subtitle, d->hostile);
    ent_buffer_print(&subtitle, " of conflict, by %s", ent_step_noun(d->windows.step));
    if (!d->windows.count) {
        ent_buffer_clear(&subtitle);
        ent_buffer_text(&subtitle, "No event that is said to have happened or to lie "
                                   "ahead has a date");
    }
    ent_chart_head(d->f, options, &title, &subtitle);
    for (size_t i = 0; i < d->mark_count; i++) write_event(d, &d->marks[i], i);
    for (size_t i = 0; i < d->turn_count; i++) write_turn(d, i);
    ent_say_left_out(&note, d->undated, d->outside, d->negated);
    ent_frame_note(d->f, &note, 1);
    ent_buffer_free(&note);
    ent_frame_source(d->f);
}

static char *pale(ent_dyad *d, const char *ink, double part)
{
    char *colour = ent_arena_take(&d->f->arena, 8);
    d->f->page.failed = d->f->page.failed || !colour;
    if (colour) ent_colour_mix(ink, d->f->page.theme->paper, part, colour);
    return colour;
}

static void write_legend(ent_dyad *d)
{
    static const char *const names[ENT_LEGEND_GROUPS] = { "Cooperation", "Conflict",
        "Status" };
    static const char *const ways[ENT_WAYS] = { "stated as done", "alleged",
        "planned or possible" };
    const ent_theme *theme = d->f->page.theme;
    bool seen[ENT_WAYS] = { false }, above[ENT_RELATIONS] = { false },
         below[ENT_RELATIONS] = { false };
    ent_legend_start(&d->legend, 1);
    d->legend.aligned = 2;
    for (size_t i = 0; i < d->layer_count; i++) {
        const ent_layer *l = &d->layers[i];
        seen[l->way] = true;
        if (ent_count_above(&l->series.total)) above[l->relation] = true;
        if (l->series.total.hostile) below[l->relation] = true;
    }
    for (size_t g = 0; g < 2; g++)
        for (int r = 0; r < ENT_RELATIONS; r++)
            if (g ? below[r] : above[r])
                ent_legend_add_box(&d->legend, &d->f->page, g, ent_relation_table[r].name,
                    theme->relations[r].ink, theme->relations[r].ink);
    for (int w = 0; w < ENT_WAYS && (seen[ENT_SAID] || seen[ENT_AHEAD]); w++)
        if (seen[w])
            ent_legend_add_box(&d->legend, &d->f->page, 2, ways[w],
                w == ENT_DONE ? theme->sample
                              : pale(d, theme->sample, w == ENT_SAID ? 0.4 : 0),
                theme->sample);
    ent_legend_name(&d->legend, &d->f->page, names);
}

static void write_axes(ent_dyad *d)
{
    ent_page *page = &d->f->page;
    uint64_t most = d->most_above > d->most_below ? d->most_above : d->most_below;
    ent_buffer words = { 0 };
    d->tick = ent_round_step(most, 5);
    for (uint64_t n = 0; n <= most && d->tick_count < 16; n += d->tick) {
        ent_buffer_clear(&words);
        ent_say_number(&words, n);
        d->ticks[d->tick_count++] = ent_page_text_add(
            page, words.bytes, 10, false, page->theme->text);
    }
    ent_buffer_clear(&words);
    ent_buffer_print(
        &words, "↑ cooperation, events a %s", ent_step_noun(d->windows.step));
    d->above_text = ent_page_text_add(page, words.bytes, 10, false, page->theme->note);
    ent_buffer_clear(&words);
    ent_buffer_print(&words, "↓ conflict, events a %s", ent_step_noun(d->windows.step));
    d->below_text = ent_page_text_add(page, words.bytes, 10, false, page->theme->note);
    page->failed = page->failed || words.failed;
    ent_buffer_free(&words);
    ent_time_axis_make(&d->axis, page, &d->windows, GUTTER, d->bar, 10);
}

/* --- on the page ----------------------------------------------------------------- */

static void put_grid(ent_dyad *d, double right)
{
    ent_page *page = &d->f->page;
    for (size_t i = 0; i < d->tick_count; i++)
        for (int down = 0; down < 2; down++) {
            uint64_t n = d->tick * i;
            double y = d->zero + (down ? -1 : 1) * d->unit * (double)n;
            if ((n == 0 && down) || n > (down ? d->most_below : d->most_above)) continue;
            if (n)
                ent_chart_line(d->f, page->theme->rule, 0.5, ENT_LINE_ACTUAL,
                    (ent_xy){ GUTTER, y }, (ent_xy){ right, y });
            ent_page_put_right(page, d->ticks[i], GUTTER - 7, y);
        }
}

static const char *tooltip_of(
    ent_dyad *d, const ent_layer *l, size_t window, uint64_t count, ent_buffer *words)
{
    static const char *const ways[ENT_WAYS] = { "", " (alleged)",
        " (planned or possible)" };
    ent_buffer_clear(words);
    ent_buffer_print(words, "%s%s, ", ent_relation_table[l->relation].name, ways[l->way]);
    ent_say_window(words, &d->windows, window);
    ent_buffer_text(words, ": ");
    ent_say_count(words, count, "event", NULL);
    d->f->page.failed = d->f->page.failed || words->failed;
    return words->failed ? NULL : words->bytes;
}

/* The part of a bar that is one layer, from `*y` on away from the axis. */
static void put_part(ent_dyad *d, const ent_layer *l, size_t window, uint64_t count,
    double *y, double sign)
{
    const ent_theme *theme = d->f->page.theme;
    const char *ink = theme->relations[l->relation].ink;
    double gap = d->bar > 6 ? d->bar * 0.12 : 0.3, x = GUTTER + d->bar * (double)window;
    double from = *y, to = *y + sign * d->unit * (double)count,
           thin = d->unit > 3 ? 0.5 : 0;
    double inset = l->way == ENT_DONE ? 0 : 0.6; /* borders are drawn around the edge */
    ent_buffer words = { 0 };
    const char *fill = l->way == ENT_DONE ? ink
                                          : pale(d, ink, l->way == ENT_SAID ? 0.4 : 0);
    ent_page_box box = { .low = { x + gap + inset,
                             fmin(from, to) + (sign > 0 ? 0 : thin) + inset },
        .high = { x + d->bar - gap - inset,
            fmax(from, to) - (sign > 0 ? thin : 0) - inset },
        .fill = fill ? fill : ink,
        .border = l->way == ENT_DONE ? NULL : ink,
        .width = d->bar > 6 ? 1.2 : 0.6,
        .tooltip = tooltip_of(d, l, window, count, &words) };
    ent_page_put_box(&d->f->page, &box);
    ent_buffer_free(&words);
    *y = to;
}

static void put_bars(ent_dyad *d)
{
    for (size_t w = 0; w < d->windows.count; w++) {
        double up = d->zero, down = up;
        for (size_t i = 0; i < d->layer_count; i++) {
            const ent_layer *l = &d->layers[i];
            const ent_point *p = &l->series.points[w];
            if (ent_count_above(p)) put_part(d, l, w, ent_count_above(p), &up, 1);
            if (p->hostile) put_part(d, l, w, p->hostile, &down, -1);
        }
    }
}

static void put_marks(ent_dyad *d, double top, double bottom)
{
    ent_page *page = &d->f->page;
    for (size_t i = 0; i < d->turn_count; i++) {
        double x = GUTTER + d->bar * (double)d->turns[i].window;
        ent_chart_line(d->f, page->theme->sample, 1.1, ENT_LINE_PLANNED,
            (ent_xy){ x, bottom }, (ent_xy){ x, top + 8 });
        ent_page_put_pill(
            page, d->turn_texts[i], page->theme->paper, (ent_xy){ x, top + 14 });
    }
    for (size_t i = 0; i < d->mark_count; i++) {
        const ent_mark *m = &d->marks[i];
        uint64_t tall = m->below ? d->below[m->window] : d->above[m->window];
        double y = d->unit * (double)tall + 9;
        ent_page_put_pill(page, m->text, page->theme->pill,
            (ent_xy){ GUTTER + d->bar * ((double)m->window + 0.5),
                d->zero + (m->below ? -y : y) });
    }
}

static void put_all(ent_dyad *d)
{
    ent_page *page = &d->f->page;
    double right = GUTTER + d->bar * (double)d->windows.count;
    double top = d->zero + d->unit * (double)d->most_above + 20;
    double bottom = d->zero - d->unit * (double)d->most_below - (d->most_below ? 20 : 4);
    page->anchor = (ent_xy){ 0, d->zero };
    if (d->windows.count) {
        ent_frame_put_title(d->f, 0, top + 42);
        ent_page_put_text(page, d->above_text, GUTTER, top + (d->turn_count ? 30 : 10));
        if (d->most_below) ent_page_put_text(page, d->below_text, GUTTER, bottom - 6);
        put_grid(d, right);
        put_bars(d);
        ent_page_box axis = { .low = { GUTTER, d->zero - 0.5 },
            .high = { right, d->zero + 0.5 },
            .fill = page->theme->heading };
        ent_page_put_box(page, &axis);
        put_marks(d, top, bottom);
        ent_time_axis_put(&d->axis, page, bottom - (d->most_below ? 16 : 2));
        bottom -= 48;
    } else {
        ent_frame_put_title(d->f, 0, top);
    }
    ent_chart_foot(d->f, &d->legend, 0, bottom);
}

bool ent_chart_dyad(ent_frame *f, const ent_chart_options *options, ent_error *err)
{
    ent_dyad d = { .f = f, .e = f->e };
    f->width = WIDTH;
    if (!ent_dyad_find(&d, options, err)) return false;
    double tallest = fmax((double)(d.most_above + d.most_below), 1);
    d.bar = fmin((WIDTH - GUTTER) / fmax((double)d.windows.count, 1), WIDEST_BAR);
    d.unit = fmin(HEIGHT / tallest, TALLEST_EVENT);
    if (!ent_dyad_name(&d, err)) return false;
    if (d.windows.count) write_axes(&d);
    write_legend(&d);
    write_words(&d, options);
    if (!ent_page_measure(&f->page, f->graphviz, err)) return false;
    put_all(&d);
    return true;
}
