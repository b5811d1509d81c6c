/* who_named.c - actors by their names, with a country and sectors beside: ICEWS, POLECAT,
 * ACLED and tables of one's own. */
#include "rows/who.h"

#include <string.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "rows/number.h"

void ent_row_who_is(ent_row_named *named, const ent_actor *actor)
{
    named->party = (ent_party){ .code = actor->code,
        .id = actor->id,
        .name = actor->name,
        .kind = ent_kind_names[actor->kind],
        .sector = actor->kind == ENT_STATE ? "" : actor->sector };
}

/* Of a byte that is no UTF-8 it is thought that the file is ISO 8859-1. */
static char *from_latin(ent_arena *arena, ent_row_text text)
{
    char *utf8 = ent_arena_take(arena, 2 * (size_t)text.length + 1);
    size_t length = 0;
    for (uint32_t i = 0; i < text.length && utf8; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c >= 0x80) utf8[length++] = (char)(0xC0 | c >> 6);
        utf8[length++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
    }
    return utf8;
}

char *ent_row_clean(ent_arena *arena, ent_row_text text)
{
    const char *bytes = text.bytes;
    size_t length = text.length, clean;
    if (!bytes) return ent_arena_copy(arena, "", 0);
    if (ent_utf8_valid(bytes, length) < length) {
        bytes = from_latin(arena, text);
        if (!bytes) return NULL;
        length = strlen(bytes);
    }
    char *line = ent_utf8_clean(arena, bytes, length, &clean, NULL);
    for (char *c = line; c && *c; c++)
        if (*c == '\t' || *c == '\n') *c = ' ';
    return line;
}

/* The next of several in a cell. */
static ent_row_text next_of(ent_row_text *rest, const char *separators)
{
    ent_row_text one = { rest->bytes, 0 };
    while (one.length < rest->length && !strchr(separators, rest->bytes[one.length]))
        one.length++;
    uint32_t taken = one.length < rest->length ? one.length + 1 : one.length;
    rest->bytes += taken;
    rest->length -= taken;
    return ent_row_trim(one);
}

/* The sector that stands first in the table, of all that the cell has; "" where none is
 * known. */
static const char *first_sector(const ent_row_codes *codes, ent_row_text sectors)
{
    const ent_code_row *best = NULL;
    while (sectors.length) {
        ent_row_text one = next_of(&sectors, ",;");
        const ent_code_row *row = ent_codes_find(
            codes, ENT_LIST_SECTOR, one.bytes, one.length);
        if (row && (!best || row->order < best->order)) best = row;
    }
    return best ? best->means : "";
}

/* "Police (India)" -> "India"; empty where there are no brackets at the end. Years are no
 * country: "Military Forces of Mali (2020-2021)". */
static ent_row_text in_brackets(ent_row_text name)
{
    uint32_t begin = name.length;
    if (!begin || name.bytes[begin - 1] != ')') return (ent_row_text){ "", 0 };
    while (begin && name.bytes[begin - 1] != '(') begin--;
    if (!begin || (name.bytes[begin] >= '0' && name.bytes[begin] <= '9'))
        return (ent_row_text){ "", 0 };
    return (ent_row_text){ name.bytes + begin, name.length - begin - 1 };
}

/* "Military Forces of Mali (2020-2021) Gendarmerie": *head is "Military Forces", *rest
 * "Mali"; both are empty where there is no "of". */
static void part_at_of(ent_row_text name, ent_row_text *head, ent_row_text *rest)
{
    *head = *rest = (ent_row_text){ "", 0 };
    for (uint32_t i = 0; i + 4 < name.length; i++) {
        if (memcmp(name.bytes + i, " of ", 4) != 0) continue;
        ent_row_text last = { name.bytes + i + 4, name.length - i - 4 };
        *head = (ent_row_text){ name.bytes, i };
        *rest = next_of(&last, "(");
        return;
    }
}

ent_row_text ent_row_shown(ent_row_text cell)
{
    enum { SHOWN = 60 };
    if (cell.length <= SHOWN) return cell;
    cell.length = SHOWN;
    while (cell.length && ((unsigned char)cell.bytes[cell.length] & 0xC0) == 0x80)
        cell.length--;
    return cell;
}

/* Where a name or a cell puts an actor. */
typedef struct {
    const char *code; /* of a state; "": of none */
    bool told;        /* a state, or what is known to be none: "Africa" */
} place;

