/* codes.c - the tables of codes: read once, then only looked at. */
#include "rows/codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "lexicon/facts.h"
#include "lexicon/tsv.h"
#include "rows/number.h"

static const char *const list_names[ENT_CODE_LISTS] = { "state", "actor", "region",
    "role", "faith", "people", "head", "fips", "cow", "old-cow", "old-gw", "country",
    "area", "nobody", "sector", "plover", "acled", "icews", "quad" };

enum { LONGEST_CODE = 128 };

static bool is_chunk(ent_code_list list)
{
    return list <= ENT_LIST_PEOPLE;
}

/* Lower case, but of chunks; false where it is longer than any code. */
static bool fold(ent_code_list list, const char *code, size_t length, char *folded)
{
    if (length > LONGEST_CODE) return false;
    for (size_t i = 0; i < length; i++) {
        bool upper = code[i] >= 'A' && code[i] <= 'Z' && !is_chunk(list);
        folded[i] = (char)(upper ? code[i] - 'A' + 'a' : code[i]);
    }
    return true;
}

const ent_code_row *ent_codes_find(
    const ent_row_codes *codes, ent_code_list list, const char *code, size_t length)
{
    char folded[LONGEST_CODE];
    if (!fold(list, code, length, folded)) return NULL;
    const ent_entry *e = ent_table_find(&codes->lists[list], folded, length);
    return e ? &codes->rows[e->value] : NULL;
}

/* What a row says must be there: a typing mistake is found when the table is opened. */
static bool means_something(const ent_row_codes *codes, const ent_tsv *table,
    const ent_tsv_row *row, ent_code_list list, ent_error *err)
{
    const char *means = row->cells[2];
    bool state = list == ENT_LIST_STATE || list == ENT_LIST_FIPS || list == ENT_LIST_COW
                 || list == ENT_LIST_OLD_COW || list == ENT_LIST_OLD_GW
                 || list == ENT_LIST_COUNTRY;
    bool ok = true;
    if (state) ok = ent_lexicon_owner(codes->lexicon, means) != NULL;
    if (list == ENT_LIST_ACTOR) ok = ent_lexicon_find(codes->lexicon, means) != NULL;
    return ok
           || ent_fail(err, ENT_MALFORMED, "%s:%u: '%s' is unknown, expected %s",
               table->name, row->line, means,
               state ? "the code of a state" : "an id of actors.tsv");
}

static bool add_row(
    ent_row_codes *codes, const ent_tsv *table, size_t number, ent_error *err)
{
    const ent_tsv_row *row = &table->rows[number];
    char folded[LONGEST_CODE];
    size_t list = 0, length = strlen(row->cells[1]);
    while (list < ENT_CODE_LISTS && strcmp(list_names[list], row->cells[0]) != 0) list++;
    if (list == ENT_CODE_LISTS
        || !fold((ent_code_list)list, row->cells[1], length, folded))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: list '%s', expected state, actor, ...", table->name, row->line,
            row->cells[0]);
    if (!means_something(codes, table, row, (ent_code_list)list, err)) return false;
    bool added;
    ent_entry *e = ent_table_add(&codes->lists[list], folded, length, &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "codes: out of memory");
    if (!added)
        return ent_fail(err, ENT_MALFORMED, "%s:%u: '%s' of list %s is there already",
            table->name, row->line, row->cells[1], row->cells[0]);
    e->value = number;
    codes->rows[number] = (ent_code_row){ row->cells[1], row->cells[2], row->cells[3],
        (uint32_t)number };
    return true;
}

static bool read_table(ent_row_codes *codes, const char *dir, ent_error *err)
{
    static const char *const columns[] = { "list", "code", "means", "name" };
    ent_tsv table;
    if (!ent_tsv_read(&codes->arena, dir, "codes.tsv", columns,
            sizeof columns / sizeof *columns, &table, err))
        return false;
    codes->rows = ent_arena_array(&codes->arena, table.count + 1, sizeof *codes->rows);
    if (!codes->rows) return ent_fail(err, ENT_MEMORY, "codes: out of memory");
    for (size_t i = 0; i < table.count; i++)
        if (!add_row(codes, &table, i, err)) return false;
    snprintf(
        codes->digest, sizeof codes->digest, "%016llx", (unsigned long long)table.hash);
    return true;
}

