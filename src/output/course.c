/* course.c - change points in words, and the section as JSON. */
#include "output/course.h"

#include <stdlib.h>

#include "output/axis.h"
#include "output/words.h"

void ent_course_words(const ent_turn *t, ent_buffer *out)
{
    if (t->volume)
        ent_buffer_text(out, !t->after.count                  ? "none any more"
                             : t->after.rate > t->before.rate ? "more"
                                                              : "fewer");
    if (!ent_turn_is_own(t)) ent_buffer_text(out, ", as all events");
    if (t->volume && t->tone) ent_buffer_text(out, ", ");
    if (t->tone)
        ent_buffer_text(
            out, t->after.tone > t->before.tone ? "friendlier" : "more hostile");
}

static ent_micro force(const ent_event *e)
{
    return llabs(e->intensity) * (e->confidence / 1000);
}

/* Of the new course's first window rather than of later ones, with a sentence rather than
 * without, of the turn's direction, then of the greatest force. */
static bool speaks_better(
    const ent_digest *d, const ent_turn *t, const ent_event *e, const ent_event *than)
{
    if (!than) return true;
    double lean = t->tone ? t->after.tone - t->before.tone : t->after.tone;
    ent_date first = d->windows.items[t->window].to;
    const bool better[] = { (lean < 0) == (e->intensity < 0), e->evidence_count > 0,
        e->date <= first };
    const bool other[] = { (lean < 0) == (than->intensity < 0), than->evidence_count > 0,
        than->date <= first };
    for (int i = 0; i < 3; i++)
        if (better[i] != other[i]) return better[i];
    return force(e) > force(than);
}

const ent_event *ent_course_event(const ent_digest *d, const ent_turn *t)
{
    const ent_event *best = NULL;
    ent_date from = d->windows.items[t->window].from;
    ent_date to = d->windows.items[t->next - 1].to;
    for (int way = 0; way < 2; way++) {
        size_t first, count = ent_edges_from(
                          d->e->graph, way ? t->b : t->a, way ? t->a : t->b, &first);
        for (size_t i = first; i < first + count; i++) {
            const ent_edge *edge = ent_graph_edge(d->e->graph, i);
            for (size_t k = 0; k < edge->event_count; k++) {
                const ent_event *e = edge->events[k];
                bool happened = ENT_HAPPENED & ENT_STATUS_BIT(e->status);
                if (happened && e->date >= from && e->date <= to
                    && speaks_better(d, t, e, best))
                    best = e;
            }
        }
    }
    return best;
}

/* "from 2.1 to 11.4 events a month" */
static void say_rates(const ent_digest *d, const ent_turn *t, ent_buffer *out)
{
    ent_buffer_text(out, "from ");
    ent_say_fixed(out, t->before.rate, 1, false);
    ent_buffer_text(out, " to ");
    ent_say_fixed(out, t->after.rate, 1, false);
    ent_buffer_print(out, " events a %s", ent_step_names[d->windows.step]);
}

static void say_turn(const ent_digest *d, const ent_turn *t, ent_buffer *out)
{
    ent_list pair = { out, 2, 2, 0 };
    ent_say_item(&pair, ent_node_label(d->e->graph, t->a));
    ent_say_item(&pair, ent_node_label(d->e->graph, t->b));
    ent_buffer_text(out, " changed course in ");
    ent_say_window(out, &d->windows, t->window);
    ent_buffer_text(out, ", ");
    say_rates(d, t, out);
    if (t->tone)
        ent_buffer_text(
            out, t->after.tone > t->before.tone ? ", friendlier" : ", more hostile");
}

void ent_course_say(const ent_digest *d, ent_buffer *out)
{
    enum { NAMED = 2 };
    size_t own = 0;
    for (size_t i = 0; i < d->turns.count; i++) {
        if (!ent_turn_is_own(&d->turns.items[i]) || ++own > NAMED) continue;
        if (own > 1) ent_buffer_text(out, "; ");
        say_turn(d, &d->turns.items[i], out);
    }
    if (own > NAMED) {
        ent_buffer_text(out, "; and ");
        ent_say_number(out, own - NAMED);
        ent_buffer_text(out, own - NAMED == 1 ? " more change" : " more changes");
    }
    if (own) ent_buffer_char(out, '.');
}

static void write_course(const char *name, const ent_course *c, ent_json *j)
{
    ent_json_open(j, name, '{');
    ent_json_integer(j, "events", (long long)c->count);
    ent_json_number(j, "rate", c->rate);
    ent_json_number(j, "tone", c->tone);
    ent_json_close(j, '}');
}

static void write_turn(const ent_digest *d, const ent_turn *t, bool blocs, ent_json *j)
{
    const ent_event *e = blocs ? NULL : ent_course_event(d, t);
    ent_json_open(j, NULL, '{');
    if (blocs) {
        ent_json_integer(j, "a", t->a);
        ent_json_integer(j, "b", t->b);
    } else {
        ent_json_text(j, "a", ent_graph_node(d->e->graph, t->a)->id);
        ent_json_text(j, "b", ent_graph_node(d->e->graph, t->b)->id);
    }
    ent_json_date(j, "since", d->windows.items[t->window].from);
    ent_json_truth(j, "volume", t->volume);
    ent_json_truth(j, "tone", t->tone);
    write_course("before", &t->before, j);
    write_course("after", &t->after, j);
    ent_json_number(j, "share_chance", t->share_chance);
    ent_json_number(j, "evidence", t->evidence);
    if (!blocs) {
        ent_json_text(j, "sentence", ent_quote_of(e));
        ent_json_text(j, "doc", e ? e->doc : NULL);
        ent_json_date(j, "date", e ? e->date : ENT_NO_DATE);
    }
    ent_json_close(j, '}');
}

static void write_turns(const ent_digest *d, const char *name, const ent_turns *turns,
    bool blocs, ent_json *j)
{
    ent_json_open(j, name, '[');
    for (size_t i = 0; i < turns->count && i < d->rows; i++)
        write_turn(d, &turns->items[i], blocs, j);
    ent_json_close(j, ']');
}

static void write_members(
    const ent_digest *d, const char *name, size_t era, uint32_t bloc, ent_json *j)
{
    ent_json_open(j, name, '[');
    for (size_t i = 0; i < d->actors; i++)
        if (d->e->drift->bloc[era][d->ranked[i]] == bloc)
            ent_json_text(j, NULL, ent_graph_node(d->e->graph, d->ranked[i])->id);
    ent_json_close(j, ']');
}

static void write_switches(const ent_digest *d, ent_json *j)
{
    const ent_drift *drift = d->e->drift;
    ent_json_open(j, "switched", '[');
    for (size_t i = 0; drift && i < drift->count && i < d->rows; i++) {
        const ent_drift_switch *s = &drift->switches[i];
        ent_json_open(j, NULL, '{');
        ent_json_text(j, "id", ent_graph_node(d->e->graph, s->node)->id);
        ent_json_date(j, "since", drift->eras.items[s->era].from);
        write_members(d, "from", s->era - 1, s->from, j);
        write_members(d, "to", s->era, s->to, j);
        ent_json_close(j, '}');
    }
    ent_json_close(j, ']');
}

void ent_course_json(const ent_digest *d, ent_json *j)
{
    ent_json_open(j, "change", '{');
    ent_json_integer(j, "tested", (long long)d->turns.tested);
    write_turns(d, "pairs", &d->turns, false, j);
    write_turns(d, "blocs", &d->bloc_turns, true, j);
    write_switches(d, j);
    ent_json_close(j, '}');
}
