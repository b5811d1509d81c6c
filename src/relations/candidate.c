/* candidate.c - parties of a sentence in pairs, with the mentions that stand for them. */
#include "relations/candidate.h"

#include <string.h>

#include "relations/signatory.h"

/* Members of one expression that names more than act pairwise ("We, the ministers of
 * ...", "EU member states"): they share one place, that of the first. */
typedef struct {
    const ent_actor *members[ENT_MOST_ISSUERS];
    uint32_t count;
    uint32_t token; /* of the expression; UINT32_MAX: it is not in the sentence */
} crowd;

enum { MOST_CROWDS = 4 };

typedef struct {
    ent_arena *arena;
    const ent_text *text;
    const ent_mentions *mentions;
    const ent_issuers *issuers;
    const ent_claims *claims;
    ent_candidates *found;
    uint32_t sentence;
    uint32_t first, end; /* its mentions */
    size_t from, to;     /* its claims */
    const ent_actor *parties[ENT_CANDIDATE_PARTIES];
    uint32_t party_count;
    crowd crowds[MOST_CROWDS];
    uint32_t crowd_count;
} finding;

/* A longer list does not act pairwise. */
enum { MOST_EQUALS = 5 };

bool ent_is_party(const char *code)
{
    return *code && strcmp(code, "INTL") != 0 && strcmp(code, "WEST") != 0;
}

static bool same(const ent_actor *a, const ent_actor *b)
{
    return strcmp(a->code, b->code) == 0;
}

static void add_party(finding *f, const ent_actor *actor)
{
    if (!ent_is_party(actor->code)) return;
    for (uint32_t i = 0; i < f->party_count; i++)
        if (same(f->parties[i], actor)) return;
    if (f->party_count < ENT_CANDIDATE_PARTIES) f->parties[f->party_count++] = actor;
}

static bool is_we(const ent_text *text, const ent_mention *m)
{
    const ent_token *t = &text->tokens[m->first];
    return m->form == ENT_MENTION_PRONOUN && !t->quoted && ent_first_person(t);
}

void ent_issuers_find(
    const ent_text *text, const ent_mentions *mentions, ent_issuers *issuers)
{
    *issuers = (ent_issuers){ .count = 0 };
    for (size_t i = 0; i < mentions->count && !issuers->count; i++) {
        const ent_mention *m = &mentions->items[i];
        if (!is_we(text, m)) continue;
        for (; i < mentions->count && issuers->count < ENT_MOST_ISSUERS
               && mentions->items[i].first == m->first
               && mentions->items[i].group == m->group;
             i++)
            if (ent_is_party(mentions->items[i].actor->code))
                issuers->items[issuers->count++] = mentions->items[i].actor;
    }
    if (!issuers->count && mentions->publisher)
        issuers->items[issuers->count++] = mentions->publisher;
}

/* Mentions from `at` on that one expression names. */
static uint32_t group_size(const finding *f, uint32_t at)
{
    const ent_mention *first = &f->mentions->items[at];
    uint32_t size = 1;
    while (first->group && at + size < f->mentions->count
           && f->mentions->items[at + size].group == first->group)
        size++;
    return size;
}

static void add_crowd(finding *f, uint32_t at, uint32_t size)
{
    crowd *c = &f->crowds[f->crowd_count];
    c->count = 0;
    c->token = f->mentions->items[at].first;
    for (uint32_t i = at; i < at + size && c->count < ENT_MOST_ISSUERS; i++)
        if (ent_is_party(f->mentions->items[i].actor->code))
            c->members[c->count++] = f->mentions->items[i].actor;
    if (!c->count) return;
    f->crowd_count++;
    add_party(f, c->members[0]);
}

static void add_issuers(finding *f)
{
    const ent_issuers *issuers = f->issuers;
    if (issuers->count <= MOST_EQUALS || f->crowd_count == MOST_CROWDS) return;
    for (uint32_t i = 0; i < f->crowd_count; i++)
        if (same(f->crowds[i].members[0], issuers->items[0])) return; /* says "we" */
    crowd *c = &f->crowds[f->crowd_count++];
    memcpy(c->members, issuers->items, issuers->count * sizeof *c->members);
    c->count = issuers->count;
    c->token = UINT32_MAX;
}

