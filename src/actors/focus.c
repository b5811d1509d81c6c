/* focus.c - lists of subjects, and who meets whom. */
#include "actors/focus.h"

#include <string.h>

#include "base/strings.h"

/* A party: not an attribute, place or stranger, and not several at once. */
static bool is_party(const ent_finder *f, size_t i)
{
    const ent_mention *m = &f->items[i];
    return m->actor && *m->actor->code && m->form != ENT_MENTION_ADJECTIVE
           && m->form != ENT_MENTION_PLACE && m->form != ENT_MENTION_PRONOUN;
}

typedef struct {
    const ent_actor *actors[ENT_MOST_FOCUS + 1];
    uint32_t count; /* may be one too many: then there is no focus */
} parties;

static void add(parties *set, const ent_actor *actor)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (!strcmp(set->actors[i]->code, actor->code)) return;
    if (set->count <= ENT_MOST_FOCUS) set->actors[set->count++] = actor;
}

static void add_items(const ent_finder *f, size_t first, size_t last, parties *set)
{
    for (size_t i = first; i <= last; i++)
        if (is_party(f, i)) add(set, f->items[i].actor);
}

static bool keep(ent_finder *f, const parties *set)
{
    if (set->count < 2 || set->count > ENT_MOST_FOCUS) return false;
    memcpy(f->focus, set->actors, sizeof f->focus);
    f->focus_count = set->count;
    f->focus_at = f->index;
    return true;
}

/* "A and B agreed"; the longest such list. */
static bool joint_subject(ent_finder *f, size_t here)
{
    parties best = { 0 };
    for (size_t i = here; i < f->count; i++) {
        parties set = { 0 };
        if (!f->notes[i].subject || f->items[i].form == ENT_MENTION_PRONOUN) continue;
        size_t first = ent_finder_list(f, i);
        if (f->items[i].group)
            while (first > here && f->items[first - 1].group == f->items[i].group)
                first--;
        /* "The Secretary and [his] counterparts" */
        bool theirs = f->items[i].group && first > here
                      && ent_finder_is(f, f->items[i].first, "counterparts");
        if (theirs) add(&set, f->items[first - 1].actor);
        add_items(f, first, i, &set);
        if (set.count > best.count) best = set;
    }
    return keep(f, &best);
}

/* A word of meeting stands between the tokens: "met with", "'s call with", "hosted". */
static bool brings_together(const ent_finder *f, uint32_t from, uint32_t to)
{
    static const char *const words[] = { "meet", "speak", "talk", "host", "welcome",
        "receive", "call", "visit", "consult", "meeting", "talks", "conversation",
        "summit", "dialogue", "greet", "negotiate", "sign", "agreement", "negotiation",
        "partnership", "relation", "tie", "pact", "truce", "ceasefire" };
    for (uint32_t at = from; at < to; at++)
        if (ENT_AMONG(f->tokens[at].lemma, words)) return true;
    return false;
}

/* "A spoke with B and C", "A's call with B". */
static bool meeting(ent_finder *f, size_t here)
{
    for (size_t i = here; i + 1 < f->count; i++) {
        bool agent = f->notes[i].subject || f->items[i].possessive;
        if (!is_party(f, i) || !agent || !is_party(f, i + 1)) continue;
        uint32_t end = f->items[i].first + f->items[i].count;
        if (!brings_together(f, end, f->items[i + 1].first)) continue;
        parties set = { 0 };
        size_t last = i + 1;
        add(&set, f->items[i].actor);
        while (last + 1 < f->count && ent_finder_list(f, last + 1) <= i + 1) last++;
        add_items(f, i + 1, last, &set);
        return keep(f, &set);
    }
    return false;
}

/* "Bolivia's minister joined the talks": one party more. */
static bool joins(ent_finder *f, size_t here)
{
    parties set = { 0 };
    for (uint32_t i = 0; i < f->focus_count; i++) add(&set, f->focus[i]);
    for (size_t i = here; i < f->count && set.count; i++) {
        uint32_t verb = f->items[i].first + f->items[i].count;
        if (!f->notes[i].subject || !is_party(f, i)) continue;
        if (ent_finder_is(f, verb, "also") || ent_finder_is(f, verb, "later")) verb++;
        if (verb < f->end && !strcmp(f->tokens[verb].lemma, "join")
            && (ent_finder_is(f, verb + 1, "the") || ent_finder_is(f, verb + 1, "them"))
            && (ent_finder_is(f, verb + 1, "them")
                || brings_together(f, verb + 2, verb + 3)))
            add(&set, f->items[i].actor);
    }
    return set.count > f->focus_count && keep(f, &set);
}

/* "U.S.-Thailand Strategic Dialogue": a title that names two sides and nobody else. */
static void title_pair(ent_finder *f, size_t here)
{
    parties set = { 0 };
    if (f->text->sentences[f->index].kind != ENT_SENTENCE_TITLE) return;
    if (!f->joint && !brings_together(f, f->begin, f->end)) return;
    for (size_t i = here; i < f->count; i++)
        if (f->items[i].actor && *f->items[i].actor->code) add(&set, f->items[i].actor);
    if (set.count == 2) keep(f, &set);
}

void ent_focus_update(ent_finder *f)
{
    size_t here = ent_finder_here(f);
    if (!joint_subject(f, here) && !joins(f, here) && !meeting(f, here))
        title_pair(f, here);
}
