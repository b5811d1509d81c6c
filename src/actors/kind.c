/* kind.c - organisations and groups, by kind or by a word of their name. */
#include "actors/kind.h"

#include <string.h>

#include "base/strings.h"

#include "actors/clause.h"

enum {
    SENTENCES_BACK = 2, /* for a kind alone */
    NAMED_BACK = 6      /* for a word of the name */
};

typedef struct {
    const char *word;
    unsigned kinds; /* that it can be without sharing a word: bits of ent_kind */
} kind;

#define GROUP (1U << ENT_GROUP)
#define UNION (1U << ENT_ORGANISATION)

static const kind kinds[] = { { "agency", 0 }, { "alliance", UNION }, { "army", 0 },
    { "assembly", 0 }, { "bank", 0 }, { "bloc", UNION }, { "coalition", UNION | GROUP },
    { "commission", 0 }, { "committee", 0 }, { "council", 0 }, { "court", 0 },
    { "department", 0 }, { "faction", GROUP }, { "front", 0 }, { "fund", 0 },
    { "group", GROUP }, { "guards", 0 }, { "guerrilla", GROUP }, { "insurgent", GROUP },
    { "league", UNION }, { "lender", UNION }, { "militant", GROUP }, { "militia", GROUP },
    { "ministry", 0 }, { "movement", GROUP }, { "navy", 0 }, { "network", GROUP },
    { "organisation", UNION | GROUP }, { "organization", UNION | GROUP }, { "party", 0 },
    { "rebel", GROUP }, { "tribunal", 0 }, { "union", UNION } };

static const kind *find(const char *word)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ent_equal(word, kinds[i].word)) return &kinds[i];
    return NULL;
}

bool ent_kind_is(const char *word)
{
    return find(word) != NULL;
}

/* "fund" in "International Monetary Fund", "department" in "U.S. Department of State". */
static bool is_called(const ent_actor *actor, const char *word)
{
    size_t size = strlen(word);
    if (actor->kind != ENT_ORGANISATION && actor->kind != ENT_BODY) return false;
    for (const char *at = actor->name; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        bool same = (*at | 0x20) == *word && !strncmp(at + 1, word + 1, size - 1);
        if (same && (!at[size] || at[size] == ' ')) return true;
    }
    return false;
}

/* The word stands in the mention, as part of a name, or in the name in full. */
static bool bears(const ent_finder *f, const ent_mention *m, const char *word)
{
    if (m->form != ENT_MENTION_NAME) return false;
    for (uint32_t i = m->first; i < m->first + m->count; i++)
        if (f->tokens[i].capital && !strcmp(f->tokens[i].lower, word)) return true;
    return m->actor && is_called(m->actor, word);
}

/* The actor of such a kind that item `i` names, or is a member of: "a Hamas official". */
static const ent_actor *of_kind(const ent_finder *f, size_t i, unsigned wanted)
{
    const ent_mention *m = &f->items[i];
    if (!m->actor || m->form == ENT_MENTION_PLACE || !*m->actor->code) return NULL;
    bool member = f->notes[i].human || m->actor->kind == ENT_PERSON;
    const ent_actor *actor = member ? ent_lexicon_owner(f->lexicon, m->actor->code)
                                    : m->actor;
    return actor && wanted & (1U << actor->kind) ? actor : NULL;
}

/* It is the subject of the clause at `at`: not described once more there. */
static bool is_subject(const ent_finder *f, const ent_mention *m, uint32_t at)
{
    if (!f->text->parsed || m->sentence != f->index) return false;
    uint32_t clause = ent_clause_of(f->tokens, f->begin, at);
    uint32_t subject = ent_clause_subject(f, f->index, clause);
    return subject != ENT_NOWHERE && subject >= m->first && subject < m->first + m->count;
}

const ent_actor *ent_kind_meant(const ent_finder *f, uint32_t at, const char *word)
{
    const kind *known = find(word);
    const ent_actor *found = NULL;
    uint32_t sentence = f->index;
    bool subject = false;
    for (size_t i = f->count; known && i-- > 0;) {
        const ent_mention *m = &f->items[i];
        uint32_t back = f->index - m->sentence;
        if (back > NAMED_BACK || (found && m->sentence != sentence)) break;
        const ent_actor *actor = back <= SENTENCES_BACK ? of_kind(f, i, known->kinds)
                                                        : NULL;
        if (!actor && m->actor && bears(f, m, word)) actor = m->actor;
        if (!actor || is_subject(f, m, at)) continue;
        bool better = f->notes[i].subject && !subject;
        if (found && found != actor && f->notes[i].subject == subject) return NULL;
        if (!found || better) found = actor;
        subject |= f->notes[i].subject;
        sentence = m->sentence;
    }
    return found;
}
