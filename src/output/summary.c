/* summary.c - the digest in plain words: what somebody would say who has a minute. */
#include "output/digest.h"

#include <math.h>

#include "output/certainty.h"
#include "output/course.h"
#include "output/fates.h"
#include "output/axis.h"
#include "output/words.h"

typedef struct {
    const ent_digest *d;
    ent_buffer text;
    bool failed;
    void (*sentence)(void *context, const char *text);
    void *context;
} speaker;

static void end_sentence(speaker *s)
{
    if (!ent_say_sentence(&s->text, s->sentence, s->context)) s->failed = true;
}

static const char *actor(const speaker *s, uint32_t node)
{
    return ent_node_label(s->d->e->graph, node);
}

static void say_extent(speaker *s)
{
    const ent_digest *d = s->d;
    uint64_t documents = d->span.documents;
    if (!d->relations) {
        const ent_provenance *p = d->e->provenance;
        if (p && p->input.events) {
            ent_buffer_text(
                &s->text, "No relations are left: the filter passes none of ");
            ent_say_count(&s->text, p->input.events, "event", NULL);
            ent_buffer_text(&s->text, ", or they name no two actors of its level.");
            end_sentence(s);
            return;
        }
        ent_buffer_text(&s->text, "No relations were found in ");
        ent_say_inputs(&s->text, d->e, p ? p->input.documents : documents);
        ent_buffer_char(&s->text, '.');
        end_sentence(s);
        return;
    }
    ent_say_count(&s->text, d->relations, "relation", NULL);
    ent_buffer_text(&s->text, " between ");
    ent_say_count(&s->text, d->actors, "actor", NULL);
    ent_buffer_text(&s->text, ", from ");
    ent_say_count(&s->text, d->span.events, "event", NULL);
    ent_buffer_text(&s->text, " in ");
    ent_say_inputs(&s->text, d->e, documents);
    if (d->period.from != ENT_NO_DATE) ent_buffer_text(&s->text, ", ");
    if (d->period.from != ENT_NO_DATE) ent_say_period(&s->text, d->period);
    if (d->outside) ent_buffer_text(&s->text, "; ");
    if (d->outside) ent_say_outside(&s->text, d->outside);
    if (d->span.undated) ent_buffer_text(&s->text, "; ");
    if (d->span.undated) ent_say_number(&s->text, d->span.undated);
    if (d->span.undated) ent_buffer_text(&s->text, " without a date");
    ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

/* "453 of 1,353 events that happened or are alleged are hostile (33%); the busiest time
 * is March 2022, with 493." Stray dates are left out of the windows; then it says where
 * these lie.
 */
static void say_course(speaker *s)
{
    const ent_digest *d = s->d;
    const ent_windows *w = &d->windows;
    const ent_point *total = &d->activity.total;
    size_t best = 0;
    if (w->count < 3 || total->count < 10) return;
    ent_interval period = { w->items[0].from, w->items[w->count - 1].to };
    for (size_t i = 0; i < w->count; i++)
        if (d->activity.points[i].count > d->activity.points[best].count) best = i;
    ent_say_number(&s->text, total->hostile);
    ent_buffer_text(&s->text, " of ");
    ent_say_count(&s->text, total->count, "event", NULL);
    ent_buffer_text(&s->text, " that happened");
    if (d->statuses[ENT_ALLEGED]) ent_buffer_text(&s->text, " or are alleged");
    if (d->activity.outside.count) ent_buffer_text(&s->text, ", ");
    if (d->activity.outside.count) ent_say_period(&s->text, period);
    if (d->activity.outside.count) ent_buffer_char(&s->text, ',');
    ent_buffer_text(&s->text, total->hostile == 1 ? " is hostile (" : " are hostile (");
    ent_say_share(&s->text, total->hostile, total->count);
    ent_buffer_text(&s->text, "); the busiest time is ");
    ent_say_window(&s->text, w, best);
    ent_buffer_text(&s->text, ", with ");
    ent_say_number(&s->text, d->activity.points[best].count);
    ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

static bool clearly_above(double a, double b)
{
    return a > b + 1e-9;
}

/* How many of the first stand out from those after them: 2, 1 or 0. */
static size_t outstanding(const ent_digest *d)
{
    const double *rank = d->e->ranking->value[ENT_PAGERANK];
    if (d->actors < 3) return 0;
    if (clearly_above(rank[d->ranked[1]], rank[d->ranked[2]])) return 2;
    return clearly_above(rank[d->ranked[0]], rank[d->ranked[1]]) ? 1 : 0;
}

/* How many events touch the first `count` actors. */
static void say_touched(speaker *s, size_t count)
{
    const ent_digest *d = s->d;
    uint64_t first = ent_graph_node(d->e->graph, d->ranked[0])->count;
    uint64_t second = ent_graph_node(d->e->graph, d->ranked[count - 1])->count;
    ent_say_number(&s->text, first);
    if (first != second) ent_buffer_text(&s->text, " and ");
    if (first != second) ent_say_number(&s->text, second);
    ent_buffer_text(&s->text, " of the ");
    ent_say_count(&s->text, d->span.events, "event", NULL);
    ent_buffer_text(&s->text, count == 1        ? " touch it."
                              : first == second ? " touch each of them."
                                                : " touch them.");
    end_sentence(s);
}

static void say_sure_centre(speaker *s)
{
    ent_say_first(&s->text, s->d);
    ent_buffer_text(&s->text, "; ");
    say_touched(s, 1);
    ent_say_second(&s->text, s->d);
    end_sentence(s);
}

static void say_centre(speaker *s)
{
    const ent_digest *d = s->d;
    if (!d->relations || !d->e->ranking || d->actors < 3) return;
    size_t count = outstanding(d);
    if (count == 0) {
        ent_buffer_text(&s->text, "No actor is more central than all others.");
        end_sentence(s);
        return;
    }
    if (ent_certainty_of(d->e)) {
        say_sure_centre(s);
        return;
    }
    ent_list list = { &s->text, count, count, 0 };
    for (size_t i = 0; i < count; i++) ent_say_item(&list, actor(s, d->ranked[i]));
    ent_buffer_text(&s->text,
        count == 1 ? " is the most central actor; " : " are the most central actors; ");
    say_touched(s, count);
}

static void say_tie_range(speaker *s, const ent_tie *tie)
{
    const ent_bootstrap *b = ent_certainty_of(s->d->e);
    if (!b) return;
    ent_buffer_text(&s->text, " [");
    ent_say_range(&s->text, b->tie[tie - ent_graph_tie(s->d->e->graph, 0)], 1, true);
    ent_buffer_char(&s->text, ']');
}

/* "China and Russia (+12.4: meeting, alliance)"; the relations of its sign, each once. */
static void say_tie(speaker *s, const ent_tie *tie)
{
    const ent_digest *d = s->d;
    uint32_t said = 0; /* bits */
    int count = 0;
    ent_list pair = { &s->text, 2, 2, 0 };
    ent_say_item(&pair, actor(s, tie->a));
    ent_say_item(&pair, actor(s, tie->b));
    ent_buffer_text(&s->text, " (");
    ent_say_fixed(&s->text, tie->tie, 1, true);
    say_tie_range(s, tie);
    for (size_t i = 0; i < d->relations && count < 3; i++) {
        const ent_edge *edge = d->edges[i];
        bool same = (edge->source == tie->a && edge->target == tie->b)
                    || (edge->source == tie->b && edge->target == tie->a);
        if (!same || edge->signed_weight * tie->tie <= 0 || said >> edge->relation & 1)
            continue;
        ent_buffer_print(&s->text, "%s%s", count++ ? ", " : ": ",
            ent_relation_table[edge->relation].name);
        said |= UINT32_C(1) << edge->relation;
    }
    ent_buffer_char(&s->text, ')');
}

/* How many ties of its sign are as strong as this one, itself among them. */
static size_t as_strong(const speaker *s, const ent_tie *tie)
{
    const ent_graph *graph = s->d->e->graph;
    size_t count = 0;
    for (size_t i = 0; i < ent_graph_tie_count(graph); i++)
        count += !clearly_above(fabs(ent_graph_tie(graph, i)->tie - tie->tie), 0);
    return count;
}

/* All are the first: to name three would be chance. */
static void say_even_ties(speaker *s, size_t count, double tie, const char *kind)
{
    ent_say_number(&s->text, count);
    ent_buffer_print(&s->text, " %s ties are equally strong (", kind);
    ent_say_fixed(&s->text, tie, 1, true);
    ent_buffer_text(&s->text, "); none is stronger.");
    end_sentence(s);
}

/* Those that are not much weaker than the first. */
static void say_ties(speaker *s, const ent_tie *const *ties, const char *kind)
{
    size_t count = 0;
    while (count < ENT_FOREMOST && ties[count]
           && fabs(ties[count]->tie) * 3 >= fabs(ties[0]->tie))
        count++;
    if (!count) return;
    size_t first = as_strong(s, ties[0]), last = as_strong(s, ties[count - 1]);
    if (first > count) {
        say_even_ties(s, first, ties[0]->tie, kind);
        return;
    }
    for (size_t i = 0; i < count; i++)
        last -= !clearly_above(fabs(ties[i]->tie - ties[count - 1]->tie), 0);
    ent_buffer_print(&s->text, "The strongest %s %s between ", kind,
        count == 1 ? "tie is" : "ties are");
    for (size_t i = 0; i < count; i++) {
        if (i) ent_buffer_text(&s->text, i + 1 == count ? ", and " : ", ");
        say_tie(s, ties[i]);
    }
    if (last) ent_buffer_text(&s->text, "; ");
    if (last) ent_say_number(&s->text, last);
    if (last)
        ent_buffer_text(&s->text, last == 1 ? " other is as strong as the last"
                                            : " others are as strong as the last");
    ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

static void say_mixed(speaker *s)
{
    const ent_mixed *m = &s->d->mixed;
    if (!m->tie) return;
    ent_list pair = { &s->text, 2, 2, 0 };
    ent_say_item(&pair, actor(s, m->tie->a));
    ent_say_item(&pair, actor(s, m->tie->b));
    ent_buffer_text(&s->text, " are friends and foes at once: cooperation ");
    ent_say_fixed(&s->text, m->cooperation, 1, false);
    ent_buffer_text(&s->text, ", conflict ");
    ent_say_fixed(&s->text, m->conflict, 1, false);
    ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

static void say_bloc(speaker *s, uint32_t bloc)
{
    const ent_digest *d = s->d;
    size_t members = 0;
    for (size_t i = 0; i < d->actors; i++) members += d->e->blocs->bloc[i] == bloc;
    ent_list list = { &s->text, members, 4, 0 };
    for (size_t i = 0; i < d->actors; i++)
        if (d->e->blocs->bloc[d->ranked[i]] == bloc)
            ent_say_item(&list, actor(s, d->ranked[i]));
    const ent_bootstrap *b = ent_certainty_of(d->e);
    if (b && b->consensus.bloc_firm[bloc - 1] < 0.5)
        ent_buffer_text(&s->text, " (in the resamples more often apart than together)");
}

static bool is_firm(const ent_digest *d, uint32_t bloc)
{
    return !d->e->bloc_facts || !d->e->bloc_facts->items[bloc - 1].weak;
}

enum { NAMED_BLOCS = 3 };

/* "; of the strength of the ties between the first two, 98% is hostile": of those named.
 */
static void say_front(speaker *s, uint32_t first, uint32_t second)
{
    const ent_digest *d = s->d;
    double friendly = 0, hostile = 0;
    for (size_t i = 0; i < ent_graph_tie_count(d->e->graph); i++) {
        const ent_tie *t = ent_graph_tie(d->e->graph, i);
        uint32_t a = d->e->blocs->bloc[t->a], b = d->e->blocs->bloc[t->b];
        if (!((a == first && b == second) || (a == second && b == first))) continue;
        if (t->tie > 0) friendly += t->tie;
        if (t->tie < 0) hostile -= t->tie;
    }
    if (!(hostile > 0)) return;
    ent_buffer_text(&s->text, ". Of the strength of the ties between the first two, ");
    ent_say_share(&s->text, (uint64_t)llround(1000 * hostile),
        (uint64_t)llround(1000 * (hostile + friendly)));
    ent_buffer_text(&s->text, " is hostile");
}

/* What a single event or document joins does not stand out. */
static void say_blocs(speaker *s)
{
    uint32_t bloc[NAMED_BLOCS] = { 0 };
    const ent_digest *d = s->d;
    if (!d->relations || !d->e->blocs || d->e->blocs->bloc_count == 0) return;
    size_t all = d->e->blocs->bloc_count, firm = 0, named = 0;
    for (uint32_t b = 1; b <= all; b++) firm += is_firm(d, b);
    size_t count = firm ? firm : all;
    ent_say_count(&s->text, count, "bloc", NULL);
    ent_buffer_text(&s->text, count == 1 ? " stands out: " : " stand out: ");
    for (uint32_t b = 1; b <= all && named < NAMED_BLOCS; b++) {
        if (firm && !is_firm(d, b)) continue;
        if (named) ent_buffer_text(&s->text, "; ");
        say_bloc(s, b);
        bloc[named++] = b;
    }
    if (count > NAMED_BLOCS) ent_buffer_text(&s->text, "; and smaller ones");
    if (named >= 2) say_front(s, bloc[0], bloc[1]);
    ent_buffer_char(&s->text, '.');
    ent_buffer firmness = { 0 };
    ent_say_loose(&firmness, d);
    if (firmness.length) ent_buffer_print(&s->text, " %s", firmness.bytes);
    s->failed = s->failed || firmness.failed;
    ent_buffer_free(&firmness);
    end_sentence(s);
}

static void say_plans(speaker *s)
{
    const ent_digest *d = s->d;
    uint64_t planned = d->statuses[ENT_PLANNED];
    if (!planned) return;
    ent_say_count(&s->text, planned, "event is planned", "events are planned");
    if (d->ahead.count) {
        const ent_finding *next = &d->ahead.items[0];
        for (size_t i = 1; i < d->ahead.count; i++)
            if (d->ahead.items[i].event->date < next->event->date)
                next = &d->ahead.items[i];
        ent_buffer_text(&s->text, planned == 1 ? ": " : ", the next ahead: ");
        ent_say_parties(&s->text, d->e->graph, next->edge, next->event);
        ent_buffer_print(
            &s->text, ", %s, ", ent_relation_table[next->edge->relation].name);
        ent_say_period(
            &s->text, (ent_interval){ next->event->date, next->event->date_to });
    }
    ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

static void say_denials(speaker *s)
{
    const ent_digest *d = s->d;
    if (d->negated.count) {
        ent_say_count(&s->text, d->negated.count, "event is denied or not done",
            "events are denied or not done");
        ent_buffer_text(&s->text, d->negated.count == 1 ? ": " : ", among them: ");
        const ent_finding *first = &d->negated.items[0];
        ent_say_edge(&s->text, d->e->graph, first->edge);
        ent_buffer_print(
            &s->text, ", %s", ent_relation_table[first->edge->relation].name);
    }
    uint64_t alleged = d->statuses[ENT_ALLEGED], possible = d->statuses[ENT_POSSIBLE];
    if (d->negated.count && (alleged || possible)) ent_buffer_text(&s->text, "; ");
    if (alleged)
        ent_say_count(
            &s->text, alleged, "event is only alleged", "events are only alleged");
    if (alleged && possible) ent_buffer_text(&s->text, ", ");
    if (possible)
        ent_say_count(
            &s->text, possible, "event is only possible", "events are only possible");
    if (s->text.length) ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

/* What an analyst would say before the first question. */
static void say_care(speaker *s)
{
    const ent_digest *d = s->d;
    const ent_makeup *m = &d->makeup;
    const ent_provenance *p = d->e->provenance;
    uint64_t skipped = p ? p->input.malformed + p->input.foreign : 0;
    if (m->from_texts) {
        ent_buffer_text(&s->text, "mean confidence ");
        ent_say_fixed(&s->text, m->confidence, 2, false);
    } else if (m->coded) {
        ent_buffer_text(&s->text, "coded by others, no sentences");
    }
    if (d->span.events >= 10 && m->by_publisher * 3 >= d->span.events * 2) {
        ent_buffer_text(&s->text, s->text.length ? ", " : "");
        bool all = m->by_publisher == d->span.events;
        if (!all) ent_say_share(&s->text, m->by_publisher, d->span.events);
        ent_buffer_text(&s->text, all ? "all events from one publisher ("
                                      : " of the events from one publisher (");
        ent_buffer_text(&s->text, m->publisher);
        ent_buffer_char(&s->text, ')');
    }
    if (skipped && s->text.length) ent_buffer_text(&s->text, ", ");
    if (skipped) ent_say_count(&s->text, skipped, "input", NULL);
    if (skipped) ent_buffer_text(&s->text, " skipped");
    if (!s->text.length || !d->relations) {
        ent_buffer_clear(&s->text);
        return;
    }
    ent_buffer care = { 0 };
    ent_buffer_text(&care, "To be read with care: ");
    ent_buffer_text(&care, s->text.bytes);
    ent_buffer_text(&care, "; see Caveats.");
    ent_buffer_clear(&s->text);
    ent_buffer_text(&s->text, care.bytes);
    s->failed = s->failed || care.failed;
    ent_buffer_free(&care);
    end_sentence(s);
}

bool ent_digest_say(const ent_digest *digest,
    void (*sentence)(void *context, const char *text), void *context)
{
    speaker s = { .d = digest, .sentence = sentence, .context = context };
    say_extent(&s);
    say_course(&s);
    say_centre(&s);
    say_ties(&s, digest->friends, "friendly");
    say_ties(&s, digest->foes, "hostile");
    say_mixed(&s);
    say_blocs(&s);
    ent_course_say(digest, &s.text);
    end_sentence(&s);
    say_plans(&s);
    if (digest->fates.kinds[ENT_FATE_UNKNOWN] < digest->fates.count)
        ent_fates_say(digest, &s.text);
    end_sentence(&s);
    say_denials(&s);
    say_care(&s);
    ent_buffer_free(&s.text);
    return !s.failed;
}
