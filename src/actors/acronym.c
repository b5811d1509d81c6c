/* acronym.c - the letters in brackets are the first letters of the words before. */
#include "actors/acronym.h"

#include <string.h>

#include "base/ascii.h"
#include "base/strings.h"

#include "actors/person.h"
#include "actors/role.h"

enum { SHORTEST = 2, LONGEST = 7, MOST_WORDS = 12 };

/* "of", "for", "the", "and", "'s": no letter of the acronym need stand for them. */
static bool is_small(const ent_token *t)
{
    static const char *const words[] = { "of", "for", "the", "and", "in", "on", "to",
        "'s", "'", "-" };
    return ENT_AMONG(t->lower, words);
}

static bool is_acronym(const ent_token *t)
{
    size_t length = strlen(t->raw);
    if (length < SHORTEST || length > LONGEST) return false;
    for (const char *c = t->raw; *c; c++)
        if (!ent_is_capital(*c)) return false;
    return true;
}

/* First of the capital words that end before the bracket at `open` and give the letters;
 * `open`: they do not. */
static uint32_t words_start(const ent_finder *f, uint32_t open, const char *letters)
{
    size_t left = strlen(letters);
    for (uint32_t at = open; at > f->begin && at + MOST_WORDS > open; at--) {
        const ent_token *t = &f->tokens[at - 1];
        if (t->capital && ent_upper(t->raw[0]) == letters[left - 1]) {
            if (--left == 0) return at - 1;
        } else if (t->capital || !is_small(t)) {
            return open;
        }
    }
    return open;
}

static const ent_actor *side_at(const ent_finder *f, uint32_t at)
{
    const ent_name *name = ent_finder_name(f, at);
    const ent_actor *owner = name && name->actor && *name->actor->code
                                     && name->actor->kind != ENT_PERSON
                                     && name->type != ENT_NAME_SURNAME
                                 ? ent_lexicon_owner(f->lexicon, name->actor->code)
                                 : NULL;
    return owner && owner->kind == ENT_STATE ? owner : NULL;
}

/* The state named among the words first..open or as their owner ("Peru's", "the Thai").
 * `*start`: of the owner. */
static const ent_actor *side_of(
    const ent_finder *f, uint32_t first, uint32_t open, uint32_t *start)
{
    const ent_actor *side = NULL;
    *start = first;
    for (uint32_t at = first; at < open && !side; at++) side = side_at(f, at);
    if (side) return side;
    uint32_t owner = first - (first > f->begin && ent_finder_possessive(f, first - 1));
    for (uint32_t at = owner; at > f->begin && at + 4 > owner; at--) {
        const ent_name *name = ent_finder_name(f, at - 1);
        if (!name || at - 1 + name->count != owner) continue;
        if (owner == first && name->type != ENT_NAME_ADJECTIVE) return NULL;
        *start = at - 1;
        return side_at(f, at - 1);
    }
    return NULL;
}

static void introduce(ent_finder *f, uint32_t open)
{
    const char *letters = f->tokens[open + 1].raw;
    uint32_t first = words_start(f, open, letters), start;
    if (first == open) return;
    const ent_name *whole = ent_finder_name(f, first);
    const ent_actor *side = side_of(f, first, open, &start);
    if (!side || (whole && first + whole->count >= open)) return;
    const ent_actor *body = ent_person_introduce(
        f, first, open, side->code, NULL, "", ENT_BODY);
    if (!body || !ent_person_alias(f, open + 1, body)) return;
    for (uint32_t at = start; at < open + 3; at++)
        f->names[at - f->begin] = (ent_name){ 0 };
    f->names[start - f->begin] = (ent_name){ body, open + 3 - start, ENT_NAME_FULL,
        0.9F };
}

void ent_acronym_read(ent_finder *f)
{
    for (uint32_t at = f->begin + 2; at + 2 < f->end; at++) {
        const ent_name *known = ent_finder_name(f, at + 1);
        bool made = known && known->actor && known->actor->index == UINT32_MAX;
        if (ent_finder_is(f, at, "(") && ent_finder_is(f, at + 2, ")")
            && is_acronym(&f->tokens[at + 1]) && (!known || made))
            introduce(f, at);
    }
}
