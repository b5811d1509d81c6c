/* pronoun.c - pronouns bound to the nearest plain antecedent, or to none. */
#include "actors/pronoun.h"

#include <string.h>

enum { REACH = 1 }; /* sentences before its own in which an antecedent is looked for */

typedef enum { NOBODY, HE, SHE, THEY, IT, WE } person;

static person person_of(const char *lower, bool *possessive)
{
    static const struct {
        const char *word;
        person person;
        bool possessive;
    } words[] = { { "he", HE, false }, { "him", HE, false }, { "his", HE, true },
        { "she", SHE, false }, { "her", SHE, true }, { "they", THEY, false },
        { "them", THEY, false }, { "their", THEY, true }, { "it", IT, false },
        { "its", IT, true }, { "we", WE, false }, { "us", WE, false },
        { "our", WE, true } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lower, words[i].word)) {
            *possessive = words[i].possessive;
            return words[i].person;
        }
    return NOBODY;
}

/* True where item `i` can be what the pronoun means. */
static bool fits(const ent_finder *f, size_t i, person who)
{
    const ent_mention *m = &f->items[i];
    const ent_note *note = &f->notes[i];
    const ent_actor *a = m->actor;
    if (m->form == ENT_MENTION_ADJECTIVE) return false;
    switch (who) {
    case HE: return note->human && !note->many && !(a && a->female);
    case SHE: return note->human && !note->many && !(a && a->male);
    case THEY: return note->many && m->form != ENT_MENTION_PLACE;
    case IT:
        return a && !note->human && !note->many && a->kind != ENT_PERSON
               && m->form != ENT_MENTION_PLACE;
    default: return false;
    }
}

static bool same_actor(const ent_actor *a, const ent_actor *b)
{
    return a == b;
}

/* The best item from..to: the only one that fits, or the last (first) subject. */
static size_t pick(
    const ent_finder *f, size_t from, size_t to, person who, float *confidence)
{
    size_t best = SIZE_MAX, subject = SIZE_MAX;
    bool several = false;
    for (size_t i = from; i < to; i++) {
        if (!fits(f, i, who)) continue;
        if (best != SIZE_MAX && !same_actor(f->items[best].actor, f->items[i].actor)
            && (!f->items[i].group || f->items[i].group != f->items[best].group))
            several = true;
        best = i;
        if (f->notes[i].subject) subject = i;
    }
    *confidence = several ? 0.6F : 0.8F;
    if (several && subject == SIZE_MAX) return SIZE_MAX;
    return several ? subject : best;
}

/* "A and B ... they": items that one list joins, where its last is item `last`. */
static size_t list_start(const ent_finder *f, size_t last)
{
    size_t first = last;
    while (first > 0 && f->items[first - 1].sentence == f->items[last].sentence) {
        uint32_t end = f->items[first - 1].first + f->items[first - 1].count;
        uint32_t gap = f->items[first].first - end;
        const char *between = f->tokens[end].lower;
        bool joins = gap == 1 && (!strcmp(between, "and") || !strcmp(between, ","));
        if (f->items[first - 1].first == f->items[first].first) joins = false;
        if (!joins) break;
        first--;
    }
    return first;
}

static uint32_t add(
    ent_finder *f, uint32_t at, size_t from, size_t to, bool possessive, float confidence)
{
    bool many = to > from + 1;
    if (confidence < ENT_LEAST_CONFIDENCE) return at;
    for (size_t i = from; i < to; i++)
        if (!f->items[i].actor) return at;
    if (many) f->groups++;
    for (size_t i = from; i < to; i++) {
        ent_mention m = { .actor = f->items[i].actor,
            .first = at,
            .count = 1,
            .head = at,
            .form = ENT_MENTION_PRONOUN,
            .possessive = possessive,
            .plural = many || f->items[i].plural,
            .group = many ? f->groups : 0,
            .confidence = confidence };
        bool human = f->notes[i].human;
        const ent_role *role = f->notes[i].role;
        ent_note *note = ent_finder_add(f, &m);
        note->human = human;
        note->role = role;
    }
    return at + 1;
}

/* "it is clear that", "it will mark": no actor. */
static bool is_empty(const ent_finder *f, uint32_t at)
{
    static const char *const verbs[] = { "be", "seem", "appear", "mark", "come", "follow",
        "happen", "take", "become", "remain", "emerge", "mean", "rain", "cost", "turn",
        "look", "occur", "include", "involve", "bring" };
    for (uint32_t i = at + 1; i < f->end && i < at + 5; i++) {
        const ent_token *t = &f->tokens[i];
        if (t->tag == ENT_TAG_AUXILIARY && strcmp(t->lemma, "be")) continue;
        if (t->tag == ENT_TAG_ADVERB || t->tag == ENT_TAG_PARTICLE) continue;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (!strcmp(t->lemma, verbs[k])) return true;
        return t->tag != ENT_TAG_VERB;
    }
    return true;
}