/* The place of a code among all of its length; `length` 1 to 4. */
static size_t place_of(const char *code, size_t length)
{
    static const size_t first[] = { 0, 0, 10, 110, 1110 };
    size_t n = 0;
    for (size_t i = 0; i < length; i++) n = 10 * n + (size_t)(code[i] - '0');
    return first[length] + n;
}

/* By our table alone: as the code stands there. */
static ent_row_type type_of(const ent_lexicon *lexicon, const char *code)
{
    ent_row_type type = { .sort = ENT_TYPE_UNKNOWN };
    const ent_cameo *known = ent_lexicon_cameo(lexicon, code);
    if (strncmp(code, "01", 2) == 0) type.sort = ENT_TYPE_STATEMENT;
    if (!known) return type;
    type = (ent_row_type){ .sort = ENT_TYPE_RELATION,
        .relation = (uint8_t)known->relation,
        .status = (uint8_t)known->status,
        .quad = (uint8_t)known->quad,
        .goldstein = (int32_t)known->goldstein };
    snprintf(type.cameo, sizeof type.cameo, "%.4s", known->code);
    return type;
}

/* A root that has no place among 01 to 20 has lost its zero. */
static void fill_cameo(ent_row_codes *codes)
{
    for (size_t length = 1; length <= 4; length++) {
        size_t count = length == 1 ? 10 : length == 2 ? 100 : length == 3 ? 1000 : 10000;
        for (size_t n = 0; n < count; n++) {
            char code[16];
            snprintf(code, sizeof code, "%0*u", (int)length, (unsigned)n);
            size_t at = place_of(code, length);
            ent_row_type type = type_of(codes->lexicon, code);
            if (type.sort == ENT_TYPE_UNKNOWN && length < 4 && code[0] != '0') {
                snprintf(code, sizeof code, "0%0*u", (int)length, (unsigned)n);
                type = type_of(codes->lexicon, code);
                bool exact = strcmp(type.cameo, code) == 0; /* 77 is not 07 */
                if (type.sort == ENT_TYPE_RELATION && !exact)
                    type = (ent_row_type){ .sort = ENT_TYPE_UNKNOWN };
            }
            codes->cameo[at] = type;
        }
    }
}

const ent_row_type *ent_codes_cameo(
    const ent_row_codes *codes, const char *code, size_t length)
{
    static const ent_row_type unknown = { .sort = ENT_TYPE_UNKNOWN };
    size_t digits = 0;
    while (digits < length && digits < 5 && code[digits] >= '0' && code[digits] <= '9')
        digits++;
    if (digits == 0 || digits > 4 || (digits < length && length > 4)) return &unknown;
    return &codes->cameo[place_of(code, digits)];
}

static void fill_relations(ent_row_codes *codes)
{
    for (size_t i = 0; i < ENT_RELATIONS; i++) {
        const ent_relation_info *info = &ent_relation_table[i];
        ent_row_type *type = &codes->relations[i];
        *type = type_of(codes->lexicon, info->cameo);
        if (type->sort != ENT_TYPE_RELATION) type->quad = 1; /* alliance has no code */
        type->sort = ENT_TYPE_RELATION;
        type->relation = (uint8_t)i;
        type->status = ENT_ACTUAL;
        type->goldstein = (int32_t)info->intensity;
    }
}

const ent_row_type *ent_codes_relation(const ent_row_codes *codes, ent_row_text name)
{
    for (size_t i = 0; i < ENT_RELATIONS; i++)
        if (strlen(ent_relation_table[i].name) == name.length
            && memcmp(ent_relation_table[i].name, name.bytes, name.length) == 0)
            return &codes->relations[i];
    return ent_codes_cameo(codes, "", 0);
}

