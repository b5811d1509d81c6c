/* signatory.c - looks for the issuers in the first sentences, then for signed names. */
#include "relations/signatory.h"

#include <string.h>

enum {
    FIRST_SENTENCES = 8, /* where a statement says whose it is */
    MOST_ISSUERS = 48,
    FEWEST_SIGNED = 5 /* lines that start with a state make a list of signatories */
};

#define CONFIDENCE 0.8F

typedef struct {
    uint32_t mentions[MOST_ISSUERS];
    size_t count;
} issuers;

static void add(const ent_mentions *mentions, uint32_t index, issuers *found)
{
    const ent_mention *m = &mentions->items[index];
    bool party = *m->actor->code && m->form != ENT_MENTION_PLACE
                 && m->form != ENT_MENTION_ADJECTIVE;
    for (size_t i = 0; party && i < found->count; i++)
        party = strcmp(mentions->items[found->mentions[i]].actor->code, m->actor->code)
                != 0;
    if (party && found->count < MOST_ISSUERS) found->mentions[found->count++] = index;
}

/* All actors from chunk `from` up to the next finite verb or stop. */
static void collect(const ent_reading *r, uint32_t from, issuers *found)
{
    uint32_t end = r->sentence->first + r->sentence->count;
    for (uint32_t i = from; i < r->count; i++) {
        const ent_chunk *c = &r->items[i];
        bool over = (c->kind == ENT_CHUNK_VERB && c->form != ENT_VERB_PARTICIPLE)
                    || c->kind == ENT_CHUNK_STOP || c->kind == ENT_CHUNK_MARK;
        if (over) {
            end = c->first;
            break;
        }
    }
    for (uint32_t k = r->items[from].first; k < end; k++) {
        uint32_t m = r->mention_at[k - r->sentence->first];
        if (m != ENT_NONE && r->mentions->items[m].first == k) add(r->mentions, m, found);
    }
}

bool ent_first_person(const ent_token *t)
{
    static const char *const words[] = { "we", "our", "us", "ours" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(t->lower, words[i]) == 0) return strcmp(t->raw, "US") != 0;
    return false;
}

static bool says_our(const ent_reading *r, uint32_t from)
{
    const ent_sentence *s = r->sentence;
    for (uint32_t i = r->items[from].first; i < s->first + s->count; i++)
        if (ent_first_person(&r->text->tokens[i]) && !r->text->tokens[i].quoted)
            return true;
    return false;
}

static bool is_statement(const ent_reading *r, uint32_t chunk)
{
    static const char *const words[] = { "statement", "declaration", "communique" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(r->items[chunk].lemma, words[i]) == 0) return true;
    return false;
}

static bool says_by(const ent_reading *r, uint32_t chunk)
{
    return ent_prepositional(r, chunk, chunk + 1, "by") != ENT_NONE
           || ent_prepositional(r, chunk, chunk + 1, "from") != ENT_NONE
           || ent_prepositional(r, chunk, chunk + 1, "of") != ENT_NONE;
}

/* "We, the ministers of A and B, ...", "A, B and C reiterate our ...", "a statement by A
 * and B". */
static void find_issuers(const ent_reading *r, issuers *found)
{
    for (uint32_t i = 0; i < r->count && found->count < 2; i++) {
        const ent_chunk *c = &r->items[i];
        found->count = 0;
        if (c->kind == ENT_CHUNK_NOUN && i + 2 < r->count && strcmp(c->lemma, "we") == 0
            && r->items[i + 1].kind == ENT_CHUNK_COMMA)
            collect(r, i + 2, found);
        else if (c->kind == ENT_CHUNK_NOUN && is_statement(r, i) && says_by(r, i))
            collect(r, i + 1 < r->count ? i + 1 : i, found);
        else if (c->kind == ENT_CHUNK_VERB && c->form == ENT_VERB_FINITE
                 && c->subject != ENT_NONE && c->subject < i && says_our(r, i))
            collect(r, ent_phrase_start(r, c->subject), found);
    }
    if (found->count < 2) found->count = 0;
}

