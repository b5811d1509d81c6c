/* arguments.c - the actors that a noun phrase names, directly or by what hangs on it. */
#include <string.h>

#include "relations/match.h"

/* How much each step away from the head of a phrase costs. */
#define THROUGH_POSSESSOR 0.92f
#define THROUGH_MODIFIER  0.85f
#define THROUGH_PHRASE    0.85f
#define AS_PLACE          0.80f

enum { DEEPEST = 3 };

static const ent_mention *mention(const ent_reading *r, uint32_t index)
{
    return &r->mentions->items[index];
}

static void add_one(
    const ent_reading *r, uint32_t index, float quality, ent_arguments *found)
{
    const ent_mention *m = mention(r, index);
    if (!m->actor) return;
    for (uint32_t i = 0; i < found->count; i++) {
        const ent_actor *a = mention(r, found->items[i].mention)->actor;
        if (a == m->actor || (*a->code && strcmp(a->code, m->actor->code) == 0)) return;
    }
    if (found->count < ENT_ARGUMENTS)
        found->items[found->count++] = (ent_argument){ index, quality * m->confidence };
}

/* With all mentions of its group: "the two leaders" are two. */
static void add_mention(
    const ent_reading *r, uint32_t index, float quality, ent_arguments *found)
{
    const ent_mention *m = mention(r, index);
    add_one(r, index, quality, found);
    for (uint32_t i = index; m->group && i-- > 0 && mention(r, i)->group == m->group;)
        add_one(r, i, quality, found);
    for (uint32_t i = index + 1; m->group && i < r->mentions->count; i++) {
        if (mention(r, i)->group != m->group) break;
        add_one(r, i, quality, found);
    }
}

bool ent_is_state_name(const ent_reading *r, const ent_mention *m)
{
    const char *last = r->text->tokens[m->first + m->count - 1].raw;
    size_t whole = strlen(m->actor->name), part = strlen(last);
    return m->actor->kind == ENT_STATE && part <= whole
           && strcmp(m->actor->name + whole - part, last) == 0;
}

/* "in Egypt" is a place; "from Egypt", "with Egypt" may be the party that a frame wants.
 */
static bool usable(const ent_reading *r, uint32_t index, const ent_place *how)
{
    if (index == ENT_NONE) return false;
    const ent_mention *m = mention(r, index);
    if (m->form != ENT_MENTION_PLACE || how->place) return true;
    return how->kind == ENT_PLACE_PREPOSITION && strcmp(how->word, "in") != 0
           && strcmp(how->word, "at") != 0 && ent_is_state_name(r, m);
}

static void add_head(const ent_reading *r, uint32_t chunk, const ent_place *how,
    float quality, ent_arguments *found)
{
    uint32_t m = r->items[chunk].mention;
    if (!usable(r, m, how)) return;
    bool place = mention(r, m)->form == ENT_MENTION_PLACE;
    add_mention(r, m, place ? quality * AS_PLACE : quality, found);
}

/* "[Russian] forces", "[US]-[Japan] alliance": mentions inside the phrase, not its head.
 */
static void add_modifiers(
    const ent_reading *r, uint32_t chunk, float quality, ent_arguments *found)
{
    const ent_chunk *c = &r->items[chunk];
    for (uint32_t i = c->first; i < c->head; i++) {
        uint32_t m = r->mention_at[i - r->sentence->first];
        if (m == ENT_NONE || m == c->mention || mention(r, m)->first != i) continue;
        if (mention(r, m)->form != ENT_MENTION_PLACE) add_mention(r, m, quality, found);
    }
}

static void add_noun(const ent_reading *r, uint32_t chunk, const ent_place *how,
    int depth, float quality, ent_arguments *found);

/* "a violation" judges what another does, "a backer" is who does it. */
static bool names_no_doer(const ent_frame *f)
{
    for (unsigned i = 0; i < f->source.count; i++)
        if (f->source.items[i].kind == ENT_PLACE_SPEAKER
            || f->source.items[i].kind == ENT_PLACE_HEAD)
            return true;
    return false;
}

