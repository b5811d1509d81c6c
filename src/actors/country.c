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
    float factor;     /* on all that; see factor_of */
} contender;

typedef struct {
    contender items[MOST_STATES];
    size_t count;
} contest;

/* The state that owns the actor's code; NULL: none. */
static const ent_actor *owner_of(const ent_finder *f, const ent_actor *actor)
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

static void add(contest *c, const ent_actor *state, float score, float factor)
{
    size_t i = 0;
    while (i < c->count && c->items[i].state != state) i++;
    if (i == MOST_STATES) return;
    if (i == c->count) c->items[c->count++] = (contender){ .state = state, .factor = 1 };
    contender *item = &c->items[i];
    item->factor *= factor;
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

/* Subjects of the clauses around a description, which are hardly described once more. */
typedef struct {
    uint32_t tokens[MOST_AROUND]; /* the first: of the description's own clause */
    size_t count;
    bool direct;          /* it hangs on the verb itself */
    bool owns;            /* "the country's" */
    bool own;             /* the first is there */
    bool into, out, away; /* of it: "entered the country", "fled the country" */
} surroundings;

static bool is_one_of(const char *lemma, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(lemma, words[i])) return true;
    return false;
}

static void look_around(const ent_finder *f, uint32_t at, surroundings *around)
{
    static const char *const into[] = { "enter", "invade", "reach", "visit", "attack" };
    static const char *const out[] = { "leave", "quit" };
    static const char *const away[] = { "escape", "flee" };
    if (!f->text->parsed || at >= f->end) return;
    const ent_token *tokens = f->tokens;
    uint32_t clause = ent_clause_of(tokens, f->begin, at);
    uint32_t noun = tokens[at].label == ENT_DEP_DET ? ent_arc_head(tokens, f->begin, at)
                                                    : at;
    around->direct = noun != ENT_NOWHERE
                     && ent_arc_head(tokens, f->begin, noun) == clause;
    around->owns = noun != ENT_NOWHERE && ent_finder_possessive(f, noun + 1);
    around->into = is_one_of(tokens[clause].lemma, into, sizeof into / sizeof *into);
    around->out = is_one_of(tokens[clause].lemma, out, sizeof out / sizeof *out);
    around->away = is_one_of(tokens[clause].lemma, away, sizeof away / sizeof *away);
    for (int i = 0; i < MOST_AROUND && clause != ENT_NOWHERE; i++) {
        uint32_t subject = ent_clause_subject(f, f->index, clause);
        if (subject != ENT_NOWHERE && !ent_arc_under(tokens, f->begin, at, subject)) {
            around->own |= i == 0;
            around->tokens[around->count++] = subject;
        }
        clause = ent_clause_outer(tokens, f->begin, clause);
    }
}

/* How far a mention that is such a subject still counts; 0: it bars its state. */
static float factor_of(const ent_finder *f, size_t item, const surroundings *around)
{
    const ent_mention *m = &f->items[item];
    size_t i = 0;
    while (i < around->count
           && (around->tokens[i] < m->first || around->tokens[i] >= m->first + m->count))
        i++;
    if (i == around->count) return 1;
    const ent_role *role = f->notes[item].role;
    bool people = f->notes[item].human && !(role && !strcmp(role->sector, "MIL"));
    if (people && i == 0 && around->own && around->direct && around->away) return 2;
    if (m->actor->kind == ENT_PERSON) return 1;
    bool state = m->actor->kind == ENT_STATE && m->form == ENT_MENTION_NAME && !people;
    bool first = i == 0 && around->own;
    if (first && around->direct && around->into) return 0;
    if (first && around->direct && around->out && !state) return people ? 1 : 0.3F;
    if (!state) return 1;
    /* "Peru said that Ota came to the country", "Peru opened the country's ports" */
    if (!first || around->owns) return 0.6F;
    return around->direct ? 0 : 0.25F;
}

static void hold(const ent_finder *f, uint32_t at, contest *c)
{
    static const float nearness[] = { 1, 0.75F, 0.5F };
    surroundings around = { .count = 0 };
    const ent_actor *own = owner_of(f, f->publisher);
    size_t last = f->count > MOST_ITEMS ? f->count - MOST_ITEMS : 0;
    look_around(f, at, &around);
    for (size_t i = f->count; i-- > last;) {
        const ent_mention *m = &f->items[i];
        uint32_t back = f->index - m->sentence;
        const ent_actor *state = owner_of(f, m->actor);
        if (!state || state == own) continue;
        if (back > SENTENCES_BACK) {
            remember(c, state);
            continue;
        }
        add(c, state, nearness[back] * prominence(f, i),
            back ? 1 : factor_of(f, i, &around));
    }
}

const ent_actor *ent_country_only(const ent_finder *f)
{
    const ent_actor *only = NULL, *own = owner_of(f, f->publisher);
    size_t count = f->count > MOST_ITEMS ? MOST_ITEMS : f->count;
    for (size_t i = 0; i < count; i++) {
        const ent_actor *state = owner_of(f, f->items[i].actor);
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
    return c->factor * (c->best + 0.25F * more + 0.1F * (float)before);
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
