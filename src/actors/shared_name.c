/* shared_name.c - what two names share stands once, behind the second. */
#include "actors/shared_name.h"

#include <string.h>

#include "base/strings.h"

enum { MOST_WORDS = 4 };

static bool is_side(const ent_token *t)
{
    static const char *const words[] = { "north", "south", "east", "west" };
    return t->capital && ENT_AMONG(t->lower, words);
}

/* The state that `side` would name before the words that follow the side of the second
 * name. */
static bool match_with(const ent_finder *f, uint32_t side, uint32_t second,
    const ent_name *like, ent_name *name)
{
    const char *words[MOST_WORDS], *raws[MOST_WORDS];
    ent_name_match match;
    if (like->count < 2 || like->count > MOST_WORDS) return false;
    for (uint32_t i = 0; i < like->count; i++) {
        uint32_t at = i ? second + i : side;
        words[i] = f->tokens[at].lower;
        raws[i] = f->tokens[at].raw;
    }
    if (!ent_lexicon_match(f->lexicon, words, raws, like->count, &match)
        || match.words != like->count)
        return false;
    const ent_actor *actor = ent_lexicon_actor_on(
        f->lexicon, match.senses[0].actor, f->date);
    if (actor->kind != ENT_STATE || actor == like->actor) return false;
    *name = (ent_name){ actor, 1, match.senses[0].type, like->confidence };
    return true;
}

void ent_shared_name_read(ent_finder *f)
{
    for (uint32_t at = f->begin; at + 3 < f->end; at++) {
        uint32_t second = at + 2;
        ent_name *first = &f->names[at - f->begin];
        const ent_name *like = &f->names[second - f->begin];
        bool joined = ent_finder_is(f, at + 1, "and") || ent_finder_is(f, at + 1, "or");
        if (first->count || !joined || !is_side(&f->tokens[at])
            || !is_side(&f->tokens[second]) || !like->actor
            || like->actor->kind != ENT_STATE)
            continue;
        match_with(f, at, second, like, first);
    }
}
