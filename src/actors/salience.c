/* salience.c - place, number, gender and animacy. */
#include "actors/salience.h"

#include <string.h>

#include "base/strings.h"

enum { SENTENCES_BACK = 2 };

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
    return ENT_AMONG(lemma, verbs);
}

/* The pronoun is the phrase or stands in it, not in a clause that describes it. */
static bool is_part_of(const ent_search *s, uint32_t phrase)
{
    const ent_token *tokens = s->f->tokens;
    uint32_t at = s->at, over = ent_arc_head(tokens, s->begin, at);
    if (phrase == at) return true;
    while (over != ENT_NOWHERE && over != phrase) {
        at = over;
        over = ent_arc_head(tokens, s->begin, at);
    }
    return over != ENT_NOWHERE && tokens[at].label != ENT_DEP_ACL
           && tokens[at].label != ENT_DEP_ACL_RELCL;
}

static void find_subjects(ent_search *s)
{
    const ent_token *tokens = s->f->tokens;
    uint32_t clause = s->clause;
    for (int i = 0; i < ENT_MOST_CLAUSES; i++) {
        s->subjects[i] = ENT_NOWHERE;
        if (clause == ENT_NOWHERE) continue;
        uint32_t subject = ent_clause_subject(s->f, s->f->index, clause);
        if (!is_part_of(s, subject)) s->subjects[i] = subject;
        clause = ent_clause_outer(tokens, s->begin, clause);
    }
}

/* It "violated its airspace": words quoted in the middle of a sentence. */
static bool is_fragment(const ent_finder *f, uint32_t at)
{
    uint32_t first = at;
    while (first > f->begin && f->tokens[first - 1].quoted) first--;
    return first > f->begin + 1 && !f->tokens[first].capital;
}

static void read_phrases(ent_search *s)
{
    const ent_finder *f = s->f;
    uint32_t from = f->index > SENTENCES_BACK ? f->index - SENTENCES_BACK : 0;
    for (uint32_t i = from; i <= f->index; i++)
        s->count += ent_nominals_read(
            f, i, s->at, s->phrases + s->count, ENT_MOST_PHRASES - s->count);
    size_t kept = 0;
    bool fragment = s->possessive && (s->who == ENT_IT || s->who == ENT_THEY)
                    && is_fragment(f, s->at);
    for (size_t i = 0; i < s->count; i++)
        if (!f->tokens[s->at].quoted || f->tokens[s->phrases[i].at].quoted
            || (fragment && s->phrases[i].sentence == f->index))
            s->phrases[kept++] = s->phrases[i];
    s->count = kept; /* what a speaker means stands in the quotation */
}

void ent_search_start(
    ent_search *s, const ent_finder *f, uint32_t at, ent_person who, bool possessive)
{
    s->f = f;
    s->at = at;
    s->begin = f->begin;
    s->who = who;
    s->possessive = possessive;
    s->subject = ent_arc_is_subject(&f->tokens[at]);
    s->over = ent_arc_head(f->tokens, f->begin, at);
    s->clause = ent_clause_of(f->tokens, f->begin, at);
    s->acts = f->tokens[at].label == ENT_DEP_NSUBJ && is_deed(f->tokens[s->clause].lemma);
    s->count = 0;
    find_subjects(s);
    read_phrases(s);
}

/* Nothing that acts: not a person, a party, a company. */
static bool is_thing(const ent_search *s, const ent_nominal *n)
{
    bool plural;
    const ent_token *token = &s->f->tokens[n->at];
    if (n->item != ENT_NO_ITEM || n->human || token->upos == ENT_UPOS_PROPN) return false;
    const ent_role *role = ent_role_find(token, &plural);
    return !role || role->kind == ENT_ROLE_PLACE || role->kind == ENT_ROLE_WEAPON;
}

/* An organisation, state or body. */
static bool is_institution(const ent_search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor && !n->human && !n->many && actor->kind != ENT_PERSON;
}

static bool is_band(const ent_search *s, const ent_nominal *n)
{
    const ent_actor *actor = n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
    return actor && actor->kind == ENT_GROUP && !n->human;
}

/* "UNICEF reported [they] had": its own subject, at one remove. */
static bool is_reported(const ent_search *s, const ent_nominal *n)
{
    return s->subject && s->f->tokens[s->clause].label == ENT_DEP_CCOMP
           && n->sentence == s->f->index && n->joined == s->subjects[1];
}

/* "designates Lobo and Poe for [their] acts": several persons stand there, though no
 * list was made out. */
static bool names_people(const ent_search *s)
{
    int people = 0;
    for (size_t i = 0; i < s->count; i++) {
        const ent_nominal *n = &s->phrases[i];
        bool name = n->item == ENT_NO_ITEM && s->f->tokens[n->at].upos == ENT_UPOS_PROPN;
        people += n->sentence == s->f->index && (n->human || name);
    }
    return people > 1;
}

