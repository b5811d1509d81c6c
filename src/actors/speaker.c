/* speaker.c - the signs by which a text says who is speaking. */
#include "actors/speaker.h"

#include <string.h>

#include "base/strings.h"

#include "actors/clause.h"

/* A word of a label: "MINISTER", "Spokesperson", "of". */
static bool labels(const ent_token *t)
{
    static const char *const small[] = { "of", "the", "for", "to", "and", "de", "la" };
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (!strcmp(t->lower, small[i])) return true;
    return t->capital || !strcmp(t->lower, "-");
}

static bool is_upper(const ent_token *t)
{
    for (const char *c = t->raw; *c; c++)
        if (*c >= 'a' && *c <= 'z') return false;
    return strcmp(t->lower, "i") != 0;
}

/* What a label gives the floor to. */
typedef struct {
    const ent_actor *who; /* NULL: somebody unknown */
    bool upper;           /* all in capitals, as transcripts have it */
    bool person;          /* names a person, a spokesperson or a medium that asks */
} floor_label;

static void read_label(const ent_finder *f, uint32_t end, floor_label *label)
{
    static const char *const asking[] = { "question", "q", "reporter", "journalist",
        "moderator" };
    static const char *const speaking[] = { "spokesperson", "spokesman", "spokeswoman" };
    for (uint32_t at = f->begin; at < end;) {
        const ent_token *t = &f->tokens[at];
        const ent_name *name = ent_finder_name(f, at);
        bool courtesy = !strcmp(t->lower, "mr.") || !strcmp(t->lower, "ms.");
        label->upper &= courtesy || is_upper(t);
        for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
            label->person |= !strcmp(t->lower, asking[i]);
        for (size_t i = 0; i < sizeof speaking / sizeof *speaking && !name; i++) {
            if (strcmp(t->lower, speaking[i])) continue;
            label->person = true;
            if (!label->who) label->who = f->publisher;
        }
        if (name && name->actor) {
            bool asks = name->actor->kind == ENT_OTHER
                        || name->actor->kind == ENT_COMPANY;
            label->person |= asks || name->actor->kind == ENT_PERSON;
            label->who = asks ? NULL : name->actor;
        }
        at += name ? name->count : 1;
    }
}

void ent_speaker_turn(ent_finder *f)
{
    enum { LONGEST_LABEL = 7 }; /* "FOREIGN MINISTER DE LA CRUZ" */
    floor_label label = { .upper = true };
    uint32_t end = f->begin;
    while (end < f->end && end < f->begin + LONGEST_LABEL && labels(&f->tokens[end]))
        end++;
    if (end == f->begin || !ent_finder_is(f, end, ":")) return;
    const ent_sentence *s = &f->text->sentences[f->index];
    bool opens = f->index == 0 || s[-1].paragraph != s->paragraph;
    read_label(f, end, &label);
    if (!label.upper && !(label.person && opens && s->kind != ENT_SENTENCE_TITLE)) return;
    f->in_turn = true;
    f->turn = label.who;
}

/* Before the colon of "Maduro via Twitter:", which names a person and does nothing. */
static const ent_actor *labelled(const ent_finder *f, uint32_t colon)
{
    const ent_actor *who = NULL;
    for (uint32_t at = f->begin; at < colon;) {
        const ent_name *name = ent_finder_name(f, at);
        ent_upos upos = f->tokens[at].upos;
        if (!name && (upos == ENT_UPOS_VERB || upos == ENT_UPOS_AUX)) return NULL;
        bool person = name && name->actor && name->actor->kind == ENT_PERSON;
        if (person && who && who != name->actor) return NULL;
        if (person) who = name->actor;
        at += name ? name->count : 1;
    }
    return who;
}

void ent_speaker_label(ent_finder *f)
{
    enum { LONGEST_LABEL = 12 };
    uint32_t colon = f->begin;
    f->told_from = ENT_NOWHERE;
    f->told_by = NULL;
    while (colon < f->end && colon < f->begin + LONGEST_LABEL
           && !ent_finder_is(f, colon, ":"))
        colon++;
    if (f->in_turn || !ent_finder_is(f, colon, ":")) return;
    f->told_by = labelled(f, colon);
    if (f->told_by) f->told_from = colon + 1;
}

static bool reports(const ent_token *t)
{
    static const char *const verbs[] = { "add", "announce", "argue", "ask", "claim",
        "comment", "declare", "explain", "indicate", "insist", "note", "reply", "respond",
        "say", "state", "stress", "tell", "tweet", "warn", "write" };
    if (t->tag != ENT_TAG_VERB || t->quoted) return false;
    return ENT_AMONG(t->lemma, verbs);
}

/* Where no tree tells: the last subject before the verb, or what follows it. */
static const ent_actor *near_subject(const ent_finder *f, uint32_t verb)
{
    enum { FARTHEST = 25 };
    const ent_actor *who = NULL;
    for (size_t i = ent_finder_here(f); i < f->count; i++) {
        const ent_mention *m = &f->items[i];
        if (m->form == ENT_MENTION_ADJECTIVE || m->form == ENT_MENTION_PLACE
            || f->tokens[m->first].quoted)
            continue;
        bool before = m->first + m->count <= verb && m->first + FARTHEST > verb
                      && f->notes[i].subject;
        bool after = m->first > verb && m->first <= verb + 2 && !who;
        if (before || after) who = m->actor;
    }
    return who;
}