/* The doer of an event named by a noun ("condemned the attack by X"): the frame knows. */
static bool add_doer(const ent_reading *r, uint32_t chunk, const ent_place *how,
    int depth, float quality, ent_arguments *found)
{
    const ent_frame *f = ent_frames_noun(r->frames, r->items[chunk].lemma);
    if (!f || depth >= DEEPEST) return false;
    const ent_places *places = how->victim ? &f->target : &f->source;
    if (names_no_doer(f)) return false;
    for (unsigned i = 0; i < places->count && !found->count; i++) {
        const ent_place *p = &places->items[i];
        if (p->kind == ENT_PLACE_POSSESSOR && r->items[chunk].possessor != ENT_NONE)
            add_noun(r, r->items[chunk].possessor, how, depth + 1,
                quality * THROUGH_POSSESSOR, found);
        else if (p->kind == ENT_PLACE_BEFORE)
            add_modifiers(r, chunk, quality * THROUGH_MODIFIER, found);
        else if (p->kind == ENT_PLACE_PREPOSITION) {
            uint32_t n = ent_prepositional(r, chunk, chunk + 1, p->word);
            if (n != ENT_NONE)
                add_noun(r, n, how, depth + 1, quality * THROUGH_PHRASE, found);
        }
    }
    /* "killed in clashes with X": the other side. */
    uint32_t n = found->count ? ENT_NONE : ent_prepositional(r, chunk, chunk + 1, "with");
    if (n != ENT_NONE) add_noun(r, n, how, depth + 1, quality * THROUGH_PHRASE, found);
    return true;
}

/* "the reforms that [Angola] has made": the subject of the relative clause. */
static void add_author(const ent_reading *r, uint32_t relative, const ent_place *how,
    float quality, ent_arguments *found)
{
    uint32_t noun = ent_chunk_next(r, relative);
    if (!ent_chunk_is(r, noun, ENT_CHUNK_NOUN)) return;
    noun = ent_phrase_head(r, noun);
    if (ent_chunk_is(r, ent_chunk_next(r, noun), ENT_CHUNK_VERB))
        add_head(r, noun, how, quality, found);
}

/* "drones [that] Russia launched": nobody tells a weapon that ... */
static bool is_relative_that(const ent_reading *r, uint32_t chunk, uint32_t mark)
{
    return ent_chunk_is(r, mark, ENT_CHUNK_MARK)
           && strcmp(ent_chunk_lower(r, mark), "that") == 0
           && ent_chunk_among(r, chunk, "weapons");
}

/* "its border with [Syria]", "tensions with [Syria]": the other side of it. */
static void add_beyond(const ent_reading *r, uint32_t chunk, const ent_place *how,
    float quality, ent_arguments *found)
{
    if (!ent_chunk_among(r, chunk, "borders") && !ent_chunk_among(r, chunk, "friction"))
        return;
    uint32_t n = ent_prepositional(r, chunk, chunk + 1, "with");
    if (n != ENT_NONE) add_noun(r, n, how, 1, quality * THROUGH_PHRASE, found);
}

/* "Ukraine's claims", "Russian gas", "the people of Nicaragua", "forces from China" */
static void add_through(const ent_reading *r, uint32_t chunk, const ent_place *how,
    int depth, float quality, ent_arguments *found)
{
    static const char *const words[] = { "of", "from", "by" };
    if (depth >= DEEPEST || add_doer(r, chunk, how, depth, quality, found)) return;
    uint32_t before = found->count;
    if (!depth) add_beyond(r, chunk, how, quality, found);
    if (found->count == before && r->items[chunk].possessor != ENT_NONE)
        add_noun(r, r->items[chunk].possessor, how, depth + 1,
            quality * THROUGH_POSSESSOR, found);
    if (found->count == before && (!depth || !ent_chunk_among(r, chunk, "wares")))
        add_modifiers(r, chunk, quality * THROUGH_MODIFIER, found);
    uint32_t next = ent_chunk_next(r, chunk);
    if (found->count != before) return;
    if (ent_chunk_is(r, next, ENT_CHUNK_RELATIVE) || is_relative_that(r, chunk, next))
        add_author(r, next, how, quality * THROUGH_PHRASE, found);
    if (!ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION)) return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(ent_chunk_head(r, next)->lower, words[i]) != 0) continue;
        uint32_t n = ent_prepositional(r, chunk, next, words[i]);
        if (n != ENT_NONE)
            add_noun(r, n, how, depth + 1, quality * THROUGH_PHRASE, found);
    }
}