static bool is_member(const crowd *c, const ent_actor *actor)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (same(c->members[i], actor)) return true;
    return false;
}

/* "We, the ministers of [Canada], ..., condemn": explains who speaks, before any verb. */
static bool explains(const finding *f, const ent_mention *m)
{
    for (uint32_t i = 0; i < f->crowd_count; i++) {
        uint32_t at = f->crowds[i].token;
        if (at >= m->first || !is_member(&f->crowds[i], m->actor)) continue;
        while (at < m->first && f->text->tokens[at].upos != ENT_UPOS_VERB
               && f->text->tokens[at].upos != ENT_UPOS_AUX)
            at++;
        if (at == m->first) return true;
    }
    return false;
}

/* Whom only a rule names here; members of a crowd have their place in it. */
static void add_claimant(finding *f, const ent_actor *actor)
{
    for (uint32_t i = 0; i < f->crowd_count; i++)
        if (is_member(&f->crowds[i], actor)) return;
    add_party(f, actor);
}

static void find_parties(finding *f)
{
    const ent_mentions *mentions = f->mentions;
    const ent_claims *claims = f->claims;
    f->first = (uint32_t)ent_mentions_from(mentions, f->sentence);
    for (f->end = f->first; f->end < mentions->count;) {
        const ent_mention *m = &mentions->items[f->end];
        uint32_t size = group_size(f, f->end);
        if (m->sentence != f->sentence) break;
        if (size > MOST_EQUALS && f->crowd_count < MOST_CROWDS)
            add_crowd(f, f->end, size);
        else
            for (uint32_t i = 0; i < size; i++)
                if (!explains(f, &m[i])) add_party(f, m[i].actor);
        f->end += size;
    }
    add_issuers(f);
    f->from = ent_claims_from(claims, f->sentence);
    for (f->to = f->from;
         f->to < claims->count && claims->items[f->to].sentence == f->sentence; f->to++) {
        add_claimant(f, claims->items[f->to].source);
        add_claimant(f, claims->items[f->to].target);
    }
}

static ent_candidate *add(finding *f, const ent_actor *source, const ent_actor *target)
{
    ent_candidates *found = f->found;
    ent_candidate *items = ent_arena_grow(
        f->arena, found->items, found->count, &found->capacity, sizeof *items);
    if (!items) return NULL;
    found->items = items;
    items[found->count] = (ent_candidate){ .source = source,
        .target = target,
        .sentence = f->sentence,
        .parties = f->party_count,
        .like = (uint32_t)found->count };
    return &items[found->count++];
}

static uint32_t distance(const ent_mention *items, const ent_candidate_pair *pair)
{
    uint32_t a = items[pair->source].head, b = items[pair->target].head;
    return a < b ? b - a : a - b;
}

static bool overlap(const ent_mention *a, const ent_mention *b)
{
    return a->first < b->first + b->count && b->first < a->first + a->count;
}

/* Keeps the nearest pairs, in order of distance and then of the text. */
static void add_pair(const finding *f, ent_candidate *c, uint32_t source, uint32_t target)
{
    const ent_mention *items = f->mentions->items;
    ent_candidate_pair pair = { source, target };
    uint32_t gap = distance(items, &pair), at = c->pair_count;
    while (at && distance(items, &c->pairs[at - 1]) > gap) at--;
    if (at == ENT_CANDIDATE_PAIRS) return;
    if (c->pair_count < ENT_CANDIDATE_PAIRS) c->pair_count++;
    memmove(
        c->pairs + at + 1, c->pairs + at, (c->pair_count - at - 1) * sizeof *c->pairs);
    c->pairs[at] = pair;
}

static void pair_mentions(const finding *f, ent_candidate *c)
{
    const ent_mention *items = f->mentions->items;
    for (uint32_t i = f->first; i < f->end; i++) {
        if (!same(items[i].actor, c->source)) continue;
        for (uint32_t k = f->first; k < f->end; k++)
            if (same(items[k].actor, c->target)
                && (items[i].group || !overlap(&items[i], &items[k])))
                add_pair(f, c, i, k);
    }
}

/* "met to discuss": what is only meant to be does not hide what was done. */
static bool is_idle(const ent_claim *known, const ent_claim *next)
{
    return known && known->status == ENT_ACTUAL && next->status == ENT_POSSIBLE;
}

