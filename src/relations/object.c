/* object.c - what stands in a place, and whether it is what the frame asks for. */
#include "relations/site.h"

/* The noun phrase right at chunk `i`. */
static uint32_t noun_at(const ent_reading *r, uint32_t i)
{
    if (i >= r->count) return ENT_NONE;
    if (r->items[i].kind == ENT_CHUNK_TIME || r->items[i].kind == ENT_CHUNK_OTHER
        || r->items[i].kind == ENT_CHUNK_ADJECTIVE)
        i = ent_chunk_next(r, i);
    if (!ent_chunk_is(r, i, ENT_CHUNK_NOUN)) return ENT_NONE;
    while (r->items[i].possessed != ENT_NONE) i = r->items[i].possessed;
    return i;
}

uint32_t ent_site_object(const ent_site *s)
{
    static const ent_place object = { .kind = ENT_PLACE_OBJECT };
    const ent_chunk *c = &s->r->items[s->chunk];
    if (c->kind != ENT_CHUNK_VERB) return noun_at(s->r, s->after);
    if (!c->passive && s->after != s->chunk + 1) return noun_at(s->r, s->after);
    uint32_t noun = c->passive ? c->subject : c->object;
    return noun == ENT_NONE ? ent_tree_noun(s, &object) : noun;
}

static bool has_infinitive(const ent_site *s)
{
    const ent_reading *r = s->r;
    for (uint32_t v = s->chunk + 1; v < r->count; v++)
        if (r->items[v].kind == ENT_CHUNK_VERB && r->items[v].form == ENT_VERB_INFINITIVE
            && r->items[v].governor == s->chunk)
            return true;
    return false;
}

static bool is_place(const ent_reading *r, uint32_t chunk)
{
    uint32_t m = r->items[chunk].mention;
    return m != ENT_NONE && r->mentions->items[m].form == ENT_MENTION_PLACE;
}

/* One of the words, alone or as what a container holds: "a series of rockets", "$5
 * million in aid". */
static bool holds_word(const ent_reading *r, uint32_t chunk, ent_words words)
{
    if (ent_chunk_has_word(r, chunk, words)) return true;
    bool number = ent_chunk_head(r, chunk)->tag == ENT_TAG_NUMBER; /* "54 of 60 drones" */
    if (!number && !ent_chunk_among(r, chunk, "container")
        && !ent_chunk_among(r, chunk, "quantity"))
        return false;
    uint32_t of = ent_prepositional(r, chunk, chunk + 1, "of");
    if (of == ENT_NONE) of = ent_prepositional(r, chunk, chunk + 1, "in");
    return of != ENT_NONE && ent_chunk_has_word(r, of, words);
}

/* "provided X [with weapons]": what else the frame asks for, in any phrase that follows.
 */
static bool has_beside(const ent_site *s)
{
    const ent_places *places = &s->frame->beside;
    const ent_reading *r = s->r;
    for (unsigned i = 0; i < places->count; i++)
        for (uint32_t n = s->after; n < r->count; n++) {
            uint32_t p = r->items[n].preposition;
            if (r->items[n].kind == ENT_CHUNK_NOUN && p != ENT_NONE
                && strcmp(ent_chunk_lower(r, p), places->items[i].word) == 0
                && holds_word(r, n, places->items[i].only))
                return true;
        }
    return !places->count;
}

bool ent_site_object_fits(const ent_site *s)
{
    const ent_words *words = &s->frame->object;
    const ent_reading *r = s->r;
    if (!has_beside(s)) return false;
    if (!words->count) return true;
    if (ent_words_have(*words, ENT_OBJECT_WAR)) return true; /* judged with its sides */
    if (ent_words_have(*words, ENT_OBJECT_INFINITIVE)) return has_infinitive(s);
    uint32_t object = ent_site_object(s);
    if (object == ENT_NONE) return ent_words_have(*words, ENT_OBJECT_NONE);
    bool place = ent_words_have(*words, ENT_OBJECT_PLACE);
    if (holds_word(r, object, *words)) return true;
    for (uint32_t i = object; i < r->count; i++)
        if (r->items[i].root == r->items[object].root
            && (ent_chunk_has_word(r, i, *words) || (place && is_place(r, i))))
            return true;
    return false;
}

static bool is_armed(const ent_reading *r, uint32_t noun)
{
    uint32_t m = r->items[noun].mention;
    if (m == ENT_NONE) return false;
    const char *sector = r->mentions->items[m].actor->sector;
    return strcmp(sector, "MIL") == 0 || strcmp(sector, "REB") == 0;
}

bool ent_site_counts(const ent_reading *r, uint32_t noun, ent_words words)
{
    if (ent_chunk_has_word(r, noun, words)) return true;
    uint32_t of = ent_chunk_among(r, noun, "quantity")
                      ? ent_prepositional(r, noun, noun + 1, "of")
                      : ENT_NONE;
    for (uint32_t i = of; i < r->count; i++)
        if (r->items[i].root == r->items[of].root && ent_chunk_has_word(r, i, words))
            return true;
    return false;
}

bool ent_site_wants(const ent_reading *r, uint32_t noun, ent_words words)
{
    return ent_site_counts(r, noun, words)
           || (ent_words_have(words, "troop") && is_armed(r, noun));
}