/* Lines that start with the name of a state: "- Estonia: Liina Kersna, Minister ...". */
static void find_signed(
    const ent_text *text, const ent_mentions *mentions, issuers *found)
{
    for (uint32_t i = 0; i < mentions->count; i++) {
        const ent_mention *m = &mentions->items[i];
        const ent_sentence *s = &text->sentences[m->sentence];
        uint32_t skip = m->first - s->first;
        bool opens = skip == 0
                     || (skip == 1 && text->tokens[s->first].tag == ENT_TAG_PUNCTUATION)
                     || (skip == 1 && strcmp(text->tokens[s->first].lower, "the") == 0);
        uint32_t after = m->first + m->count;
        bool ends = after >= s->first + s->count;
        ent_tag tag = ends ? ENT_TAG_PROPER : text->tokens[after].tag;
        if (opens && m->actor->kind == ENT_STATE && m->form == ENT_MENTION_NAME
            && (ends || tag == ENT_TAG_PROPER
                || strcmp(text->tokens[after].lower, ":") == 0))
            add(mentions, i, found);
    }
    if (found->count < FEWEST_SIGNED) found->count = 0;
}

static uint32_t last_group(const ent_mentions *mentions)
{
    uint32_t group = 0;
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].group > group) group = mentions->items[i].group;
    return group;
}

typedef struct {
    ent_arena *arena;
    const ent_mentions *mentions;
    ent_mentions *all;
    size_t capacity;
    uint32_t group;
} merger;

static bool put(merger *m, const ent_mention *mention)
{
    m->all->items = ent_arena_grow(
        m->arena, m->all->items, m->all->count, &m->capacity, sizeof *m->all->items);
    if (!m->all->items) return false;
    m->all->items[m->all->count++] = *mention;
    return true;
}

static bool put_group(
    merger *m, const issuers *who, uint32_t sentence, uint32_t token, bool possessive)
{
    m->group++;
    for (size_t i = 0; i < who->count; i++) {
        ent_mention mention = { .actor = m->mentions->items[who->mentions[i]].actor,
            .sentence = sentence,
            .first = token,
            .count = 1,
            .head = token,
            .form = ENT_MENTION_PRONOUN,
            .possessive = possessive,
            .plural = true,
            .group = m->group,
            .confidence = CONFIDENCE };
        if (!put(m, &mention)) return false;
    }
    return true;
}

/* The old mentions in their order, with the groups between them. */
static bool merge(merger *m, const ent_text *text, const issuers *who)
{
    size_t next = 0;
    for (uint32_t s = 0; s < text->sentence_count; s++) {
        const ent_sentence *sentence = &text->sentences[s];
        for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
            const ent_token *t = &text->tokens[i];
            bool ours = ent_first_person(t) && !t->quoted, named = false;
            for (; next < m->mentions->count && m->mentions->items[next].first <= i;
                 next++) {
                const ent_mention *known = &m->mentions->items[next];
                /* Whoever published it, the signatories speak. */
                if (ours && known->form == ENT_MENTION_PRONOUN) continue;
                named = true;
                if (!put(m, known)) return false;
            }
            if (named || !ours) continue;
            if (!put_group(m, who, s, i, strcmp(t->lower, "our") == 0)) return false;
        }
    }
    for (; next < m->mentions->count; next++)
        if (!put(m, &m->mentions->items[next])) return false;
    return true;
}

bool ent_signatories_add(ent_arena *arena, const ent_frames *frames, const ent_text *text,
    const ent_mentions *mentions, ent_mentions *all, ent_error *err)
{
    issuers who = { .count = 0 };
    *all = *mentions;
    for (uint32_t s = 0; s < text->sentence_count && s < FIRST_SENTENCES && !who.count;
         s++) {
        ent_reading r;
        if (!ent_read_sentence(arena, frames, text, mentions, s, &r, err)) return false;
        find_issuers(&r, &who);
    }
    if (!who.count) find_signed(text, mentions, &who);
    if (!who.count) return true;
    *all = (ent_mentions){ .publisher = mentions->publisher };
    merger m = { arena, mentions, all, 0, last_group(mentions) };
    if (merge(&m, text, &who)) return true;
    *all = *mentions;
    return ent_fail(err, ENT_MEMORY, "claims: out of memory");
}
