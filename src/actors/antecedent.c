/* antecedent.c - scores of the phrases that a pronoun can mean. */
#include "actors/antecedent.h"

#include <string.h>

#include "actors/nominal.h"

enum {
    MOST_PHRASES = 240, /* looked at; the nearest ones */
    SENTENCES_BACK = 2,
    DEEPEST = 6 /* clauses around the pronoun's own */
};

typedef struct {
    const ent_finder *f;
    uint32_t at, begin; /* the pronoun, the first token of its sentence */
    ent_person who;
    bool possessive, subject;
    bool acts;                  /* subject of a verb that things do not do */
    uint32_t over;              /* what it hangs on */
    uint32_t clause;            /* that it stands in */
    uint32_t subjects[DEEPEST]; /* of its clause and those around; ENT_NOWHERE */
    ent_nominal phrases[MOST_PHRASES];
    size_t count;
} search;

typedef struct {
    float score;
    size_t first, count; /* phrases in one list, from `first` on */
    bool whole;          /* all of them are known */
} candidate;

/* What states and persons do, not things. */
static bool is_deed(const char *lemma)
{
    static const char *const verbs[] = { "accuse", "add", "admit", "affirm", "agree",
        "announce", "appeal", "approve", "argue", "arrest", "ask", "assert", "attack",
        "believe", "blame", "call", "claim", "commit", "condemn", "confirm", "criticise",
        "criticize", "decide", "declare", "demand", "denounce", "deny", "deploy",
        "discuss", "emphasise", "emphasize", "exchange", "explore", "express", "fire",
        "highlight", "hope", "insist", "intend", "invade", "invite", "kill", "launch",
        "meet", "negotiate", "note", "offer", "plan", "pledge", "praise", "promise",
        "propose", "reaffirm", "recognise", "recognize", "refuse", "reiterate", "reject",
        "request", "resolve", "review", "say", "seek", "send", "share", "sign", "speak",
        "stress", "suspect", "talk", "tell", "thank", "think", "threaten", "touch", "try",
        "underline", "underscore", "urge", "visit", "vote", "vow", "want", "warn",
        "welcome", "win", "withdraw" };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (!strcmp(lemma, verbs[i])) return true;
    return false;
}

static void find_subjects(search *s)
{
    const ent_token *tokens = s->f->tokens;
    uint32_t clause = s->clause;
    for (int i = 0; i < DEEPEST; i++) {
        s->subjects[i] = ENT_NOWHERE;
        if (clause == ENT_NOWHERE) continue;
        uint32_t subject = ent_clause_subject(s->f, s->f->index, clause);
        bool own = subject != ENT_NOWHERE
                   && ent_arc_under(tokens, s->begin, s->at, subject);
        if (!own) s->subjects[i] = subject;
        clause = ent_clause_outer(tokens, s->begin, clause);
    }
}

static void read_phrases(search *s)
{
    const ent_finder *f = s->f;
    uint32_t from = f->index > SENTENCES_BACK ? f->index - SENTENCES_BACK : 0;
    for (uint32_t i = from; i <= f->index; i++)
        s->count += ent_nominals_read(
            f, i, s->at, s->phrases + s->count, MOST_PHRASES - s->count);
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++)
        if (!f->tokens[s->at].quoted || f->tokens[s->phrases[i].at].quoted)
            s->phrases[kept++] = s->phrases[i];
    s->count = kept; /* what a speaker means stands in the quotation */
}

/* Nothing that acts: not a person, a party, a company. */
static bool is_thing(const search *s, const ent_nominal *n)
{
    bool plural;
    const ent_token *token = &s->f->tokens[n->at];
    if (n->item != ENT_NO_ITEM || n->human || token->upos == ENT_UPOS_PROPN) return false;
    const ent_role *role = ent_role_find(token, &plural);
    return !role || role->kind == ENT_ROLE_PLACE || role->kind == ENT_ROLE_WEAPON;
}

/* An organisation, state or body. */
static bool is_institution(const search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor && !n->human && !n->many && actor->kind != ENT_PERSON;
}

static bool is_band(const search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor && actor->kind == ENT_GROUP && !n->human;
}

/* "UNICEF reported [they] had": its own subject, at one remove. */
static bool is_reported(const search *s, const ent_nominal *n)
{
    return s->subject && s->f->tokens[s->clause].label == ENT_DEP_CCOMP
           && n->sentence == s->f->index && n->joined == s->subjects[1];
}