static const ent_code_row *type_row(
    const ent_row_codes *codes, ent_code_list list, ent_row_text type, ent_row_text mode)
{
    char both[LONGEST_CODE];
    const ent_code_row *row = NULL;
    if (mode.length && type.length + mode.length + 1 <= sizeof both) {
        memcpy(both, type.bytes, type.length);
        both[type.length] = '/';
        memcpy(both + type.length + 1, mode.bytes, mode.length);
        row = ent_codes_find(codes, list, both, type.length + mode.length + 1);
    }
    return row ? row : ent_codes_find(codes, list, type.bytes, type.length);
}

const ent_row_type *ent_codes_type(
    const ent_row_codes *codes, ent_code_list list, ent_row_text type, ent_row_text mode)
{
    const ent_code_row *row = type_row(codes, list, type, mode);
    return row ? ent_codes_cameo(codes, row->means, strlen(row->means))
               : ent_codes_cameo(codes, "", 0);
}

bool ent_codes_back(
    const ent_row_codes *codes, ent_code_list list, ent_row_text type, ent_row_text mode)
{
    const ent_code_row *row = type_row(codes, list, type, mode);
    return row && strcmp(row->name, "back") == 0;
}

/* A country by an ISO code, an older one, or one of its names as it stands. */
static const char *country_called(const ent_row_codes *codes, ent_row_text country)
{
    char name[LONGEST_CODE + 1];
    if (country.length == 0 || country.length > LONGEST_CODE) return "";
    memcpy(name, country.bytes, country.length);
    name[country.length] = '\0';
    const ent_actor *state = ent_lexicon_owner(codes->lexicon, name);
    if (country.length == 3 && state && state->kind == ENT_STATE) return state->code;
    const ent_code_row *row = ent_codes_find(
        codes, ENT_LIST_COUNTRY, country.bytes, country.length);
    if (!row && country.length == 3)
        row = ent_codes_find(codes, ENT_LIST_STATE, country.bytes, country.length);
    if (row) return row->means;
    size_t near = 0;
    state = ent_lexicon_guess(codes->lexicon, name, NULL, 0, &near);
    return state && state->kind == ENT_STATE ? state->code : "";
}

/* The name without "the" before it. */
static ent_row_text bare(ent_row_text name)
{
    bool the = name.length > 4 && (name.bytes[0] == 't' || name.bytes[0] == 'T')
               && memcmp(name.bytes + 1, "he ", 3) == 0;
    return the ? (ent_row_text){ name.bytes + 4, name.length - 4 } : name;
}

/* "Korea, South" as "South Korea". */
static const char *country_turned(const ent_row_codes *codes, ent_row_text name)
{
    char turned[LONGEST_CODE];
    const char *comma = memchr(name.bytes, ',', name.length);
    if (!comma || name.length >= sizeof turned) return "";
    ent_row_text first = { name.bytes, (uint32_t)(comma - name.bytes) };
    ent_row_text last = { comma + 1, name.length - first.length - 1 };
    last = ent_row_trim(last);
    int length = snprintf(turned, sizeof turned, "%.*s %.*s", (int)last.length,
        last.bytes, (int)first.length, first.bytes);
    return country_called(codes, bare((ent_row_text){ turned, (uint32_t)length }));
}

static const char *country_either(const ent_row_codes *codes, ent_row_text country)
{
    const char *code = country_called(codes, country);
    return *code ? code : country_called(codes, bare(country));
}

/* "Turkey (Ottoman Empire)", "Italy/Sardinia": by the name before the mark, unless that
 * behind it is another country's ("Georgia (United States)"). */