static size_t sentence_start(const ent_finder *f, size_t to, uint32_t sentence)
{
    while (to > 0 && f->items[to - 1].sentence >= sentence) to--;
    return to;
}

/* he, she, it: in this sentence, else the one before. */
static uint32_t read_single(ent_finder *f, uint32_t at, person who, bool possessive)
{
    float confidence;
    size_t here = sentence_start(f, f->count, f->index);
    if (who == IT && !possessive && is_empty(f, at)) return at;
    size_t best = pick(f, here, f->count, who, &confidence);
    bool any_here = false;
    for (size_t i = here; i < f->count; i++) any_here |= fits(f, i, who);
    if (best == SIZE_MAX && !any_here && f->index >= REACH) {
        size_t before = sentence_start(f, here, f->index - REACH);
        best = pick(f, before, here, who, &confidence);
        confidence -= who == IT ? 0.2F : 0.05F;
        if (best != SIZE_MAX && who == IT && !f->notes[best].subject) return at;
    }
    if (best == SIZE_MAX) return at;
    return add(f, at, best, best + 1, possessive, confidence);
}

/* they: a list or a plural in this sentence or the one before. */
static uint32_t read_plural(ent_finder *f, uint32_t at, bool possessive)
{
    size_t to = f->count;
    for (uint32_t back = 0; back <= REACH && back <= f->index; back++) {
        size_t from = sentence_start(f, to, f->index - back);
        for (size_t i = to; i-- > from;) {
            const ent_mention *m = &f->items[i];
            if (m->form == ENT_MENTION_ADJECTIVE || m->form == ENT_MENTION_PLACE)
                continue;
            size_t first = list_start(f, i);
            while (m->group && first > from && f->items[first - 1].group == m->group)
                first--;
            bool list = i > first && f->notes[i].subject;
            bool group = m->group && i > first;
            if (list || group)
                return i + 1 - first > 5 ? at
                                         : add(f, at, first, i + 1, possessive, 0.7F);
        }
        float confidence;
        size_t best = pick(f, from, to, THEY, &confidence);
        if (best != SIZE_MAX)
            return add(f, at, best, best + 1, possessive, confidence - 0.1F);
        to = from;
    }
    return at;
}

static uint32_t read_we(ent_finder *f, uint32_t at, bool possessive)
{
    const ent_actor *actor = f->tokens[at].quoted ? f->speaker : f->publisher;
    const ent_actor *owner = actor && *actor->code
                                 ? ent_lexicon_owner(f->lexicon, actor->code)
                                 : NULL;
    if (!owner) return at;
    ent_mention m = { .actor = owner,
        .first = at,
        .count = 1,
        .head = at,
        .form = ENT_MENTION_PRONOUN,
        .possessive = possessive,
        .plural = false,
        .confidence = 0.75F };
    ent_finder_add(f, &m);
    return at + 1;
}

uint32_t ent_pronoun_read(ent_finder *f, uint32_t at)
{
    bool possessive;
    person who = f->tokens[at].tag == ENT_TAG_PRONOUN
                     ? person_of(f->tokens[at].lower, &possessive)
                     : NOBODY;
    if (who == NOBODY) return at;
    if (who == WE) return read_we(f, at, possessive);
    if (f->tokens[at].quoted) return at;
    if (who == SHE && possessive)
        possessive = at + 1 < f->end
                     && (f->tokens[at + 1].tag == ENT_TAG_NOUN
                         || f->tokens[at + 1].tag == ENT_TAG_ADJECTIVE);
    if (who == THEY) return read_plural(f, at, possessive);
    return read_single(f, at, who, possessive);
}

static bool reports(const ent_token *t)
{
    static const char *const verbs[] = { "add", "announce", "argue", "ask", "claim",
        "comment", "declare", "explain", "insist", "note", "reply", "respond", "say",
        "state", "stress", "tell", "tweet", "warn", "write" };
    if (t->tag != ENT_TAG_VERB || t->quoted) return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (!strcmp(t->lemma, verbs[i])) return true;
    return false;
}

void ent_pronoun_speaker(ent_finder *f)
{
    enum { FARTHEST = 25 };
    size_t from = sentence_start(f, f->count, f->index);
    for (uint32_t verb = f->begin; verb < f->end; verb++) {
        if (!reports(&f->tokens[verb])) continue;
        f->speaker = NULL;
        for (size_t i = from; i < f->count; i++) {
            const ent_mention *m = &f->items[i];
            if (m->form == ENT_MENTION_ADJECTIVE || m->form == ENT_MENTION_PLACE
                || f->tokens[m->first].quoted)
                continue;
            bool before = m->first + m->count <= verb && m->first + FARTHEST > verb
                          && f->notes[i].subject;
            bool after = m->first > verb && m->first <= verb + 2 && !f->speaker;
            if (before || after) f->speaker = m->actor;
        }
        return;
    }
}
