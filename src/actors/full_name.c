/* full_name.c - UD hangs the words of a person's name flat on the first of them, those of
 * other names as compounds: "Chad Wilkins" against "Saudi Arabia". */
#include "actors/full_name.h"

#include <string.h>

#include "actors/role.h"
#include "actors/tree.h"

enum { LONGEST = 9 }; /* tokens, with hyphens */

/* Token `i` hangs flat on `at`, or is the hyphen of one that does. */
static bool is_flat(const ent_finder *f, uint32_t i, uint32_t at)
{
    uint32_t head = ent_tree_head(f, i);
    if (ent_finder_is(f, i, "-")) return head != ENT_NOWHERE && head >= at;
    return head == at && f->tokens[i].label == ENT_DEP_FLAT;
}

static uint32_t flat_end(const ent_finder *f, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < f->end && end < at + LONGEST && is_flat(f, end, at)) end++;
    while (end > at + 1 && ent_finder_is(f, end - 1, "-")) end--;
    return end;
}

/* A capital word that no lexicon knows and that is no title. */
static bool is_own_word(const ent_finder *f, uint32_t at)
{
    const ent_token *t = &f->tokens[at];
    bool plural;
    return t->capital && t->upos == ENT_UPOS_PROPN && strlen(t->lower) > 1
           && !ent_finder_name(f, at) && !ent_role_find(t, &plural)
           && !ent_role_modifier(t) && !ent_role_department(t) && !ent_role_courtesy(t);
}

/* Names that a word before or behind them changes: not those of several words, nor those
 * of organisations. */
static bool is_changed(const ent_name *name, uint32_t first, uint32_t at, uint32_t end)
{
    bool whole = first == at && first + name->count >= end;
    if (whole || !name->actor || name->count > 1) return false;
    bool surname = name->type == ENT_NAME_SURNAME && first + name->count < end;
    return surname || name->actor->kind == ENT_STATE;
}

void ent_full_name_read(ent_finder *f)
{
    for (uint32_t at = f->begin; at < f->end && f->text->parsed; at++) {
        uint32_t end = flat_end(f, at), own = 0;
        bool joined = false; /* "US-China" */
        for (uint32_t i = at; i < end; i++) {
            own += is_own_word(f, i);
            joined |= i > at && ent_finder_is(f, i, "-") && ent_finder_name(f, i - 1);
        }
        for (uint32_t i = at; i < end && own && !joined; i++) {
            ent_name *name = &f->names[i - f->begin];
            if (name->count && is_changed(name, i, at, end)) *name = (ent_name){ 0 };
        }
        at = end - 1;
    }
}

bool ent_full_name_is(const ent_finder *f, uint32_t at, uint32_t end)
{
    if (!f->text->parsed || f->tokens[at].upos != ENT_UPOS_PROPN || end < at + 2)
        return false;
    return flat_end(f, at) == end;
}