/* "the country's president, [Joko Widodo]," and the other way round */
static void add_apposed(const ent_reading *r, uint32_t chunk, const ent_place *how,
    float quality, ent_arguments *found)
{
    uint32_t first = r->items[chunk].apposed, before = found->count;
    if (first != ENT_NONE) add_head(r, first, how, quality, found);
    for (uint32_t i = chunk + 1; i < r->count && found->count == before; i++) {
        if (r->items[i].apposed != chunk) continue;
        for (uint32_t k = i; k < r->count; k++) {
            if (r->items[k].root != i || r->items[k].kind != ENT_CHUNK_NOUN) continue;
            add_head(r, k, how, quality, found);
            uint32_t owner = r->items[k].possessor;
            if (found->count == before && how->through && owner != ENT_NONE)
                add_head(r, owner, how, quality * THROUGH_POSSESSOR, found);
        }
    }
}

/* "hundreds of [Indian] and [Chinese] troops" */
static void add_many(const ent_reading *r, uint32_t noun, const ent_place *how,
    float quality, ent_arguments *found)
{
    for (uint32_t i = noun; i < r->count; i++) {
        if (r->items[i].root != r->items[noun].root) continue;
        uint32_t before = found->count;
        add_head(r, i, how, quality * 0.95f, found);
        if (found->count == before && how->through)
            add_modifiers(r, i, quality * THROUGH_MODIFIER, found);
    }
}

/* "thousands of [Iraqis]", "the government in [Bamako]" */
static void add_counted(const ent_reading *r, uint32_t chunk, const ent_place *how,
    float quality, ent_arguments *found)
{
    static const ent_place seat = { .kind = ENT_PLACE_SUBJECT, .place = true };
    uint32_t next = ent_chunk_next(r, chunk);
    if (!ent_chunk_is(r, next, ENT_CHUNK_PREPOSITION)) return;
    uint32_t n = ent_chunk_next(r, next);
    if (!ent_chunk_is(r, n, ENT_CHUNK_NOUN)) return;
    bool of = strcmp(ent_chunk_lower(r, next), "of") == 0;
    bool in = strcmp(ent_chunk_lower(r, next), "in") == 0;
    if (of && ent_chunk_among(r, chunk, "quantity"))
        add_many(r, ent_phrase_head(r, n), how, quality, found);
    else if (in && ent_chunk_among(r, chunk, "authority"))
        add_head(r, n, &seat, quality, found);
}

/* "its partners", "her counterpart": somebody else than the possessor. */
static bool is_other(const ent_reading *r, uint32_t chunk)
{
    return ent_chunk_among(r, chunk, "others");
}

/* One phrase with those coordinated with it. */
static void add_noun(const ent_reading *r, uint32_t chunk, const ent_place *how,
    int depth, float quality, ent_arguments *found)
{
    uint32_t root = r->items[chunk].root;
    for (uint32_t i = root; i < r->count; i++) {
        if (r->items[i].root != root || r->items[i].kind != ENT_CHUNK_NOUN) continue;
        uint32_t before = found->count;
        add_head(r, i, how, quality, found);
        if (found->count == before) add_counted(r, i, how, quality, found);
        if (found->count == before) add_apposed(r, i, how, quality, found);
        if (found->count != before || (!how->through && !depth)) continue;
        if (is_other(r, i)) /* "our [Chinese] friends" */
            add_modifiers(r, i, quality * THROUGH_MODIFIER, found);
        else
            add_through(r, i, how, depth, quality, found);
    }
}

void ent_actors_of(
    const ent_reading *r, uint32_t noun, const ent_place *how, ent_arguments *found)
{
    if (ent_chunk_is(r, noun, ENT_CHUNK_NOUN)) add_noun(r, noun, how, 0, 1.0f, found);
}