/* Can the pronoun mean it, by number, gender and animacy? `*cost`: if so, how badly. */
static bool fits(const search *s, const ent_nominal *n, float *cost)
{
    bool place = n->item != ENT_NO_ITEM && s->f->items[n->item].form == ENT_MENTION_PLACE;
    bool name = n->item == ENT_NO_ITEM && s->f->tokens[n->at].upos == ENT_UPOS_PROPN;
    bool thing = is_thing(s, n);
    *cost = 0;
    if (thing && s->acts) return false;
    switch (s->who) {
    case ENT_HE:
    case ENT_SHE:
        if (name) *cost = 0.8F; /* a person, or anything */
        return (n->human || name) && !n->many
               && !(s->who == ENT_HE ? n->female : n->male);
    case ENT_THEY:
        if (n->many)
            *cost = thing ? 0.6F : 0;
        else if (is_institution(s, n))
            *cost = is_band(s, n) || is_reported(s, n) ? 0 : 2;
        else
            return false;
        return !place;
    case ENT_IT:
        if (place || thing) *cost = thing && s->possessive ? 1.4F : 0.8F;
        return !n->human && !n->many;
    default: return false;
    }
}

/* The pronoun stands in that phrase, not behind an "and" in it. */
static bool is_inside(const search *s, uint32_t phrase)
{
    const ent_token *tokens = s->f->tokens;
    for (uint32_t at = s->at; at != ENT_NOWHERE;
         at = ent_arc_head(tokens, s->begin, at)) {
        if (at == phrase) return true;
        if (tokens[at].label == ENT_DEP_CONJ) return false;
    }
    return false;
}

/* The pronoun cannot mean what it stands in, nor what its own verb has beside it. */
static bool is_barred(const search *s, const ent_nominal *n)
{
    const ent_token *tokens = s->f->tokens;
    if (n->sentence != s->f->index) return false;
    if (is_inside(s, n->at) && ent_clause_of(tokens, s->begin, n->at) == s->clause)
        return true;
    if (s->possessive || s->subject) return false;
    bool argument = n->role == ENT_AS_SUBJECT || n->role == ENT_AS_OBJECT;
    return n->joined == s->subjects[0]
           || (argument && ent_arc_head(tokens, s->begin, n->joined) == s->over);
}

/* "the United States, [its] allies": only a comma or "and" stands between. */
static bool is_adjacent(const search *s, const ent_nominal *n)
{
    if (n->item == ENT_NO_ITEM) return false;
    const ent_mention *m = &s->f->items[n->item];
    uint32_t end = m->first + m->count;
    return s->at == end + 1 || (s->at == end + 2 && ent_finder_is(s->f, end, ","));
}

/* "Russia's war and [its] tactics", "the United States, [its] allies": on the first of
 * the joined phrases whose other is the pronoun's. 0: no. */
static float parallel(const search *s, const ent_nominal *n)
{
    const ent_token *tokens = s->f->tokens;
    if (!s->possessive || s->over == ENT_NOWHERE) return 0;
    uint32_t first = ent_arc_first_joined(tokens, s->begin, s->over);
    if (first == s->over) return 0;
    if (n->at == first || n->joined == first)
        return is_adjacent(s, n) ? 4.4F : n->at == first ? 3.6F : 0;
    if (ent_arc_head(tokens, s->begin, n->at) != first) return 0;
    return n->role == ENT_AS_OWNER ? 3.4F : n->role == ENT_AS_OTHER ? 2.9F : 0;
}

/* "[Peru]'s offer shows its will": a subject that is no actor, and whose it is. */
static bool is_thing_of(const search *s, uint32_t owner, uint32_t subject)
{
    if (ent_arc_head(s->f->tokens, s->begin, owner) != subject) return false;
    for (size_t i = 0; i < s->count; i++)
        if (s->phrases[i].at == subject) return is_thing(s, &s->phrases[i]);
    return true;
}

static float score_here(const search *s, const ent_nominal *n)
{
    float near = 0.6F * (1 - (float)(s->at - n->at) / 60);
    int skipped = 0;
    if (parallel(s, n) > 0) return parallel(s, n) + near;
    for (int i = 0; i < DEEPEST; i++) {
        if (s->subjects[i] == ENT_NOWHERE) {
            skipped++;
            continue;
        }
        float score = 3 - 0.5F * (float)(i - skipped) + near;
        if (s->subjects[i] == n->joined) return score;
        if (n->role == ENT_AS_OWNER && is_thing_of(s, n->at, s->subjects[i]))
            return score - 0.4F;
    }
    switch (n->role) {
    case ENT_AS_SUBJECT: return 1.6F + near;
    case ENT_AS_OBJECT: return 1.8F + near;
    case ENT_AS_AGENT: return 1.6F + near;
    case ENT_AS_OWNER: return 1.4F + near;
    case ENT_AS_OBLIQUE: return 1.1F + near;
    default: return 1 + near;
    }
}

