/* diff_caution.c - what makes a comparison doubtful as a whole. */
#include "output/diff_parts.h"

#include <string.h>

#include "base/table.h"
#include "output/words.h"

static void say_order(ent_diff_speaker *s)
{
    const ent_interval *p = s->v->c->period;
    for (int side = 0; side < ENT_SIDES; side++)
        if (p[side].from == ENT_NO_DATE || p[side].to == ENT_NO_DATE) return;
    if (p[0].from <= p[1].from || p[0].to <= p[1].to) return;
    ent_buffer_text(&s->text, "Caution: \"before\" lies later than \"after\"; the two "
                              "may be the wrong way round.");
    ent_diff_end_sentence(s);
}

/* --- producers ------------------------------------------------------------------- */

static bool count_producers(const ent_graph *graph, ent_table *producers)
{
    for (size_t i = 0; i < ent_graph_edge_count(graph); i++) {
        const ent_edge *edge = ent_graph_edge(graph, i);
        for (size_t k = 0; k < edge->event_count; k++) {
            const char *name = edge->events[k]->producer;
            if (!name || !*name) continue;
            ent_entry *e = ent_table_add(producers, name, strlen(name), NULL);
            if (!e) return false;
            e->value++;
        }
    }
    return true;
}

/* The producer of most events; of equally many the first by name. NULL: none. */
static const ent_entry *main_of(const ent_table *producers)
{
    const ent_entry *best = NULL;
    for (size_t i = 0; i < producers->count; i++) {
        const ent_entry *e = &producers->entries[i];
        if (!best || e->value > best->value
            || (e->value == best->value && strcmp(e->key, best->key) < 0))
            best = e;
    }
    return best;
}

/* Of tallies, which have no events, what the whole is by. */
static const char *producer(const ent_diff_view *v, int side, const ent_table *producers)
{
    const ent_entry *best = main_of(producers);
    const ent_provenance *p = v->sides[side]->provenance;
    return best ? best->key : p && p->producer ? p->producer : "";
}

/* How many bytes of both are the same words: nobody needs to compare these. */
static size_t same_words(const char *a, const char *b)
{
    size_t words = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == ' ') words = i + 1;
    return words;
}

/* Texts and rows of files, files of different kinds, different lexicons or models: each
 * finds other events in the same news. Of a mixture, by whom most are. */
static void say_producers(ent_diff_speaker *s)
{
    ent_table found[ENT_SIDES] = { { 0 }, { 0 } };
    const char *by[ENT_SIDES] = { "", "" };
    bool mixed = false;
    for (int side = 0; side < ENT_SIDES; side++) {
        s->failed |= !count_producers(s->v->c->sides[side].graph, &found[side]);
        by[side] = producer(s->v, side, &found[side]);
        mixed = mixed || found[side].count > 1;
    }
    if (*by[0] && *by[1] && strcmp(by[0], by[1]) != 0) {
        size_t same = same_words(by[0], by[1]);
        ent_buffer_print(&s->text,
            "Caution: %sthe events before are by %s, %sthose after by %s: what differs "
            "may be how they were made, not what happened.",
            mixed ? "most of " : "", by[0] + same, mixed ? "most of " : "", by[1] + same);
        ent_diff_end_sentence(s);
    }
    for (int side = 0; side < ENT_SIDES; side++) ent_table_free(&found[side]);
}

bool ent_diff_caution(const ent_diff_view *view,
    void (*sentence)(void *context, const char *text), void *context)
{
    ent_diff_speaker s = { .v = view, .sentence = sentence, .context = context };
    say_order(&s);
    say_producers(&s);
    ent_buffer_free(&s.text);
    return !s.failed;
}
