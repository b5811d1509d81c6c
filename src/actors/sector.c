/* sector.c - the sector comes from the role, and for persons from the dates of offices.
 * Sectors are those that PLOVER codes. */
#include "actors/sector.h"

#include <string.h>

typedef struct {
    const ent_actor *actor, *made; /* equal: the person stays as it is */
} variant;

typedef struct {
    ent_finder *f;
    variant *items;
    size_t count, room;
} variants;

static bool add(variants *v, const ent_actor *actor, const ent_actor *made)
{
    variant *items = ent_arena_grow(
        v->f->arena, v->items, v->count, &v->room, sizeof *items);
    if (!items) {
        v->f->failed = true;
        return false;
    }
    v->items = items;
    items[v->count++] = (variant){ actor, made };
    return true;
}

/* `actor` in another sector. */
static const ent_actor *in_sector(variants *v, const ent_actor *actor, const char *sector)
{
    if (!strcmp(actor->sector, sector)) return actor;
    for (size_t i = 0; i < v->count; i++)
        if (v->items[i].actor == actor && !strcmp(v->items[i].made->sector, sector))
            return v->items[i].made;
    ent_actor *made = ent_arena_take(v->f->arena, sizeof *made);
    if (!made) {
        v->f->failed = true;
        return actor;
    }
    *made = *actor;
    made->sector = sector;
    return add(v, actor, made) ? made : actor;
}

/* One of the words stands in the mention or in the two tokens before it. */
static bool says(
    const ent_finder *f, const ent_mention *m, const char *const *words, size_t count)
{
    uint32_t begin = f->text->sentences[m->sentence].first;
    uint32_t from = m->first > begin + 1 ? m->first - 2 : begin;
    for (uint32_t i = from; i <= m->head; i++)
        for (size_t k = 0; k < count; k++)
            if (!strcmp(f->tokens[i].lower, words[k])) return true;
    return false;
}

static bool is_former(const ent_finder *f, const ent_mention *m)
{
    static const char *const words[] = { "former", "ex", "ousted", "deposed", "retired",
        "disgraced", "onetime" };
    return says(f, m, words, sizeof words / sizeof *words);
}

static const char *sector_of_role(
    const ent_finder *f, const ent_mention *m, const ent_role *role)
{
    static const char *const against[] = { "opposition" };
    static const char *const armed[] = { "rebel", "insurgent" };
    bool government = !strcmp(role->sector, "GOV") || !*role->sector;
    if (government && says(f, m, against, 1)) return "OPP";
    if (government && says(f, m, armed, 2)) return "REB";
    return role->sector;
}

/* A person's offices are all over on the document's date. */
static bool has_left_office(const ent_finder *f, const ent_actor *actor)
{
    const ent_office *offices;
    if (actor->index == UINT32_MAX || f->date == ENT_NO_DATE) return false;
    size_t count = ent_lexicon_offices(f->lexicon, actor->index, &offices);
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        if (offices[i].since != ENT_NO_DATE && offices[i].since > f->date) continue;
        if (offices[i].until == ENT_NO_DATE || offices[i].until >= f->date) return false;
        begun = true;
    }
    return begun;
}

/* What the whole document says of a person: an office that is over, or one that is not.
 */
static bool has_left(const ent_finder *f, const ent_actor *actor)
{
    bool left = has_left_office(f, actor);
    for (size_t i = 0; i < f->count; i++) {
        const ent_role *role = f->items[i].actor == actor ? f->notes[i].role : NULL;
        if (!role || f->items[i].form == ENT_MENTION_PRONOUN) continue;
        if (is_former(f, &f->items[i])) return true;
        if (*role->sector) left = false;
    }
    return left;
}

/* The person with or without sector; asked once for each, as documents may be long. */
static const ent_actor *refined_person(variants *v, const ent_actor *actor)
{
    static const char *const public[] = { "GOV", "MIL", "LEG" };
    bool holds = false;
    for (size_t i = 0; i < v->count; i++)
        if (v->items[i].actor == actor) return v->items[i].made;
    for (size_t i = 0; i < sizeof public / sizeof *public; i++)
        holds |= !strcmp(actor->sector, public[i]);
    if (holds && has_left(v->f, actor)) return in_sector(v, actor, "");
    add(v, actor, actor);
    return actor;
}

static const ent_actor *refined(variants *v, size_t i)
{
    const ent_mention *m = &v->f->items[i];
    const ent_role *role = v->f->notes[i].role;
    if (m->actor->kind == ENT_PERSON) return refined_person(v, m->actor);
    if (m->actor->kind != ENT_STATE || m->form != ENT_MENTION_DESCRIPTION || !role)
        return m->actor;
    if (role->kind == ENT_ROLE_PERSON && is_former(v->f, m))
        return in_sector(v, m->actor, "");
    const char *sector = sector_of_role(v->f, m, role);
    return *sector ? in_sector(v, m->actor, sector) : m->actor;
}

void ent_sector_refine(ent_finder *f)
{
    variants v = { .f = f };
    const ent_actor **actors = ent_arena_array(f->arena, f->count + 1, sizeof *actors);
    if (!actors) {
        f->failed = true;
        return;
    }
    for (size_t i = 0; i < f->count; i++)
        actors[i] = f->items[i].actor ? refined(&v, i) : NULL;
    for (size_t i = 0; i < f->count; i++) f->items[i].actor = actors[i];
}
