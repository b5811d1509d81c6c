/* speaker.c - the signs by which a text says who is speaking. */
#include "actors/speaker.h"

#include <string.h>

#include "actors/person.h"

void ent_speaker_turn(ent_finder *f)
{
    enum { LONGEST_LABEL = 7 }; /* "FOREIGN MINISTER DE LA CRUZ" */
    const ent_actor *turn = NULL;
    uint32_t at = f->begin;
    while (at < f->end && at < f->begin + LONGEST_LABEL && !ent_finder_is(f, at, ":")) {
        const ent_token *t = &f->tokens[at];
        const ent_name *name = ent_finder_name(f, at);
        for (const char *c = t->raw; *c; c++)
            if (*c >= 'a' && *c <= 'z' && strcmp(t->lower, "mr.")
                && strcmp(t->lower, "ms."))
                return;
        if (name) turn = name->actor;
        at += name ? name->count : 1;
    }
    if (at == f->begin || !ent_finder_is(f, at, ":")) return;
    f->in_turn = true;
    f->turn = turn;
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

void ent_speaker_find(ent_finder *f)
{
    enum { FARTHEST = 25 };
    size_t from = ent_finder_here(f);
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
