/* overlay_terms.c - actors whose code or sector depends on the day. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/overlay.h"

typedef struct {
    const ent_dictionary_term *from;
    uint32_t actor;
    size_t place; /* among the dictionary's terms: earlier ones count first */
} placed;

static int by_actor(const void *left, const void *right)
{
    const placed *a = left, *b = right;
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static uint32_t index_of(
    const ent_overlay *over, const ent_lexicon *lexicon, const char *id)
{
    const ent_entry *own = ent_table_find(&over->tables.ids, id, strlen(id));
    const ent_actor *known = own ? NULL : ent_lexicon_find(lexicon, id);
    return own ? (uint32_t)own->value : known ? known->index : UINT32_MAX;
}

/* The actor with that code and sector; he himself where they are his. States keep their
 * sector where the dictionary names none. */
static const ent_actor *variant_of(
    ent_tables *t, const placed *term, const ent_term *same, uint32_t same_count)
{
    const ent_actor *actor = &t->actors[term->actor];
    const char *code = term->from->code, *sector = term->from->sector;
    if (actor->kind == ENT_STATE && !*sector && *code) sector = actor->sector;
    if (!strcmp(code, actor->code) && !strcmp(sector, actor->sector)) return actor;
    for (uint32_t i = 0; i < same_count; i++)
        if (!strcmp(same[i].as->code, code) && !strcmp(same[i].as->sector, sector))
            return same[i].as;
    ent_actor *made = ent_arena_take(&t->arena, sizeof *made);
    if (!made) return NULL;
    *made = *actor;
    made->code = code;
    made->sector = sector;
    return made;
}

static bool lay_out(ent_overlay *over, const placed *items, size_t count)
{
    ent_tables *t = &over->tables;
    over->terms = ent_arena_array(&t->arena, count, sizeof *over->terms);
    over->term_starts = ent_arena_array(
        &t->arena, t->actor_count + 1, sizeof *over->term_starts);
    if (!over->terms || !over->term_starts) return false;
    uint32_t first = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i && items[i].actor != items[i - 1].actor) first = i;
        const ent_actor *as = variant_of(t, &items[i], &over->terms[first], i - first);
        if (!as) return false;
        over->terms[i] = (ent_term){ as, items[i].from->since, items[i].from->until };
        over->term_starts[items[i].actor + 1] = i + 1;
    }
    for (size_t i = 0; i < t->actor_count; i++)
        if (over->term_starts[i + 1] < over->term_starts[i])
            over->term_starts[i + 1] = over->term_starts[i];
    return true;
}

bool ent_overlay_terms(ent_overlay *over, const ent_lexicon *lexicon,
    const ent_dictionary_terms *terms, ent_error *err)
{
    if (!terms->count) return true;
    size_t count = 0;
    placed *items = ent_arena_array(&over->tables.arena, terms->count, sizeof *items);
    for (size_t i = 0; items && i < terms->count; i++) {
        uint32_t actor = index_of(over, lexicon, terms->items[i].id);
        if (actor != UINT32_MAX) items[count++] = (placed){ &terms->items[i], actor, i };
    }
    if (items && count) qsort(items, count, sizeof *items, by_actor);
    return (items && lay_out(over, items, count))
           || ent_fail(err, ENT_MEMORY, "lexicon: out of memory for terms");
}