static float score_before(const search *s, const ent_nominal *n)
{
    static const float places[] = { [ENT_AS_SUBJECT] = 1.8F,
        [ENT_AS_OBJECT] = 1.2F,
        [ENT_AS_AGENT] = 1.2F,
        [ENT_AS_OBLIQUE] = 0.8F,
        [ENT_AS_OWNER] = 1,
        [ENT_AS_OTHER] = 0.6F };
    float score = places[n->role] + (n->main ? 0.6F : 0);
    if (s->subject && n->role == ENT_AS_SUBJECT) score += 0.4F;
    bool plain = s->who == ENT_HE || s->who == ENT_SHE; /* told by gender */
    if (!s->subject) score -= plain ? 0.4F : 1;
    return score - (float)(s->f->index - n->sentence - 1);
}

static float score_of(const search *s, const ent_nominal *n)
{
    return n->sentence == s->f->index ? score_here(s, n) : score_before(s, n);
}

static const char *code_of(const search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor ? actor->code : "";
}

/* Named again and again: what the text is about. */
static float repeated(const search *s, size_t phrase)
{
    const char *code = code_of(s, &s->phrases[phrase]);
    float score = 0;
    for (size_t i = 0; *code && i < s->count; i++)
        if (i != phrase && !strcmp(code, code_of(s, &s->phrases[i]))) score += 0.1F;
    return score > 0.3F ? 0.3F : score;
}

/* Phrases in the list that the phrase is part of; 1: no list. */
static size_t size_of_list(const search *s, const ent_nominal *n)
{
    size_t size = 0;
    for (size_t i = 0; i < s->count; i++)
        size += s->phrases[i].sentence == n->sentence
                && s->phrases[i].joined == n->joined;
    return size;
}

static bool has_two_sides(const search *s, size_t first)
{
    const ent_nominal *n = &s->phrases[first];
    for (size_t i = first + 1; i < s->count && s->phrases[i].sentence == n->sentence; i++)
        if (s->phrases[i].joined == n->at
            && strcmp(code_of(s, &s->phrases[i]), code_of(s, n)))
            return true;
    return false;
}

/* "Iran and Iraq ... they": several phrases as one candidate. */
static bool as_list(const search *s, size_t first, candidate *c)
{
    const ent_nominal *n = &s->phrases[first];
    size_t size = n->joined == n->at && s->who == ENT_THEY ? size_of_list(s, n) : 1;
    if (size < 2) return false;
    *c = (candidate){ .first = first, .count = size, .whole = has_two_sides(s, first) };
    for (size_t i = first; i < s->count && s->phrases[i].sentence == n->sentence; i++)
        if (i == first || s->phrases[i].joined == n->at)
            c->whole &= *code_of(s, &s->phrases[i]) != '\0';
    return true;
}

static bool read_candidate(const search *s, size_t i, candidate *c)
{
    const ent_nominal *n = &s->phrases[i];
    float cost = 0;
    if (is_barred(s, n)) return false;
    if (!as_list(s, i, c)) {
        if (!fits(s, n, &cost)) return false;
        /* One of several that do something together. */
        bool one = !n->many && size_of_list(s, n) > 1;
        if (one && s->who == ENT_THEY) return false;
        if (one) cost += 2;
        *c = (candidate){ .first = i, .count = 1, .whole = *code_of(s, n) != '\0' };
    }
    c->score = score_of(s, n) - cost + repeated(s, i);
    return true;
}

static void take(const search *s, const candidate *c, ent_antecedent *found)
{
    uint32_t list = s->phrases[c->first].at, sentence = s->phrases[c->first].sentence;
    const ent_finder *f = s->f;
    for (size_t i = c->first; i < s->count && s->phrases[i].sentence == sentence; i++) {
        const ent_nominal *n = &s->phrases[i];
        if (i != c->first && (c->count == 1 || n->joined != list)) continue;
        uint32_t group = f->items[n->item].group;
        for (size_t k = n->item; k < f->count && found->count < ENT_MOST_MEANT; k++) {
            if (k > n->item && (!group || f->items[k].group != group)) break;
            found->items[found->count++] = k;
        }
    }
}

static bool has_code(const ent_finder *f, const ent_antecedent *a, const char *code)
{
    for (size_t i = 0; i < a->count; i++)
        if (!strcmp(f->items[a->items[i]].actor->code, code)) return true;
    return false;
}

static bool within(const ent_finder *f, const ent_antecedent *a, const ent_antecedent *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!has_code(f, b, f->items[a->items[i]].actor->code)) return false;
    return true;
}