bool ent_search_fits(const ent_search *s, const ent_nominal *n, float *cost)
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
        else if (is_band(s, n)
                 || (is_institution(s, n) && !(s->possessive && names_people(s))))
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
static bool is_inside(const ent_search *s, uint32_t phrase)
{
    const ent_token *tokens = s->f->tokens;
    for (uint32_t at = s->at; at != ENT_NOWHERE;
         at = ent_arc_head(tokens, s->begin, at)) {
        if (at == phrase) return true;
        if (tokens[at].label == ENT_DEP_CONJ) return false;
    }
    return false;
}

static const ent_actor *actor_of(const ent_search *s, const ent_nominal *n)
{
    return n->item == ENT_NO_ITEM ? NULL : s->f->items[n->item].actor;
}

/* "Pence came. He met him": whom the verb's own subject means. */
static bool is_subject_again(const ent_search *s, const ent_nominal *n)
{
    const ent_actor *actor = actor_of(s, n);
    for (size_t i = 0; actor && i < s->count; i++)
        if (s->phrases[i].at == s->subjects[0] && actor_of(s, &s->phrases[i]) == actor)
            return true;
    return false;
}

bool ent_search_bars(const ent_search *s, const ent_nominal *n)
{
    const ent_token *tokens = s->f->tokens;
    bool object = !s->possessive && !s->subject;
    if (object && is_subject_again(s, n)) return true;
    if (n->sentence != s->f->index) return false;
    if (is_inside(s, n->at) && ent_clause_of(tokens, s->begin, n->at) == s->clause)
        return true;
    if (!object) return false;
    bool argument = n->role == ENT_AS_SUBJECT || n->role == ENT_AS_OBJECT;
    return n->joined == s->subjects[0]
           || (argument && ent_arc_head(tokens, s->begin, n->joined) == s->over);
}

/* "the United States, [its] allies": only a comma or "and" stands between. */
static bool is_adjacent(const ent_search *s, const ent_nominal *n)
{
    if (n->item == ENT_NO_ITEM) return false;
    const ent_mention *m = &s->f->items[n->item];
    uint32_t end = m->first + m->count;
    return s->at == end + 1 || (s->at == end + 2 && ent_finder_is(s->f, end, ","));
}

/* "the war against Peru and [its] effects": what follows is the war's. */
static bool is_victim(const ent_search *s, uint32_t at)
{
    const ent_finder *f = s->f;
    for (uint32_t i = at; i > s->begin && i + 4 > at; i--)
        if (ent_finder_is(f, i - 1, "against")) return true;
    return false;
}

/* "the ports of Peru and the health of [its] people": the phrase around, "health". */
static uint32_t outer_phrase(const ent_search *s)
{
    enum { HIGHEST = 2 };
    const ent_token *tokens = s->f->tokens;
    uint32_t at = s->over;
    for (int i = 0; i < HIGHEST && tokens[at].label == ENT_DEP_NMOD; i++) {
        uint32_t head = ent_arc_head(tokens, s->begin, at);
        if (head == ENT_NOWHERE) break;
        at = head;
    }
    return tokens[at].label == ENT_DEP_CONJ ? at : s->over;
}

/* "[its] help and its patience", "for [its] help and for its patience": the same word
 * once more, joined. */
static bool is_twin(const ent_search *s, const ent_nominal *n)
{
    const ent_finder *f = s->f;
    if (n->sentence != f->index || strcmp(f->tokens[n->at].lower, f->tokens[s->at].lower))
        return false;
    if (ent_finder_is(f, s->at - 1, "and"))
        return ent_arc_head(f->tokens, s->begin, n->at)
               == ent_arc_first_joined(f->tokens, s->begin, s->over);
    return ent_finder_is(f, s->at - 2, "and") && n->at > s->begin
           && ent_finder_is(f, s->at - 1, f->tokens[n->at - 1].lower);
}

static bool is_owned(const ent_search *s, uint32_t thing)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->phrases[i].role == ENT_AS_OWNER
            && ent_arc_head(s->f->tokens, s->begin, s->phrases[i].at) == thing
            && s->phrases[i].sentence == s->f->index)
            return true;
    return false;
}

/* "Russia's war and [its] tactics", "the United States, [its] allies": on the first of
 * the joined phrases whose other is the pronoun's. 0: no. */
