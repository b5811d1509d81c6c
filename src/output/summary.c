/* summary.c - the digest in plain words: what somebody would say who has a minute. */
#include "output/digest.h"

#include <math.h>

#include "output/fates.h"
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
    s->failed = s->failed || s->text.failed;
    if (s->text.length && !s->text.failed) s->sentence(s->context, s->text.bytes);
    ent_buffer_clear(&s->text);
}

static const char *actor(const speaker *s, uint32_t node)
{
    return ent_node_label(s->d->e->graph, node);
}

/* Tallies have no documents, but files that they are of. */
static void say_where(speaker *s, uint64_t documents)
{
    const ent_provenance *p = s->d->e->provenance;
    uint64_t files = p ? p->input.files : 0;
    if (documents || !files) ent_say_count(&s->text, documents, "document", NULL);
    if (documents && files) ent_buffer_text(&s->text, " and ");
    if (files) ent_say_count(&s->text, files, "file of events", "files of events");
}

static void say_extent(speaker *s)
{
    const ent_digest *d = s->d;
    uint64_t documents = d->span.documents;
    if (!d->relations) {
        const ent_provenance *p = d->e->provenance;
        ent_buffer_text(&s->text, "No relations were found in ");
        say_where(s, p ? p->input.documents : documents);
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
    say_where(s, documents);
    if (d->span.period.from != ENT_NO_DATE) ent_buffer_text(&s->text, ", ");
    if (d->span.period.from != ENT_NO_DATE) ent_say_period(&s->text, d->span.period);
    if (d->span.undated) ent_buffer_text(&s->text, "; ");
    if (d->span.undated) ent_say_number(&s->text, d->span.undated);
    if (d->span.undated) ent_buffer_text(&s->text, " without a date");
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
    ent_list list = { &s->text, count, count, 0 };
    for (size_t i = 0; i < count; i++) ent_say_item(&list, actor(s, d->ranked[i]));
    ent_buffer_text(&s->text,
        count == 1 ? " is the most central actor; " : " are the most central actors; ");
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

/* "China and Russia (+12.4: meeting, alliance)" */
static void say_tie(speaker *s, const ent_tie *tie)
{
    const ent_digest *d = s->d;
    ent_list pair = { &s->text, 2, 2, 0 };
    ent_say_item(&pair, actor(s, tie->a));
    ent_say_item(&pair, actor(s, tie->b));
    ent_buffer_text(&s->text, " (");
    ent_say_fixed(&s->text, tie->tie, 1, true);
    const char *before = ": ";
    for (size_t i = 0, said = 0; i < d->relations && said < 3; i++) {
        const ent_edge *edge = d->edges[i];
        bool same = (edge->source == tie->a && edge->target == tie->b)
                    || (edge->source == tie->b && edge->target == tie->a);
        if (!same || edge->signed_weight * tie->tie <= 0) continue;
        ent_buffer_print(
            &s->text, "%s%s", before, ent_relation_table[edge->relation].name);
        before = ", ";
        said++;
    }
    ent_buffer_char(&s->text, ')');
}

static void say_ties(speaker *s)
{
    const ent_digest *d = s->d;
    if (!d->friend && !d->foe) return;
    ent_buffer_text(&s->text, d->friend ? "The strongest friendly tie is between "
                                        : "The strongest hostile tie is between ");
    say_tie(s, d->friend ? d->friend : d->foe);
    if (d->friend && d->foe) {
        ent_buffer_text(&s->text, ", the strongest hostile one between ");
        say_tie(s, d->foe);
    }
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
}

static void say_blocs(speaker *s)
{
    enum { NAMED_BLOCS = 3 };
    const ent_digest *d = s->d;
    if (!d->relations || !d->e->blocs || d->e->blocs->bloc_count == 0) return;
    size_t count = d->e->blocs->bloc_count;
    ent_say_count(&s->text, count, "bloc", NULL);
    ent_buffer_text(&s->text, count == 1 ? " stands out: " : " stand out: ");
    for (uint32_t b = 1; b <= count && b <= NAMED_BLOCS; b++) {
        if (b > 1) ent_buffer_text(&s->text, "; ");
        say_bloc(s, b);
    }
    if (count > NAMED_BLOCS) ent_buffer_text(&s->text, "; and smaller ones");
    ent_buffer_char(&s->text, '.');
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
            &s->text, ", %s.", ent_relation_table[first->edge->relation].name);
        end_sentence(s);
    }
    uint64_t alleged = d->statuses[ENT_ALLEGED], possible = d->statuses[ENT_POSSIBLE];
    if (alleged)
        ent_say_count(
            &s->text, alleged, "event is only alleged", "events are only alleged");
    if (alleged && possible) ent_buffer_text(&s->text, ", ");
    if (possible)
        ent_say_count(
            &s->text, possible, "event is only possible", "events are only possible");
    if (alleged || possible) ent_buffer_char(&s->text, '.');
    end_sentence(s);
}

bool ent_digest_say(const ent_digest *digest,
    void (*sentence)(void *context, const char *text), void *context)
{
    speaker s = { .d = digest, .sentence = sentence, .context = context };
    say_extent(&s);
    say_centre(&s);
    say_ties(&s);
    say_blocs(&s);
    say_plans(&s);
    if (digest->fates.kinds[ENT_FATE_UNKNOWN] < digest->fates.count)
        ent_fates_say(digest, &s.text);
    end_sentence(&s);
    say_denials(&s);
    ent_buffer_free(&s.text);
    return !s.failed;
}
