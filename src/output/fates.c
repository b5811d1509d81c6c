/* fates.c - plans whose day is over: kept, cancelled, missed or unknown. */
#include "output/fates.h"

#include "output/sheet.h"
#include "output/words.h"

/* "(4 without news of both sides since, 3 too soon to tell)" */
static void say_doubts(const ent_fates *f, ent_buffer *out)
{
    static const char *const words[ENT_DOUBTS] = {
        [ENT_DOUBT_VAGUE] = "planned for more than a month",
        [ENT_DOUBT_SAME] = "told on the day itself",
        [ENT_DOUBT_CLAIM] = "only perhaps done",
        [ENT_DOUBT_SOON] = "too soon",
        [ENT_DOUBT_SILENCE] = "without news of both sides since"
    };
    size_t said = 0, all = f->kinds[ENT_FATE_UNKNOWN];
    ent_buffer_text(out, " (");
    for (int i = ENT_DOUBTS - 1; i > 0; i--) {
        if (!f->doubts[i]) continue;
        if (said++) ent_buffer_text(out, ", ");
        if (f->doubts[i] < all) ent_say_number(out, f->doubts[i]);
        if (f->doubts[i] < all) ent_buffer_char(out, ' ');
        ent_buffer_text(out, words[i]);
    }
    ent_buffer_char(out, ')');
}

void ent_fates_say(const ent_digest *d, ent_buffer *out)
{
    static const char *const one[] = { "was kept", "was cancelled",
        "was not heard of again though both sides were in the news", "cannot be told" };
    static const char *const many[] = { "were kept", "were cancelled",
        "were not heard of again though both sides were in the news", "cannot be told" };
    size_t kinds = 0, said = 0;
    const ent_fates *f = &d->fates;
    if (!f->count) return;
    for (int i = 0; i < ENT_FATES; i++) kinds += f->kinds[i] > 0;
    if (kinds > 1) ent_buffer_text(out, "Of ");
    ent_say_count(out, f->count, "plan", NULL);
    ent_buffer_text(out, f->count == 1 ? " whose day is over" : " whose days are over");
    if (kinds > 1) ent_buffer_char(out, ',');
    for (int i = 0; i < ENT_FATES; i++) {
        if (!f->kinds[i]) continue;
        if (said++) ent_buffer_text(out, said == kinds ? " and" : ",");
        if (kinds > 1) ent_buffer_char(out, ' ');
        if (kinds > 1) ent_say_number(out, f->kinds[i]);
        ent_buffer_print(out, " %s", f->kinds[i] == 1 ? one[i] : many[i]);
        if (i == ENT_FATE_UNKNOWN) say_doubts(f, out);
    }
    ent_buffer_char(out, '.');
}

static void write_row(ent_sheet *f, ent_grid *grid, const ent_fate *fate)
{
    const ent_interval days = ent_plan_days(fate->plan);
    ent_grid_row_add(grid);
    ent_say_days(&grid->cell, days.from, days.to);
    ent_grid_cell_end(grid);
    ent_say_parties(&grid->cell, f->digest->e->graph, fate->edge, fate->plan);
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, ent_relation_table[fate->plan->relation].name);
    ent_grid_cell_end(grid);
    ent_buffer_text(&grid->cell, ent_fate_names[fate->kind]);
    if (fate->doubt) ent_buffer_print(&grid->cell, ": %s", ent_doubt_names[fate->doubt]);
    ent_grid_cell_end(grid);
    if (fate->outcome) ent_say_days(&grid->cell, fate->outcome->date, ENT_NO_DATE);
    ent_grid_cell_end(grid);
    ent_sheet_quote(grid, fate->outcome ? fate->outcome : fate->plan);
}

void ent_section_fates(ent_sheet *f)
{
    static const ent_grid_column columns[] = { { "planned for", false, 0 },
        { "between", false, 50 }, { "relation", false, 0 }, { "became", false, 0 },
        { "on", false, 0 } };
    const ent_fates *fates = &f->digest->fates;
    ent_buffer text = { 0 };
    ent_grid grid;
    size_t shown = 0;
    if (!fates->count) return;
    ent_sheet_heading(f, "What became of plans");
    ent_fates_say(f->digest, &text);
    ent_sheet_paragraph(f, &text);
    ent_grid_start(&grid, f->arena, columns, sizeof columns / sizeof *columns);
    for (int kind = 0; kind < ENT_FATES; kind++)
        for (size_t i = 0; i < fates->count && shown < f->digest->rows; i++) {
            if (fates->items[i].kind != (ent_fate_kind)kind) continue;
            write_row(f, &grid, &fates->items[i]);
            shown++;
        }
    ent_sheet_grid(f, &grid);
    ent_sheet_cut(f, f->digest->rows, fates->count, "plans");
    if (fates->late) {
        ent_say_count(&text, fates->late, "more event called planned was told",
            "more events called planned were told");
        ent_buffer_text(&text, " only after the days: nothing lay ahead any more.");
        ent_sheet_paragraph(f, &text);
    }
    if (!fates->kinds[ENT_FATE_KEPT] && !fates->kinds[ENT_FATE_MISSED]) return;
    ent_buffer_text(&text, "Kept: an event of the same two and the same relation (or, of "
                           "a meeting, an agreement) on those days, give or take three. "
                           "The sentence is that of the outcome, else that of the plan. "
                           "That nothing was reported does not prove that nothing "
                           "happened.");
    ent_sheet_paragraph(f, &text);
}

static void write_event(const char *name, const ent_event *event, ent_json *j)
{
    if (!event) {
        ent_json_text(j, name, NULL);
        return;
    }
    ent_json_open(j, name, '{');
    ent_json_date(j, "date", event->date);
    ent_json_text(j, "relation", ent_relation_table[event->relation].name);
    ent_json_text(j, "sentence", ent_quote_of(event));
    ent_json_text(j, "doc", event->doc);
    ent_json_text(j, "publisher", event->publisher);
    ent_json_date(j, "reported", event->reported);
    ent_json_close(j, '}');
}

void ent_fates_json(const ent_digest *d, ent_json *j)
{
    const ent_fates *f = &d->fates;
    ent_json_open(j, "plans_over", '{');
    for (int i = 0; i < ENT_FATES; i++)
        ent_json_integer(j, ent_fate_names[i], (long long)f->kinds[i]);
    ent_json_integer(j, "late", (long long)f->late);
    ent_json_open(j, "plans", '[');
    for (size_t i = 0; i < f->count && i < d->rows; i++) {
        const ent_fate *fate = &f->items[i];
        const ent_interval days = ent_plan_days(fate->plan);
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "source", ent_graph_node(d->e->graph, fate->edge->source)->id);
        ent_json_text(j, "target", ent_graph_node(d->e->graph, fate->edge->target)->id);
        ent_json_text(j, "relation", ent_relation_table[fate->plan->relation].name);
        ent_json_date(j, "date", days.from);
        ent_json_date(j, "date_to", days.to);
        ent_json_text(j, "became", ent_fate_names[fate->kind]);
        ent_json_text(j, "why", ent_doubt_names[fate->doubt]);
        write_event("plan", fate->plan, j);
        write_event("outcome", fate->outcome, j);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
    ent_json_close(j, '}');
}