static const char *country_before(const ent_row_codes *codes, ent_row_text name)
{
    uint32_t at = 0;
    while (at < name.length && name.bytes[at] != '/' && name.bytes[at] != '(') at++;
    if (at == name.length) return "";
    ent_row_text rest = { name.bytes + at + 1, name.length - at - 1 };
    if (rest.length && rest.bytes[rest.length - 1] == ')') rest.length--;
    const char *code = country_either(
        codes, ent_row_trim((ent_row_text){ name.bytes, at }));
    const char *other = country_either(codes, ent_row_trim(rest));
    return !*other || strcmp(code, other) == 0 ? code : "";
}

const char *ent_codes_country(const ent_row_codes *codes, ent_row_text country)
{
    const char *code = country_either(codes, country);
    if (!*code) code = country_turned(codes, country);
    return *code ? code : country_before(codes, country);
}

const char *ent_codes_state(
    const ent_row_codes *codes, ent_row_coding coding, ent_row_text cell)
{
    if (coding == ENT_CODED_FIPS) {
        const ent_code_row *row = ent_codes_find(
            codes, ENT_LIST_FIPS, cell.bytes, cell.length);
        return row ? row->means : "";
    }
    const ent_table *numbers = &codes->numbers[coding == ENT_CODED_GW];
    const ent_entry *e = ent_table_find(numbers, cell.bytes, cell.length);
    return e ? ent_lexicon_actor(codes->lexicon, (uint32_t)e->value)->code : "";
}

const char *ent_codes_state_then(
    const ent_row_codes *codes, ent_row_coding coding, ent_row_text cell)
{
    const char *code = ent_codes_state(codes, coding, cell);
    if (*code || coding == ENT_CODED_FIPS) return code;
    const ent_code_row *row = ent_codes_find(codes,
        coding == ENT_CODED_GW ? ENT_LIST_OLD_GW : ENT_LIST_OLD_COW, cell.bytes,
        cell.length);
    return row ? row->means : "";
}

/* The numbers of states in other lists, from facts.tsv. */
static bool fill_numbers(ent_row_codes *codes, const char *dir, ent_error *err)
{
    static const ent_fact facts[] = { ENT_FACT_COW, ENT_FACT_GW };
    ent_facts *known;
    bool ok = ent_facts_open(dir, &known, err), added;
    size_t count = ok ? ent_lexicon_count(codes->lexicon) : 0;
    for (size_t i = 0; i < 2 * count && ok; i++) {
        const ent_actor *a = ent_lexicon_actor(codes->lexicon, (uint32_t)(i / 2));
        if (a->kind != ENT_STATE) continue;
        const char *number = ent_fact_find(known, a->id, facts[i % 2]);
        if (!*number) continue;
        ent_entry *e = ent_table_add(
            &codes->numbers[i % 2], number, strlen(number), &added);
        ok = e || ent_fail(err, ENT_MEMORY, "codes: out of memory");
        if (ok && added) e->value = i / 2;
    }
    ent_facts_close(known);
    return ok;
}

bool ent_row_codes_open(
    const char *dir, const ent_lexicon *lexicon, ent_row_codes **codes, ent_error *err)
{
    ent_row_codes *c = calloc(1, sizeof *c);
    *codes = NULL;
    if (!c) return ent_fail(err, ENT_MEMORY, "codes: out of memory");
    c->lexicon = lexicon;
    if (!read_table(c, dir, err) || !fill_numbers(c, dir, err)) {
        ent_row_codes_close(c);
        return false;
    }
    fill_cameo(c);
    fill_relations(c);
    *codes = c;
    return true;
}

const char *ent_row_codes_digest(const ent_row_codes *codes)
{
    return codes->digest;
}

void ent_row_codes_close(ent_row_codes *codes)
{
    if (!codes) return;
    for (size_t i = 0; i < ENT_CODE_LISTS; i++) ent_table_free(&codes->lists[i]);
    for (size_t i = 0; i < 2; i++) ent_table_free(&codes->numbers[i]);
    ent_arena_free(&codes->arena);
    free(codes);
}
