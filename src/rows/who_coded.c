/* who_coded.c - CAMEO actor codes, chunk by chunk:
 *
 *   USA GOV MIL     state, role, role       -> the military of the United States
 *   IGO UNO REF HCR role, organisation, ... -> UNHCR
 *   AFG INS TAL     state, role, group      -> Taliban
 *   CHR PRO 230     faiths and a denomination
 *   --- MIL         PETRARCH: a military of no known state
 *
 * In the first place a chunk is rather a state, later rather anything else: SUN is the
 * Soviet Union, but of MOSSUN the Sunni. */
#include "base/ascii.h"
#include "rows/who.h"

#include <string.h>

#include "base/strings.h"

typedef struct {
    const ent_row_codes *codes;
    ent_arena *arena;
    ent_row_named *named;
    const ent_actor *state;  /* the last of a run of states: GBR GIB is Gibraltar */
    const ent_actor *actor;  /* organisation or group; the last */
    uint32_t at, states_end; /* the chunk at hand; behind the last state */
    bool roles_after;        /* behind the organisation */
    const char *region;
    const char *sector; /* of the first role */
    const char *chief;  /* the first role's chunk */
    ent_buffer roles;   /* their names, with commas */
} reading;

static void say_unknown(ent_row_named *named, const char *chunk, size_t length)
{
    if (named->known) /* the first is named */
        named->unknown = (ent_row_text){ chunk, (uint32_t)length };
    named->known = false;
}

static bool take_state(reading *r, const char *chunk)
{
    char code[4] = { chunk[0], chunk[1], chunk[2], '\0' };
    const ent_code_row *row = ent_codes_find(r->codes, ENT_LIST_STATE, chunk, 3);
    const ent_actor *state = ent_lexicon_owner(
        r->codes->lexicon, row ? row->means : code);
    if (!state || state->kind != ENT_STATE) return false;
    if (!r->state || r->states_end == r->at) r->state = state;
    r->states_end = r->at + 3;
    return true;
}

static bool take_actor(reading *r, const char *chunk)
{
    const ent_code_row *row = ent_codes_find(r->codes, ENT_LIST_ACTOR, chunk, 3);
    if (!row) return false;
    r->actor = ent_lexicon_find(r->codes->lexicon, row->means);
    r->roles_after = false;
    return r->actor != NULL;
}

static bool take_region(reading *r, const char *chunk)
{
    const ent_code_row *row = ent_codes_find(r->codes, ENT_LIST_REGION, chunk, 3);
    if (row && !r->region) r->region = row->name;
    return row != NULL;
}

static bool take_part(reading *r, ent_code_list list, const char *chunk)
{
    const ent_code_row *row = ent_codes_find(r->codes, list, chunk, 3);
    if (!row) return false;
    if (!r->sector) r->sector = row->means;
    if (!r->chief) r->chief = row->code;
    r->roles_after = true;
    if (!r->roles.bytes || !strstr(r->roles.bytes, row->name)) { /* JUDJUD */
        if (r->roles.length) ent_buffer_text(&r->roles, ", ");
        ent_buffer_text(&r->roles, row->name);
    }
    return true;
}

static bool take_any_part(reading *r, const char *chunk)
{
    return take_part(r, ENT_LIST_ROLE, chunk) || take_part(r, ENT_LIST_FAITH, chunk)
           || take_part(r, ENT_LIST_PEOPLE, chunk);
}

static bool take_chunk(reading *r, const char *chunk)
{
    if (r->at == 0)
        return take_state(r, chunk) || take_region(r, chunk) || take_any_part(r, chunk)
               || take_actor(r, chunk);
    return take_any_part(r, chunk) || take_actor(r, chunk) || take_state(r, chunk)
           || take_region(r, chunk);
}

static void read_chunks(reading *r, ent_row_text code)
{
    for (uint32_t at = 0; at < code.length; at += 3) {
        const char *chunk = code.bytes + at;
        r->at = at;
        size_t length = code.length - at < 3 ? code.length - at : 3;
        bool denomination = length == 3 && ent_is_digit(chunk[0])
                            && ent_is_digit(chunk[1]);
        if (denomination || (length == 3 && memcmp(chunk, "---", 3) == 0)) continue;
        if (length < 3 || !take_chunk(r, chunk)) say_unknown(r->named, chunk, length);
    }
}

static ent_kind kind_of_part(const char *sector, bool of_state, const char *chief)
{
    static const char *const bodies[] = { "GOV", "MIL", "LEG", "JUD", "COP", "SPY" };
    if (chief && strcmp(chief, "MNC") == 0) return ENT_COMPANY;
    if (chief && strcmp(chief, "IGO") == 0) return ENT_ORGANISATION;
    if (ent_same(sector, "REB") || ent_same(sector, "RAD")) return ENT_GROUP;
    return of_state && ENT_AMONG(sector, bodies) ? ENT_BODY : ENT_OTHER;
}

/* "United States (government, military)", "Europe (police)", "police". */
static const char *name_part(reading *r, ent_row_text code)
{
    const char *place = r->actor ? r->actor->name : r->state ? r->state->name : r->region;
    const char *roles = r->roles.bytes;
    if (place && roles && *roles)
        return ent_arena_print(r->arena, "%s (%s)", place, roles);
    if (place) return place;
    if (roles && *roles) return ent_arena_print(r->arena, "%s", roles);
    return ent_row_clean(r->arena, code);
}

/* A part of a state, an organisation or a region; or nobody of whom a state is known. */
static bool make_part(reading *r, ent_row_text code, ent_error *err)
{
    const char *of = r->actor ? r->actor->code : r->state ? r->state->code : "";
    bool whole = r->region && !r->sector;
    ent_party *p = &r->named->party;
    *p = (ent_party){ .code = of,
        .id = "",
        .name = name_part(r, code),
        .kind = ent_kind_names[whole ? ENT_OTHER
                                     : kind_of_part(r->sector, *of != '\0', r->chief)],
        .sector = r->sector ? r->sector : "" };
    return p->name || ent_fail(err, ENT_MEMORY, "rows: out of memory for a name");
}

/* GDELT gives names of places and roles as well: only a person's says more. */
static const ent_actor *person_called(const reading *r, ent_row_text name)
{
    const ent_actor *a = name.length ? ent_row_who_called(r->codes, name) : NULL;
    const char *code = r->actor ? r->actor->code : r->state ? r->state->code : NULL;
    return a && a->kind == ENT_PERSON && ent_same(a->code, code) ? a : NULL;
}

bool ent_row_who_coded(ent_arena *arena, const ent_row_codes *codes,
    const ent_row_who *who, ent_row_named *named, ent_error *err)
{
    reading r = { .codes = codes, .arena = arena, .named = named };
    *named = (ent_row_named){ .known = true };
    read_chunks(&r, who->code);
    const ent_actor *person = person_called(&r, who->name);
    bool ok = ent_buffer_ok(&r.roles, err);
    if (ok && person) {
        ent_row_who_is(named, person);
        if (r.sector) named->party.sector = r.sector;
    } else if (ok && r.actor && !r.roles_after) {
        ent_row_who_is(named, r.actor);
    } else if (ok && r.state && !r.actor && !r.sector) {
        ent_row_who_is(named, r.state);
    } else if (ok) {
        ok = make_part(&r, who->code, err);
    }
    ent_buffer_free(&r.roles);
    return ok;
}