static float parallel(const ent_search *s, const ent_nominal *n)
{
    const ent_token *tokens = s->f->tokens;
    if (!s->possessive || s->over == ENT_NOWHERE) return 0;
    if (is_twin(s, n)) return 5;
    uint32_t over = outer_phrase(s);
    uint32_t first = ent_arc_first_joined(tokens, s->begin, over);
    if (first == over) return 0;
    if (is_victim(s, first)) first = ent_arc_head(tokens, s->begin, first);
    if (is_victim(s, n->at)) return 0;
    /* "the deal and [its] terms": a thing is as likely as an actor there. */
    if (n->at == first && n->item == ENT_NO_ITEM && !is_owned(s, first)) return 5;
    if (over == s->over && (n->at == first || n->joined == first))
        return is_adjacent(s, n) ? 4.4F : n->at == first ? 3.6F : 0;
    if (ent_arc_head(tokens, s->begin, n->at) != first) return 0;
    return n->role == ENT_AS_OWNER ? 3.4F : n->role == ENT_AS_OTHER ? 2.9F : 0;
}

/* "[Peru] accused Chile of shelling its ports": mostly those of the accuser. */
static bool is_charge(const ent_search *s)
{
    const ent_token *tokens = s->f->tokens;
    uint32_t over = ent_arc_head(tokens, s->begin, s->clause);
    return s->who == ENT_IT && s->possessive && over != ENT_NOWHERE
           && tokens[s->clause].label == ENT_DEP_ADVCL
           && (!strcmp(tokens[over].lemma, "accuse")
               || !strcmp(tokens[over].lemma, "suspect"));
}

static bool is_thing_at(const ent_search *s, uint32_t at)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->phrases[i].at == at) return is_thing(s, &s->phrases[i]);
    return false;
}

/* "[Peru]'s offer shows its will": a subject that is no actor, and whose it is. */
static bool is_thing_of(const ent_search *s, uint32_t owner, uint32_t subject)
{
    return ent_arc_head(s->f->tokens, s->begin, owner) == subject
           && is_thing_at(s, subject);
}

/* "support [states] to speed up their work": what stands before an infinitive that hangs
 * on its verb. */
static bool is_helped(const ent_search *s, const ent_nominal *n)
{
    const ent_token *tokens = s->f->tokens;
    return s->who == ENT_THEY && tokens[s->clause].label == ENT_DEP_ADVCL
           && ent_finder_is(s->f, s->clause - 1, "to")
           && ent_arc_head(tokens, s->begin, n->joined)
                  == ent_arc_head(tokens, s->begin, s->clause);
}

/* "condemned [Chile] for its raid", "criticised it over": what one is told off, thanked
 * or punished for is one's own. */
static bool is_judged(const ent_search *s, const ent_nominal *n)
{
    const ent_finder *f = s->f;
    if (!s->possessive || n->role != ENT_AS_OBJECT || n->item == ENT_NO_ITEM
        || s->over == ENT_NOWHERE)
        return false;
    bool link = ent_finder_is(f, s->at - 1, "for") || ent_finder_is(f, s->at - 1, "over");
    return link
           && ent_arc_head(f->tokens, s->begin, s->over)
                  == ent_arc_head(f->tokens, s->begin, n->joined);
}

static float score_here(const ent_search *s, const ent_nominal *n)
{
    float near = 0.6F * (1 - (float)(s->at - n->at) / 60);
    int skipped = 0;
    bool charge = is_charge(s);
    if (parallel(s, n) > 0) return parallel(s, n) + near;
    if (is_judged(s, n)) return 4.2F + near;
    for (int i = 0; i < ENT_MOST_CLAUSES; i++) {
        if (s->subjects[i] == ENT_NOWHERE) {
            skipped++;
            continue;
        }
        float score = 3 - 0.5F * (float)(i - skipped) + near;
        if (charge && i == 0) score -= 1;
        if (charge && i == 1) score += 0.6F;
        if (s->subjects[i] == n->joined) return score;
        bool thing = s->possessive && is_thing_at(s, s->subjects[i]);
        skipped += thing; /* hardly an owner */
        if (n->role == ENT_AS_OWNER && is_thing_of(s, n->at, s->subjects[i]))
            return score - 0.4F;
    }
    switch (n->role) {
    case ENT_AS_SUBJECT: return 1.6F + near;
    case ENT_AS_OBJECT: return (is_helped(s, n) ? 2.6F : 1.8F) + near;
    case ENT_AS_AGENT: return 1.6F + near;
    case ENT_AS_OWNER: return 1.4F + near;
    case ENT_AS_OBLIQUE: return 1.1F + near;
    default: return 1 + near;
    }
}

static float score_before(const ent_search *s, const ent_nominal *n)
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
    if (!s->subject) score -= plain && !s->possessive ? 0.4F : 1;
    return score - (float)(s->f->index - n->sentence - 1);
}

float ent_search_score(const ent_search *s, const ent_nominal *n)
{
    return n->sentence == s->f->index ? score_here(s, n) : score_before(s, n);
}