/* The actor that token `at` is part of; NULL: none. */
static const ent_actor *actor_at(const ent_finder *f, uint32_t at)
{
    for (size_t i = ent_finder_here(f); i < f->count; i++) {
        const ent_mention *m = &f->items[i];
        if (at >= m->first && at < m->first + m->count) return m->actor;
    }
    return NULL;
}

/* "the vote": says nothing, whatever the tree makes of it. */
static bool is_mute(const ent_token *token)
{
    bool plural;
    return token->tag == ENT_TAG_NOUN && !ent_role_find(token, &plural);
}

/* Who does what the verb says. False: nobody, or a pronoun that nobody knows. */
static bool find_subject(const ent_finder *f, uint32_t verb, const ent_actor **who)
{
    uint32_t subject = f->text->parsed ? ent_clause_subject(f, f->index, verb)
                                       : ENT_NOWHERE;
    if (subject == ENT_NOWHERE || f->tokens[subject].quoted
        || is_mute(&f->tokens[subject])) {
        *who = near_subject(f, verb);
        return *who || !f->text->parsed;
    }
    *who = actor_at(f, subject);
    return *who || f->tokens[subject].tag != ENT_TAG_PRONOUN;
}

void ent_speaker_find(ent_finder *f)
{
    bool reported = false;
    for (uint32_t verb = f->begin; verb < f->end; verb++) {
        const ent_actor *who;
        if (!reports(&f->tokens[verb])) continue;
        reported = true;
        if (!find_subject(f, verb, &who)) continue;
        f->speaker = who;
        return;
    }
    if (reported || f->told_by) f->speaker = f->told_by;
}

static void add_signer(ent_finder *f, size_t item)
{
    const ent_mention *m = &f->items[item];
    const ent_actor *owner = m->actor && *m->actor->code
                                 ? ent_lexicon_owner(f->lexicon, m->actor->code)
                                 : NULL;
    if (!owner || m->form == ENT_MENTION_ADJECTIVE || m->form == ENT_MENTION_PRONOUN)
        return;
    for (uint32_t i = 0; i < f->signer_count; i++)
        if (f->signers[i] == owner) return;
    if (f->signer_count < ENT_MOST_SIGNERS) f->signers[f->signer_count++] = owner;
}

/* The first finite verb of the sentence, or its end. */
static uint32_t first_verb(const ent_finder *f)
{
    uint32_t at = f->begin;
    while (
        at < f->end && f->tokens[at].tag != ENT_TAG_AUXILIARY
        && !(f->tokens[at].tag == ENT_TAG_VERB && f->tokens[at].form != ENT_FORM_GERUND))
        at++;
    return at;
}

/* Adds the list that ends with item `last`, and what "and ... the High Representative"
 * hangs on behind it. */
static void add_list(ent_finder *f, size_t first, size_t last)
{
    enum { WIDEST_GAP = 9 };
    for (size_t i = first; i <= last; i++) add_signer(f, i);
    uint32_t end = f->items[last].first + f->items[last].count;
    if (last + 1 < f->count && f->items[last + 1].first <= end + WIDEST_GAP
        && (ent_finder_is(f, end, "and") || ent_finder_is(f, end + 1, "and")))
        add_signer(f, last + 1);
}

/* True where "by", "from" or "of" governs the phrase that starts at `at`. */
static bool is_by(const ent_finder *f, uint32_t at)
{
    enum { NEAR = 7 };
    for (uint32_t i = at; i > f->begin && i + NEAR > at; i--)
        if (ent_finder_is(f, i - 1, "by") || ent_finder_is(f, i - 1, "from")
            || ent_finder_is(f, i - 1, "of"))
            return true;
    return false;
}

void ent_speaker_signers(ent_finder *f)
{
    enum { PREAMBLE = 6 }; /* sentences in which they are named */
    bool title = f->text->sentences[f->index].kind == ENT_SENTENCE_TITLE;
    if (!f->joint || f->signer_count || f->index > PREAMBLE) return;
    size_t here = ent_finder_here(f);
    if (ent_finder_is(f, f->begin, "we") && ent_finder_is(f, f->begin + 1, ",")) {
        uint32_t verb = first_verb(f);
        for (size_t i = here; i < f->count && f->items[i].first < verb; i++)
            add_signer(f, i);
        return;
    }
    size_t best = 0, end = 0;
    for (size_t i = here; i < f->count; i++) {
        size_t size = i + 1 - ent_finder_list(f, i);
        if (size > best) best = size, end = i;
    }
    if (best < 2) return;
    size_t first = end + 1 - best;
    bool states = f->notes[end].subject && f->items[end].actor
                  && f->items[end].actor->kind == ENT_STATE;
    bool by = is_by(f, f->items[first].first);
    if (title ? by : best > 2 || states) add_list(f, first, end);
}
