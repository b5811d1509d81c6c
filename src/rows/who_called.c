/* who_called.c - whom the lexicon knows by a name as files of events write it. */
#include <stdio.h>
#include <string.h>

#include "base/strings.h"
#include "rows/number.h"
#include "rows/who.h"

enum { LONGEST_NAME = 256 };

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

/* "Aso Taro", "Aso, Taro" -> "Taro Aso". */
static const ent_actor *called_backwards(const ent_row_codes *codes, ent_row_text name)
{
    char turned[LONGEST_NAME];
    const char *mark = memchr(name.bytes, ',', name.length);
    if (!mark) mark = memchr(name.bytes, ' ', name.length);
    if (!mark || name.length >= sizeof turned) return NULL;
    uint32_t first = (uint32_t)(mark - name.bytes);
    ent_row_text last = { mark + 1, name.length - first - 1 };
    last = ent_row_trim(last);
    if (memchr(last.bytes, *mark, last.length)) return NULL;
    int length = snprintf(turned, sizeof turned, "%.*s %.*s", (int)last.length,
        last.bytes, (int)first, name.bytes);
    return ent_row_who_called(codes, (ent_row_text){ turned, (uint32_t)length });
}

const ent_actor *ent_row_who_of(
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

/* The name as far as `mark`; all of it where there is none. */
static ent_row_text until(ent_row_text name, const char *mark)
{
    uint32_t length = (uint32_t)strlen(mark);
    for (uint32_t i = 0; i + length <= name.length; i++)
        if (memcmp(name.bytes + i, mark, length) == 0)
            return ent_row_trim((ent_row_text){ name.bytes, i });
    return name;
}

static ent_row_text behind(ent_row_text name, uint32_t taken)
{
    return ent_row_trim((ent_row_text){ name.bytes + taken, name.length - taken });
}

/* One that has a code of its own, and whom a country beside his name only says where to
 * find: a party or a people is part of its state. */
static const ent_actor *own(
    const ent_row_codes *codes, ent_row_text name, bool only_group)
{
    static const char *const civil[] = { "PTY", "OPP", "ETH", "REL", "CVL" };
    const ent_actor *a = ent_row_who_called(codes, name);
    if (!a || ent_lexicon_owner(codes->lexicon, a->code) != a) return NULL;
    bool group = a->kind == ENT_GROUP && !ENT_AMONG(a->sector, civil);
    return group || (a->kind == ENT_ORGANISATION && !only_group) ? a : NULL;
}

/* "Hamas Movement" is Hamas. */
static const ent_actor *group(const ent_row_codes *codes, ent_row_text name)
{
    static const char last[] = " Movement";
    uint32_t length = sizeof last - 1;
    const ent_actor *a = own(codes, name, true);
    if (a || name.length <= length
        || memcmp(name.bytes + name.length - length, last, length) != 0)
        return a;
    return own(codes, (ent_row_text){ name.bytes, name.length - length }, true);
}

/* Names of armed groups are rare enough to count wherever they are; abbreviations only
 * where the name behind them is not known. */
const ent_actor *ent_row_who_group(const ent_row_codes *codes, ent_row_text name)
{
    const ent_actor *a = own(codes, name, false);
    ent_row_text short_name = until(name, ": "), full = name;
    if (short_name.length < name.length) full = behind(name, short_name.length + 1);
    if (!a) a = group(codes, full);
    if (!a) a = group(codes, until(until(full, " ("), " - "));
    if (!a && full.length < name.length) a = group(codes, short_name);
    return a;
}
