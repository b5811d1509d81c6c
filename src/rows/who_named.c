/* who_named.c - actors by their names, with a country and sectors beside: ICEWS, POLECAT,
 * ACLED and tables of one's own. */
#include "rows/who.h"

#include <string.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "rows/number.h"

enum { LONGEST_NAME = 256 };

void ent_row_who_is(ent_row_named *named, const ent_actor *actor)
{
    named->party = (ent_party){ .code = actor->code,
        .id = actor->id,
        .name = actor->name,
        .kind = ent_kind_names[actor->kind],
        .sector = actor->kind == ENT_STATE ? "" : actor->sector };
}

const ent_actor *ent_row_who_called(const ent_row_codes *codes, ent_row_text name)
{
    char copy[LONGEST_NAME];
    size_t near = 0;
    if (name.length == 0 || name.length >= sizeof copy) return NULL;
    memcpy(copy, name.bytes, name.length);
    copy[name.length] = '\0';
    const ent_actor *a = ent_lexicon_guess(codes->lexicon, copy, NULL, 0, &near);
    return a && ent_same(a->id, "no-actor") ? NULL : a;
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

const char *ent_row_sector(const ent_row_codes *codes, ent_row_text sectors)
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

/* "Military Forces of Mali (2020-2021) Gendarmerie" -> "Mali". */
static ent_row_text behind_of(ent_row_text name)
{
    for (uint32_t i = 0; i + 4 < name.length; i++) {
        if (memcmp(name.bytes + i, " of ", 4) != 0) continue;
        ent_row_text rest = { name.bytes + i + 4, name.length - i - 4 };
        return next_of(&rest, "(");
    }
    return (ent_row_text){ "", 0 };
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

static void say_unknown(ent_row_named *named, ent_row_text what)
{
    named->known = false;
    named->unknown = ent_row_shown(what);
}

/* The country's code: what the row says, else the name itself. */
static const char *country_of(
    const ent_row_codes *codes, const ent_row_who *who, ent_row_named *named)
{
    ent_row_text rest = who->country, said = next_of(&rest, ";");
    if (!ent_row_is_nothing(said)) {
        const char *code = ent_codes_country(codes, said);
        if (!*code) say_unknown(named, said);
        return code;
    }
    const char *code = ent_codes_country(codes, in_brackets(who->name));
    return *code ? code : ent_codes_country(codes, behind_of(who->name));
}

/* "Aso Taro" -> "Taro Aso". */
static const ent_actor *called_backwards(const ent_row_codes *codes, ent_row_text name)
{
    char turned[LONGEST_NAME];
    const char *blank = memchr(name.bytes, ' ', name.length);
    if (!blank || name.length >= sizeof turned) return NULL;
    uint32_t first = (uint32_t)(blank - name.bytes), second = name.length - first - 1;
    if (memchr(blank + 1, ' ', second)) return NULL;
    memcpy(turned, blank + 1, second);
    turned[second] = ' ';
    memcpy(turned + second + 1, name.bytes, first);
    return ent_row_who_called(codes, (ent_row_text){ turned, name.length });
}

/* Whom the lexicon knows by this name, if the row does not say another country. */
static const ent_actor *find_actor(
    const ent_row_codes *codes, ent_row_text name, const char *code)
{
    const ent_actor *a = ent_row_who_called(codes, name);
    if (!a) a = called_backwards(codes, name);
    if (!a || (*code && !ent_same(a->code, code))) return NULL;
    /* A town is no state, nor is its adjective. */
    bool whole = name.length == strlen(a->name)
                 && memcmp(name.bytes, a->name, name.length) == 0;
    bool state = a->kind == ENT_STATE && !whole
                 && !ent_same(ent_codes_country(codes, name), a->code);
    return state ? NULL : a;
}

static ent_kind kind_of(const char *sector)
{
    static const char *const bodies[] = { "GOV", "MIL", "LEG", "JUD", "COP", "SPY" };
    if (ent_same(sector, "REB")) return ENT_GROUP;
    if (ent_same(sector, "IGO")) return ENT_ORGANISATION;
    if (ent_same(sector, "BUS")) return ENT_COMPANY;
    return ENT_AMONG(sector, bodies) ? ENT_BODY : ENT_OTHER;
}

bool ent_row_who_named(ent_arena *arena, const ent_row_codes *codes,
    const ent_row_who *who, ent_row_named *named, ent_error *err)
{
    *named = (ent_row_named){ .known = true };
    const char *code = country_of(codes, who, named);
    const char *sector = ent_row_sector(codes, who->sectors);
    const char *of_name = ent_codes_country(codes, who->name);
    const ent_actor *state = ent_lexicon_owner(codes->lexicon, *of_name ? of_name : code);
    if (*of_name || (!who->name.length && *code)) {
        if (state && state->kind == ENT_STATE) {
            ent_row_who_is(named, state);
            return true;
        }
    }
    const ent_actor *actor = find_actor(codes, who->name, code);
    if (actor) {
        ent_row_who_is(named, actor);
        if (*sector && actor->kind == ENT_PERSON) named->party.sector = sector;
        return true;
    }
    if (!*code && named->known) say_unknown(named, who->name);
    const char *name = ent_row_clean(arena, who->name);
    if (!name) return ent_fail(err, ENT_MEMORY, "rows: out of memory for a name");
    named->party = (ent_party){ .code = code,
        .id = "",
        .name = name,
        .kind = ent_kind_names[kind_of(sector)],
        .sector = sector };
    return true;
}
