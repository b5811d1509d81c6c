/* tree.c - heads and labels, where the text was parsed. */
#include "actors/tree.h"

enum { MOST_STEPS = 20 }; /* up a chain of compounds or conjuncts */

uint32_t ent_tree_head(const ent_finder *f, uint32_t at)
{
    uint16_t head = f->tokens[at].head;
    return head && f->text->parsed ? f->begin + head - 1u : ENT_NOWHERE;
}

uint32_t ent_tree_top(const ent_finder *f, uint32_t first, uint32_t end)
{
    for (uint32_t at = end; at-- > first && f->text->parsed;) {
        uint32_t head = ent_tree_head(f, at);
        if (head == ENT_NOWHERE || head < first || head >= end) return at;
    }
    return end - 1;
}

uint32_t ent_tree_first_of_list(const ent_finder *f, uint32_t at)
{
    for (int i = 0; i < MOST_STEPS && f->tokens[at].label == ENT_DEP_CONJ; i++) {
        uint32_t head = ent_tree_head(f, at);
        if (head == ENT_NOWHERE) break;
        at = head;
    }
    return at;
}

static bool is_modifier(const ent_finder *f, uint32_t at)
{
    uint8_t label = f->tokens[at].label;
    uint32_t head = ent_tree_head(f, at);
    return head != ENT_NOWHERE && head > at
           && (label == ENT_DEP_AMOD || label == ENT_DEP_COMPOUND
               || label == ENT_DEP_NMOD_DESC);
}

/* "US-[China]-Japan": hung flat on the first name. */
static uint32_t first_of_chain(const ent_finder *f, uint32_t at)
{
    for (int i = 0; i < MOST_STEPS; i++) {
        uint32_t head = ent_tree_head(f, at);
        uint8_t label = f->tokens[at].label;
        if (head == ENT_NOWHERE || head > at) break;
        if (label != ENT_DEP_CONJ && label != ENT_DEP_FLAT) break;
        at = head;
    }
    return at;
}

bool ent_tree_modifies(const ent_finder *f, uint32_t at, uint32_t *noun)
{
    if (!f->text->parsed) return false;
    uint32_t top = first_of_chain(f, at);
    if (!is_modifier(f, top)) return false;
    for (int i = 0; i < MOST_STEPS && is_modifier(f, top); i++)
        top = ent_tree_head(f, top);
    *noun = top;
    uint8_t upos = f->tokens[top].upos;
    return top > at && (upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN);
}
