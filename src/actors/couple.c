/* couple.c - lists of two sides and sentences of two, and how often each was met. */
#include "actors/couple.h"

#include <string.h>

const ent_actor *ent_side_of(const ent_finder *f, const ent_actor *actor)
{
    const ent_actor *owner = *actor->code ? ent_lexicon_owner(f->lexicon, actor->code)
                                          : NULL;
    if (!owner || actor->kind == ENT_COMPANY || actor->kind == ENT_OTHER) return NULL;
    bool other = owner->kind == ENT_ORGANISATION || owner->kind == ENT_GROUP;
    return owner->kind == ENT_STATE || other ? owner : NULL;
}

static bool is_of(const ent_couple *c, const ent_actor *side)
{
    return !strcmp(c->sides[0]->code, side->code)
           || !strcmp(c->sides[1]->code, side->code);
}

/* Where there is no more room, couples that come late are not counted. */
static void count(ent_finder *f, const ent_actor *a, const ent_actor *b, uint32_t times)
{
    for (uint32_t i = 0; i < f->couple_count; i++)
        if (is_of(&f->couples[i], a) && is_of(&f->couples[i], b)) {
            f->couples[i].times += times;
            return;
        }
    if (f->couple_count == ENT_MOST_COUPLES) return;
    f->couples[f->couple_count++] = (ent_couple){ { a, b }, times };
}

/* "India suspended trade with Pakistan": a sentence of two sides and nobody else;
 * of a title places and adjectives count, too. */
static bool is_of_two(const ent_finder *f, bool title, const ent_actor *sides[2])
{
    int found = 0;
    for (size_t i = ent_finder_here(f); i < f->count; i++) {
        const ent_mention *m = &f->items[i];
        const ent_actor *side = m->actor ? ent_side_of(f, m->actor) : NULL;
        bool party = m->form != ENT_MENTION_PLACE && m->form != ENT_MENTION_ADJECTIVE;
        if (!side || (!party && !title)) continue;
        bool known = false;
        for (int k = 0; k < found && k < 2; k++)
            known = known || !strcmp(sides[k]->code, side->code);
        if (known) continue;
        if (found == 2) return false;
        sides[found++] = side;
    }
    return found == 2;
}

void ent_couples_count(ent_finder *f)
{
    enum { TITLE = 3 }; /* says whom all is about */
    const ent_actor *sides[2];
    bool title = f->text->sentences[f->index].kind == ENT_SENTENCE_TITLE;
    if (is_of_two(f, title, sides)) {
        count(f, sides[0], sides[1], title ? TITLE : 1);
        return;
    }
    for (size_t i = ent_finder_here(f) + 1; i < f->count; i++) {
        bool goes_on = i + 1 < f->count && ent_finder_list(f, i + 1) <= i;
        bool group = f->items[i].group || f->items[i - 1].group;
        if (group || goes_on || ent_finder_list(f, i) != i - 1) continue;
        if (!f->items[i].actor || !f->items[i - 1].actor) continue;
        const ent_actor *a = ent_side_of(f, f->items[i - 1].actor),
                        *b = ent_side_of(f, f->items[i].actor);
        if (a && b && strcmp(a->code, b->code)) count(f, a, b, 1);
    }
}

/* The sentence's first subject is a side, and none of theirs. */
static bool is_third(const ent_finder *f, const ent_couple *c, uint32_t at)
{
    for (size_t i = ent_finder_here(f); i < f->count; i++) {
        if (!f->notes[i].subject || f->items[i].first >= at) continue;
        const ent_actor *actor = f->items[i].actor;
        const ent_actor *side = actor ? ent_side_of(f, actor) : NULL;
        return side && !is_of(c, side);
    }
    return false;
}

const ent_couple *ent_couple_meant(const ent_finder *f, uint32_t at)
{
    const ent_couple *best = NULL;
    bool tied = false;
    for (uint32_t i = 0; i < f->couple_count; i++) {
        const ent_couple *c = &f->couples[i];
        if (c->times < 2 || (best && c->times < best->times)) continue;
        tied = best && c->times == best->times;
        best = c;
    }
    return best && !tied && is_third(f, best, at) ? best : NULL;
}