/* The same sides, named twice. */
static bool same_meaning(const search *s, const candidate *a, const candidate *b)
{
    ent_antecedent x = { .count = 0 }, y = { .count = 0 };
    if (!a->whole || !b->whole || a->score < -8) return false;
    take(s, a, &x);
    take(s, b, &y);
    return within(s->f, &x, &y) && within(s->f, &y, &x);
}

/* "They discussed", "their meeting": who has just been brought together. */
static float score_of_focus(const search *s)
{
    static const char *const meetings[] = { "meeting", "call", "talk", "discussion",
        "conversation", "summit", "visit", "dialogue" };
    const ent_finder *f = s->f;
    if (s->who != ENT_THEY || !f->focus_count || f->tokens[s->at].quoted) return -9;
    bool means = f->tokens[s->at].label == ENT_DEP_NSUBJ
                 && f->tokens[s->clause].label == ENT_DEP_ROOT
                 && f->tokens[s->clause].upos == ENT_UPOS_VERB;
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings && s->possessive; i++)
        means |= s->over != ENT_NOWHERE && !strcmp(f->tokens[s->over].lemma, meetings[i]);
    if (!means || f->focus_at >= f->index) return -9;
    uint32_t back = f->index - f->focus_at;
    return back == 1 ? 2.8F : back == 2 ? 2.2F : 1.8F;
}

static bool has_focus(const ent_finder *f, const char *code)
{
    for (uint32_t i = 0; i < f->focus_count; i++)
        if (!strcmp(f->focus[i]->code, code)) return true;
    return false;
}

/* "The ministers", "the Secretary and the Cardinal": the parties in focus, where all
 * that is known of the phrase says so. */
static bool in_focus(const search *s, const candidate *c)
{
    const ent_finder *f = s->f;
    const ent_nominal *n = &s->phrases[c->first];
    bool plural = false, known = false;
    const ent_role *role = ent_role_find(&f->tokens[n->at], &plural);
    if (s->who != ENT_THEY || !f->focus_count || c->score <= 0) return false;
    if (c->count == 1 && n->item == ENT_NO_ITEM)
        return plural && role && role->kind == ENT_ROLE_PERSON && role->title;
    for (size_t i = c->first; i < s->count && s->phrases[i].sentence == n->sentence;
         i++) {
        const char *code = code_of(s, &s->phrases[i]);
        if (i != c->first && s->phrases[i].joined != n->at) continue;
        if (*code && !has_focus(f, code)) return false;
        known |= *code != '\0';
    }
    return known && c->count > 1;
}

/* Fitted to train: at a lead of 0.4 more than half of the links are right. */
static float confidence_of(float lead)
{
    return lead > 2 ? 0.9F : 0.4F + 0.25F * lead;
}

/* Decides between the best candidate and the parties in focus. */
static bool means_focus(const search *s, const candidate *best, ent_antecedent *found)
{
    bool same = in_focus(s, best);
    float focus = score_of_focus(s);
    if (!same && (focus < 0 || focus < best->score)) return false;
    float lead = best->score > 0 ? focus - best->score : focus;
    found->focus = true;
    found->confidence = same ? 0.8F : confidence_of(lead);
    return true;
}

static void choose(const search *s, ent_antecedent *found)
{
    candidate best = { .score = -9 };
    float second = 0.1F; /* nobody at all */
    for (size_t i = 0; i < s->count; i++) {
        candidate c;
        if (!read_candidate(s, i, &c)) continue;
        found->rival = true;
        if (c.score > best.score) {
            if (best.score > second && !same_meaning(s, &best, &c)) second = best.score;
            best = c;
        } else if (c.score > second && !same_meaning(s, &best, &c)) {
            second = c.score;
        }
    }
    if (means_focus(s, &best, found)) return;
    float lead = best.score - second;
    found->confidence = confidence_of(lead);
    if (best.whole && lead > 0) take(s, &best, found);
}

ent_antecedent ent_antecedent_find(
    const ent_finder *f, uint32_t at, ent_person who, bool possessive)
{
    search s = { .f = f,
        .at = at,
        .begin = f->begin,
        .who = who,
        .possessive = possessive,
        .subject = ent_arc_is_subject(&f->tokens[at]) };
    ent_antecedent found = { .count = 0 };
    s.over = ent_arc_head(f->tokens, f->begin, at);
    s.clause = ent_clause_of(f->tokens, f->begin, at);
    s.acts = f->tokens[at].label == ENT_DEP_NSUBJ && is_deed(f->tokens[s.clause].lemma);
    find_subjects(&s);
    read_phrases(&s);
    choose(&s, &found);
    return found;
}