static void take_rules(const finding *f, ent_candidate *c)
{
    memset(c->rules, 0, sizeof c->rules);
    memset(c->turned, 0, sizeof c->turned);
    for (size_t i = f->from; i < f->to; i++) {
        const ent_claim *r = &f->claims->items[i];
        bool straight = same(r->source, c->source) && same(r->target, c->target);
        bool turned = same(r->source, c->target) && same(r->target, c->source);
        if (straight || (turned && ent_relation_table[r->relation].both)) {
            if (!is_idle(c->rules[r->relation], r)) c->rules[r->relation] = r;
        } else if (turned)
            c->turned[r->relation] = r;
    }
}

static bool has_rules(const ent_candidate *c)
{
    for (int i = 0; i < ENT_RELATIONS; i++)
        if (c->rules[i]) return true;
    return false;
}

static bool is_named(const finding *f, const ent_actor *actor)
{
    for (uint32_t i = 0; i < f->party_count; i++)
        if (same(f->parties[i], actor)) return true;
    return false;
}

/* The issuer, unnamed in the sentence, and a party of it. */
static void pair_issuer(const finding *f, ent_candidate *c)
{
    const ent_mention *items = f->mentions->items;
    for (uint32_t k = f->first; k < f->end && c->pair_count < ENT_CANDIDATE_PAIRS; k++)
        if (same(items[k].actor, c->target))
            c->pairs[c->pair_count++] = (ent_candidate_pair){ ENT_ISSUER, k };
}

/* The others of a crowd do, or suffer, what its first does. */
static bool add_followers(finding *f, const crowd *c, uint32_t leader)
{
    const ent_candidate first = f->found->items[leader];
    bool source = same(first.source, c->members[0]);
    if (!source && !same(first.target, c->members[0])) return true;
    for (uint32_t i = 1; i < c->count; i++) {
        const ent_actor *who = c->members[i];
        if (is_named(f, who)) continue;
        ent_candidate *other = add(
            f, source ? who : first.source, source ? first.target : who);
        if (!other) return false;
        memcpy(other->pairs, first.pairs, sizeof other->pairs);
        other->pair_count = first.pair_count;
        other->like = leader;
        take_rules(f, other);
    }
    return true;
}

static bool add_candidate(
    finding *f, const ent_actor *source, const ent_actor *target, bool issued)
{
    for (uint32_t i = 0; i < f->crowd_count; i++)
        if (is_member(&f->crowds[i], source) && is_member(&f->crowds[i], target))
            return true;
    ent_candidate *c = add(f, source, target);
    if (!c) return false;
    if (issued)
        pair_issuer(f, c);
    else
        pair_mentions(f, c);
    take_rules(f, c);
    if (!c->pair_count && !has_rules(c)) {
        f->found->count--;
        return true;
    }
    uint32_t leader = c->like;
    for (uint32_t i = 0; i < f->crowd_count; i++)
        if (!add_followers(f, &f->crowds[i], leader)) return false;
    return true;
}

static bool add_all(finding *f)
{
    const ent_actor *issuer = f->issuers->count ? f->issuers->items[0] : NULL;
    for (uint32_t i = 0; i < f->party_count; i++)
        for (uint32_t k = 0; k < f->party_count; k++)
            if (i != k && !add_candidate(f, f->parties[i], f->parties[k], false))
                return false;
    for (uint32_t i = 0; issuer && i < f->party_count; i++)
        if (same(f->parties[i], issuer)) return true;
    for (uint32_t i = 0; issuer && i < f->party_count; i++)
        if (!add_candidate(f, issuer, f->parties[i], true)) return false;
    return true;
}

bool ent_candidates_find(ent_arena *arena, const ent_text *text,
    const ent_mentions *mentions, const ent_issuers *issuers, const ent_claims *claims,
    uint32_t sentence, ent_candidates *found, ent_error *err)
{
    finding f = { .arena = arena,
        .text = text,
        .mentions = mentions,
        .issuers = issuers,
        .claims = claims,
        .found = found,
        .sentence = sentence };
    found->count = 0;
    find_parties(&f);
    return add_all(&f) || ent_fail(err, ENT_MEMORY, "candidates: out of memory");
}