static place place_called(const ent_row_codes *codes, ent_row_text name)
{
    const char *code = ent_codes_country(codes, name);
    return (place){ code,
        *code || ent_codes_find(codes, ENT_LIST_AREA, name.bytes, name.length) };
}

/* What the row says of the country, else the name itself. */
static place place_of(const ent_row_codes *codes, const ent_row_who *who)
{
    ent_row_text rest = who->country, said = next_of(&rest, ";"), head, of;
    if (!ent_row_is_nothing(said)) return place_called(codes, said);
    place found = place_called(codes, in_brackets(who->name));
    if (found.told) return found;
    part_at_of(who->name, &head, &of);
    found = place_called(codes, of);
    return found.told ? found : place_called(codes, who->name);
}

/* "Police Forces of India" are police where the row says "State forces"; but who is said
 * to be a rebel is one: "Military Forces of Yemen (2016-) Supreme Political Council". */
static const char *sector_of(const ent_row_codes *codes, const ent_row_who *who)
{
    ent_row_text head, of;
    const char *given = first_sector(codes, who->sectors);
    part_at_of(who->name, &head, &of);
    const char *said = first_sector(codes, head);
    return *said && !ent_same(given, "REB") ? said : given;
}

static ent_kind kind_of(const char *sector)
{
    static const char *const bodies[] = { "GOV", "MIL", "LEG", "JUD", "COP", "SPY" };
    if (ent_same(sector, "REB")) return ENT_GROUP;
    if (ent_same(sector, "IGO")) return ENT_ORGANISATION;
    if (ent_same(sector, "BUS")) return ENT_COMPANY;
    return ENT_AMONG(sector, bodies) ? ENT_BODY : ENT_OTHER;
}

/* The state itself: by its name, or where nothing but a country is given. */
static const ent_actor *state_of(
    const ent_row_codes *codes, const ent_row_who *who, const char *code)
{
    const char *of_name = ent_codes_country(codes, who->name);
    if (who->name.length && !*of_name) return NULL;
    const ent_actor *state = ent_lexicon_owner(codes->lexicon, *of_name ? of_name : code);
    return state && state->kind == ENT_STATE ? state : NULL;
}

/* Somebody whom the lexicon does not know: of a state, a group ("Criminal (Al Qaeda)") or
 * of nobody. */
static void make_stranger(const ent_row_codes *codes, const ent_row_who *who, place at,
    const char *sector, ent_row_named *named)
{
    const ent_actor *of = ent_row_who_group(codes, in_brackets(who->name));
    if (!of && !at.told) {
        bool country = !ent_row_is_nothing(who->country);
        named->known = false;
        named->unknown = ent_row_shown(country ? who->country : who->name);
    }
    named->party = (ent_party){ .code = of ? of->code : at.code,
        .id = "",
        .name = who->name.bytes,
        .kind = ent_kind_names[kind_of(sector)],
        .sector = sector };
}

static void name(const ent_row_codes *codes, const ent_row_who *who, ent_row_named *named)
{
    const place at = place_of(codes, who);
    const char *sector = sector_of(codes, who);
    const ent_actor *actor = state_of(codes, who, at.code);
    if (!actor) actor = ent_row_who_of(codes, who->name, at.code);
    if (!actor) actor = ent_row_who_group(codes, who->name);
    named->nobody = !actor && !*at.code
                    && ent_codes_find(
                        codes, ENT_LIST_NOBODY, who->name.bytes, who->name.length);
    if (named->nobody) return;
    if (!actor) {
        make_stranger(codes, who, at, sector, named);
        return;
    }
    ent_row_who_is(named, actor);
    if (*sector && actor->kind == ENT_PERSON) named->party.sector = sector;
}

bool ent_row_who_named(ent_arena *arena, const ent_row_codes *codes,
    const ent_row_who *who, ent_row_named *named, ent_error *err)
{
    const char *called = ent_row_clean(arena, who->name);
    const char *country = ent_row_clean(arena, who->country);
    *named = (ent_row_named){ .known = true };
    if (!called || !country)
        return ent_fail(err, ENT_MEMORY, "rows: out of memory for a name");
    const ent_row_who clean = { .name = { called, (uint32_t)strlen(called) },
        .country = { country, (uint32_t)strlen(country) },
        .sectors = who->sectors };
    name(codes, &clean, named);
    return true;
}
