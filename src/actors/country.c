/* country.c - the states of the last sentences, weighed. */
#include "actors/country.h"

#include <string.h>

#include "actors/clause.h"

enum {
    SENTENCES_BACK = 2,
    MOST_STATES = 16, /* that compete; where there are more, none is plain */
    MOST_AROUND = 6,  /* clauses around the description */
    MOST_ITEMS = 500  /* that are looked back at */
};

typedef struct {
    const ent_actor *state;
    float best, more; /* its most prominent mention, the others */
    int before;       /* mentions further back */
} contender;

typedef struct {
    contender items[MOST_STATES];
    size_t count;
} contest;

const ent_actor *ent_country_of(const ent_finder *f, const ent_actor *actor)
{
    const ent_actor *owner = actor && *actor->code
                                 ? ent_lexicon_owner(f->lexicon, actor->code)
                                 : NULL;
    return owner && owner->kind == ENT_STATE ? owner : NULL;
}

/* How plainly item `i` brings up its state; 0: not at all. */
static float prominence(const ent_finder *f, size_t i)
{
    const ent_mention *m = &f->items[i];
    bool subject = f->notes[i].subject, ours = f->tokens[m->first].lower[0] == 'w'
                                               || f->tokens[m->first].lower[0] == 'o';
    switch (m->actor->kind) {
    case ENT_STATE:
    case ENT_BODY: break;
    case ENT_PERSON: return subject ? 1.2F : 0.9F;
    default: return 0; /* media and companies quoted say little */
    }
    switch (m->form) {
    case ENT_MENTION_PRONOUN: return ours ? 0 : 1.6F;
    case ENT_MENTION_ADJECTIVE: return 1.1F;
    case ENT_MENTION_PLACE: return 1.6F;
    default: break;
    }
    if (f->notes[i].human) return subject ? 2 : 1.6F;
    return subject ? 3 : 2.2F;
}

static void add(contest *c, const ent_actor *state, float score)
{
    size_t i = 0;
    while (i < c->count && c->items[i].state != state) i++;
    if (i == MOST_STATES) return;
    if (i == c->count) c->items[c->count++] = (contender){ .state = state };
    contender *item = &c->items[i];
    if (score > item->best) {
        item->more += item->best;
        item->best = score;
    } else {
        item->more += score;
    }
}

static void remember(contest *c, const ent_actor *state)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].state == state) c->items[i].before++;
}

/* Subjects of the clauses around a description, which are hardly described once more:
 * not at all in the own clause and in those that it only completes. */
typedef struct {
    uint32_t tokens[MOST_AROUND];
    float factors[MOST_AROUND];
    size_t count;
} surroundings;

static void look_around(const ent_finder *f, uint32_t at, surroundings *around)
{
    if (!f->text->parsed || at >= f->end) return;
    uint32_t clause = ent_clause_of(f->tokens, f->begin, at);
    float factor = 0;
    for (int i = 0; i < MOST_AROUND && clause != ENT_NOWHERE; i++) {
        uint32_t subject = ent_clause_subject(f, f->index, clause);
        if (subject != ENT_NOWHERE && !ent_arc_under(f->tokens, f->begin, at, subject)) {
            around->tokens[around->count] = subject;
            around->factors[around->count++] = factor;
        }
        uint8_t label = f->tokens[clause].label;
        if (label == ENT_DEP_CCOMP || label == ENT_DEP_ADVCL
            || label == ENT_DEP_ACL_RELCL)
            factor = 0.6F; /* "Peru said that Ota came to the country" */
        clause = ent_clause_outer(f->tokens, f->begin, clause);
    }
}

static float factor_of(const ent_mention *m, const surroundings *around)
{
    if (m->actor->kind != ENT_STATE || m->form != ENT_MENTION_NAME) return 1;
    for (size_t i = 0; i < around->count; i++)
        if (around->tokens[i] >= m->first && around->tokens[i] < m->first + m->count)
            return around->factors[i];
    return 1;
}

static void hold(const ent_finder *f, uint32_t at, contest *c)
{
    static const float nearness[] = { 1, 0.75F, 0.5F };
    surroundings around = { .count = 0 };
    const ent_actor *own = ent_country_of(f, f->publisher), *barred = NULL;
    size_t last = f->count > MOST_ITEMS ? f->count - MOST_ITEMS : 0;
    look_around(f, at, &around);
    for (size_t i = f->count; i-- > last;) {
        const ent_mention *m = &f->items[i];
        uint32_t back = f->index - m->sentence;
        const ent_actor *state = ent_country_of(f, m->actor);
        if (!state || state == own) continue;
        if (back > SENTENCES_BACK) {
            remember(c, state);
            continue;
        }
        float factor = back ? 1 : factor_of(m, &around);
        if (factor <= 0) barred = state;
        add(c, state, factor * nearness[back] * prominence(f, i));
    }
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].state == barred) c->items[i].best = c->items[i].more = 0;
}

const ent_actor *ent_country_only(const ent_finder *f)
{
    const ent_actor *only = NULL, *own = ent_country_of(f, f->publisher);
    size_t count = f->count > MOST_ITEMS ? MOST_ITEMS : f->count;
    for (size_t i = 0; i < count; i++) {
        const ent_actor *state = ent_country_of(f, f->items[i].actor);
        if (!state || state == own) continue;
        if (only && only != state) return NULL;
        only = state;
    }
    return only;
}

static float score_of(const contender *c)
{
    float more = c->more > 4 ? 4 : c->more;
    int before = c->before > 8 ? 8 : c->before;
    return c->best > 0 ? c->best + 0.25F * more + 0.1F * (float)before : 0;
}

const ent_actor *ent_country_meant(const ent_finder *f, uint32_t at, float *confidence)
{
    contest c = { .count = 0 };
    const ent_actor *found = NULL;
    float best = 0, second = 0;
    hold(f, at, &c);
    for (size_t i = 0; i < c.count; i++) {
        const contender *item = &c.items[i];
        float score = score_of(item);
        if (score > best) {
            second = best;
            best = score;
            found = item->state;
        } else if (score > second) {
            second = score;
        }
    }
    if (!c.count) {
        *confidence = 0.6F;
        return ent_country_only(f);
    }
    if (best < 0.6F || best < 1.25F * second) return NULL;
    *confidence = second > 0 ? 0.45F + 0.25F * (best - second) / second : 0.8F;
    if (*confidence > 0.8F) *confidence = 0.8F;
    return *confidence < ENT_LEAST_CONFIDENCE ? NULL : found;
}
