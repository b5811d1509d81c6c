/* decode.c - what is asked first is what most rows fail: actors, then the type of event.
 */
#include "rows/decode.h"

#include <string.h>

#include "base/strings.h"
#include "rows/day.h"
#include "rows/known.h"
#include "rows/number.h"
#include "rows/who.h"

enum { ONE = 1000000 };
#define NOBODY UINT32_MAX /* in place of a party */

static bool refuse(ent_decoded *d, ent_row_reason reason)
{
    d->given = false;
    d->reason = reason;
    return false;
}

static bool fault(ent_decoded *d, ent_row_reason reason, const char *what,
    ent_row_text cell, const char *expected)
{
    d->what = what;
    d->cell = cell;
    d->expected = expected;
    return refuse(d, reason);
}

/* GDELT's own files: code and name lie beside each other. */
static bool is_gdelt(const ent_row_reader *r)
{
    return r->layout->kind == ENT_ROWS_GDELT && !r->layout->header;
}

/* GDELT 2.0 has three more columns before those that stand behind the first place. */
static void place_columns(ent_row_reader *r)
{
    bool shifted = is_gdelt(r) && r->cells.count == 61;
    for (size_t i = 0; i < ENT_COLUMNS; i++) {
        int16_t at = r->layout->at[i];
        int more = at >= GDELT_ADDED ? 3 : at == GDELT_PLACE ? 2 : 0;
        r->at_column[i] = (int16_t)(shifted ? at + more : at);
    }
    r->placed = r->cells.count;
}

static inline ent_row_text cell_of(const ent_row_reader *r, ent_column cell)
{
    ent_row_text text = ent_row_cell(&r->cells, r->at_column[cell]);
    if (ent_row_is_nothing(text)) text.length = 0;
    return text;
}

/* Rows of one day follow one another. `which` remembers apart: dates and reports. */
static bool days_of(
    ent_row_reader *r, int which, ent_row_text cell, ent_date *from, ent_date *to)
{
    ent_day_seen *seen = &r->days[which], now = { .length = cell.length };
    if (cell.length == seen->length
        && memcmp(seen->bytes, cell.bytes, cell.length) == 0) {
        *from = seen->day;
        *to = seen->to;
        return true;
    }
    ent_day_order order = r->layout->days;
    ent_row_kind kind = r->layout->kind;
    if (kind == ENT_ROWS_TABLE      ? !ent_row_days(cell, order, &now.day, &now.to)
        : kind == ENT_ROWS_PETRARCH ? !ent_row_day_short(cell, order, &now.day)
                                    : !ent_row_day(cell, order, &now.day))
        return false;
    if (kind != ENT_ROWS_TABLE) now.to = now.day;
    *from = now.day;
    *to = now.to;
    if (cell.length > sizeof now.bytes) return true;
    memcpy(now.bytes, cell.bytes, cell.length);
    *seen = now;
    return true;
}

/* No day, or one that is none in the order of this file. */
static bool wrong_date(
    const ent_row_reader *r, ent_decoded *d, const char *what, ent_row_text cell)
{
    bool other = ent_row_day_says(cell) > ENT_DAY_SAYS_EITHER;
    return fault(d, ENT_ROW_DATE, what, cell,
        !other                             ? "a day such as 2022-09-15"
        : r->layout->days == ENT_DAY_FIRST ? "day/month/year (--date-format)"
                                           : "month/day/year (--date-format)");
}

static bool is_coded(const ent_row_layout *layout)
{
    ent_row_kind kind = layout->kind;
    return layout->coding == ENT_CODED_CAMEO || kind == ENT_ROWS_GDELT
           || kind == ENT_ROWS_PHOENIX || kind == ENT_ROWS_PETRARCH;
}

/* The bytes by which the spelling of an actor is known. */
static ent_row_text spelling_of(
    ent_row_reader *r, const ent_row_who *who, int column, ent_error *err)
{
    static const ent_row_text none = { NULL, 0 };
    if (is_gdelt(r)) {
        uint32_t begin = ent_row_cell_begin(&r->cells, (uint32_t)column);
        return (ent_row_text){ r->cells.bytes + begin, r->cells.end[column + 1] - begin };
    }
    if (is_coded(r->layout)) return who->code;
    const ent_row_text *const parts[] = { &who->name, &who->country, &who->sectors };
    ent_buffer_clear(&r->key);
    for (size_t i = 0; i < 3; i++) {
        ent_buffer_add(&r->key, parts[i]->bytes, parts[i]->length);
        ent_buffer_char(&r->key, '\x1F');
    }
    if (!ent_buffer_ok(&r->key, err)) return none;
    return (ent_row_text){ r->key.bytes, (uint32_t)r->key.length };
}

/* Understands an actor for the first time; the value of `seen` is its party, and above it
 * the number of the entry in `unknown` that says what is unknown. */
static bool understand(
    ent_row_reader *r, ent_row_who who, int column, uint64_t *value, ent_error *err)
{
    ent_row_named named;
    uint32_t index = NOBODY;
    bool coded = who.code.length > 0;
    if (is_gdelt(r)) who.name = ent_row_cell(&r->cells, column + 1);
    bool ok = coded ? ent_row_who_coded(&r->scratch, r->codes, &who, &named, err)
                    : ent_row_who_named(&r->scratch, r->codes, &who, &named, err);
    if (ok && !named.nobody)
        ok = ent_row_parties_add(&r->parties, &named.party, &index, err);
    *value = ok ? index : 0;
    if (ok && !named.known) {
        const char *name = ent_row_clean(&r->scratch, named.unknown);
        ent_entry *e = name ? ent_table_add(&r->unknown, name, strlen(name), NULL) : NULL;
        ok = e || ent_fail(err, ENT_MEMORY, "rows: out of memory for names");
        if (e) *value |= (uint64_t)(e - r->unknown.entries + 1) << 32;
    }
    ent_arena_reset(&r->scratch);
    return ok;
}

static bool party_of(ent_row_reader *r, const ent_row_who *who, int column,
    uint64_t *value, ent_error *err)
{
    ent_row_text spelling = spelling_of(r, who, column, err);
    if (!spelling.bytes) return false;
    bool added;
    ent_entry *e = ent_table_add(&r->seen, spelling.bytes, spelling.length, &added);
    if (!e) return ent_fail(err, ENT_MEMORY, "rows: out of memory for names");
    if (added && !understand(r, *who, column, &e->value, err)) return false;
    *value = e->value;
    return true;
}

static ent_row_who who_of(const ent_row_reader *r, bool target)
{
    ent_row_text name = cell_of(r, target ? ENT_COLUMN_TARGET : ENT_COLUMN_SOURCE);
    if (is_coded(r->layout)) return (ent_row_who){ .code = name };
    if (r->layout->coding != ENT_CODED_NAMES && name.length) {
        const char *code = ent_codes_state_then(r->codes, r->layout->coding, name);
        if (!*code) return (ent_row_who){ .name = name, .country = name };
        return (ent_row_who){ .country = { code, (uint32_t)strlen(code) } };
    }
    return (ent_row_who){ .name = name,
        .country = cell_of(
            r, target ? ENT_COLUMN_TARGET_COUNTRY : ENT_COLUMN_SOURCE_COUNTRY),
        .sectors = cell_of(
            r, target ? ENT_COLUMN_TARGET_SECTOR : ENT_COLUMN_SOURCE_SECTOR) };
}

static bool says_nobody(const ent_row_who *who)
{
    return !who->code.length && !who->name.length && !who->country.length;
}

static bool same_actor(const ent_row_reader *r, uint32_t a, uint32_t b)
{
    const ent_party *one = &r->parties.items[a], *other = &r->parties.items[b];
    return a == b
           || (*one->id && *one->id == *other->id && strcmp(one->id, other->id) == 0);
}

/* Source and target, `seen` as understand() gives them. `d->given` tells whether there
 * are two. */
static bool find_parties(
    ent_row_reader *r, ent_decoded *d, uint64_t seen[2], ent_error *err)
{
    const ent_row_who source = who_of(r, false), target = who_of(r, true);
    d->given = true;
    if (says_nobody(&source) || says_nobody(&target)) {
        refuse(d, ENT_ROW_NO_PARTY);
        return true;
    }
    if (!party_of(r, &source, r->layout->at[ENT_COLUMN_SOURCE], &seen[0], err)
        || !party_of(r, &target, r->layout->at[ENT_COLUMN_TARGET], &seen[1], err))
        return false;
    uint32_t a = (uint32_t)seen[0], b = (uint32_t)seen[1];
    d->row->source = a;
    d->row->target = b;
    if (a == NOBODY || b == NOBODY)
        refuse(d, ENT_ROW_NO_PARTY);
    else if (same_actor(r, a, b))
        refuse(d, ENT_ROW_SAME);
    return true;
}

/* Of a table of one's own: our name, a CAMEO code, or any scheme's. */
static const ent_row_type *type_in_words(
    const ent_row_reader *r, ent_row_text type, ent_row_text mode)
{
    static const ent_code_list lists[] = { ENT_LIST_PLOVER, ENT_LIST_ICEWS,
        ENT_LIST_ACLED, ENT_LIST_QUAD };
    const ent_row_type *found = ent_codes_relation(r->codes, type);
    for (size_t i = 0; i < 3 && found->sort == ENT_TYPE_UNKNOWN; i++)
        found = ent_codes_type(r->codes, lists[i], type, mode);
    if (found->sort == ENT_TYPE_UNKNOWN)
        found = ent_codes_cameo(r->codes, type.bytes, type.length);
    return found;
}

static const ent_row_type *type_of(
    const ent_row_reader *r, ent_row_text type, ent_row_text mode, ent_row_text cameo)
{
    switch (r->layout->kind) {
    case ENT_ROWS_ICEWS:
        /* Where a reader has dropped zeros "10" can be 010: the text knows. */
        if (cameo.length > 2 || !type.length)
            return ent_codes_cameo(r->codes, cameo.bytes, cameo.length);
        return ent_codes_type(r->codes, ENT_LIST_ICEWS, type, mode);
    case ENT_ROWS_POLECAT: return ent_codes_type(r->codes, ENT_LIST_PLOVER, type, mode);
    case ENT_ROWS_ACLED: return ent_codes_type(r->codes, ENT_LIST_ACLED, type, mode);
    case ENT_ROWS_TABLE:
        if (!cameo.length) return type_in_words(r, type, mode);
        return ent_codes_cameo(r->codes, cameo.bytes, cameo.length);
    default: return ent_codes_cameo(r->codes, cameo.bytes, cameo.length);
    }
}

/* In ACLED protesters stand first, also where they are shot at. */
static void turn(
    const ent_row_reader *r, ent_row_text type, ent_row_text mode, ent_row *row)
{
    if (!ent_codes_back(r->codes, ENT_LIST_ACLED, type, mode)) return;
    uint32_t first = row->source;
    row->source = row->target;
    row->target = first;
}

/* Where columns go by number the first line may name them, whatever the names are. */
static bool perhaps_header(const ent_row_reader *r)
{
    return r->layout->kind == ENT_ROWS_TABLE && !r->layout->header
           && r->block->first_line + r->line == 1;
}

static bool find_type(ent_row_reader *r, ent_decoded *d, ent_error *err)
{
    ent_row_text type = cell_of(r, ENT_COLUMN_RELATION),
                 mode = cell_of(r, ENT_COLUMN_MODE);
    ent_row_text cameo = cell_of(r, ENT_COLUMN_CAMEO);
    const ent_row_type *found = type_of(r, type, mode, cameo);
    d->given = found->sort == ENT_TYPE_RELATION;
    if (found->sort == ENT_TYPE_STATEMENT) refuse(d, ENT_ROW_STATEMENT);
    if (found->sort == ENT_TYPE_UNKNOWN && perhaps_header(r)) {
        refuse(d, ENT_ROW_HEADER);
    } else if (found->sort == ENT_TYPE_UNKNOWN) {
        refuse(d, ENT_ROW_UNMAPPED);
        const char *name = ent_row_clean(
            &r->scratch, ent_row_shown(cameo.length ? cameo : type));
        bool ok = name && ent_row_names_add(&r->report.types, name, strlen(name), 1, err);
        ent_arena_reset(&r->scratch);
        if (!ok) return ent_fail(err, ENT_MEMORY, "rows: out of memory for types");
    }
    if (r->layout->kind == ENT_ROWS_ACLED) turn(r, type, mode, d->row);
    d->row->relation = found->relation;
    d->row->status = found->status;
    d->row->quad = found->quad;
    d->row->intensity = found->goldstein;
    d->row->confidence = ONE;
    if (d->detail)
        d->detail->cameo = (ent_row_text){ found->cameo, (uint32_t)strlen(found->cameo) };
    return true;
}

static bool find_status(const ent_row_reader *r, ent_decoded *d)
{
    if (r->layout->at[ENT_COLUMN_STATUS] < 0) return true;
    ent_row_text cell = cell_of(r, ENT_COLUMN_STATUS);
    if (!cell.length) return true;
    for (uint8_t i = 0; i < ENT_STATUSES; i++)
        if (strlen(ent_status_names[i]) == cell.length
            && memcmp(ent_status_names[i], cell.bytes, cell.length) == 0) {
            d->row->status = i;
            return true;
        }
    return fault(d, ENT_ROW_NUMBER, "status", cell, "actual, planned, negated, ...");
}

static bool decimal(const ent_row_reader *r, ent_decoded *d, ent_column which,
    int32_t least, int32_t most, int32_t *value)
{
    int32_t n;
    if (r->layout->at[which] < 0) return true;
    ent_row_text cell = cell_of(r, which);
    if (!cell.length) return true;
    if (!ent_row_decimal(cell, &n) || n < least || n > most)
        return fault(d, ENT_ROW_NUMBER, ent_column_names[which], cell,
            least < 0 ? "a number from -10 to 10" : "a number from 0 to 1");
    *value = n;
    return true;
}

static bool whole(
    const ent_row_reader *r, ent_decoded *d, ent_column which, uint32_t *value)
{
    *value = 0;
    if (r->layout->at[which] < 0) return true;
    ent_row_text cell = cell_of(r, which);
    return !cell.length || ent_row_whole(cell, value)
           || fault(d, ENT_ROW_NUMBER, ent_column_names[which], cell, "a whole number");
}

static bool find_numbers(const ent_row_reader *r, ent_decoded *d)
{
    return find_status(r, d)
           && decimal(r, d, ENT_COLUMN_INTENSITY, -10 * ONE, 10 * ONE, &d->row->intensity)
           && decimal(r, d, ENT_COLUMN_CONFIDENCE, 0, ONE, &d->row->confidence)
           && whole(r, d, ENT_COLUMN_MENTIONS, &d->row->mentions)
           && whole(r, d, ENT_COLUMN_SOURCES, &d->row->sources)
           && whole(r, d, ENT_COLUMN_ARTICLES, &d->row->articles);
}

/* "Last month", "a year ago", "a decade ago" in a text are 30, 365 and 3650 days before
 * the report in GDELT: to the day, which the text does not give. In the files that we
 * have seen 7 in 100 rows are so dated, and hardly one otherwise more than a week back.
 */
static bool is_guess(ent_date date, ent_date added)
{
    ent_date back = added - date;
    return back == 30 || back == 365 || back == 3650;
}

static bool find_dates(ent_row_reader *r, ent_decoded *d)
{
    ent_row_text cell = cell_of(r, ENT_COLUMN_DATE), cell_to, reported;
    ent_date date = ENT_NO_DATE, to = ENT_NO_DATE, added = ENT_NO_DATE, any;
    if (cell.length
            ? !days_of(r, 0, cell, &date, &to)
            : r->layout->at[ENT_COLUMN_DATE] >= 0 && r->layout->kind != ENT_ROWS_TABLE)
        return wrong_date(r, d, "date", cell);
    cell_to = cell_of(r, ENT_COLUMN_DATE_TO);
    reported = cell_of(r, ENT_COLUMN_REPORTED);
    if (cell_to.length
        && (!ent_row_days(cell_to, r->layout->days, &any, &to) || to < date))
        return fault(d, ENT_ROW_DATE, "date_to", cell_to, "a day not before the date");
    if (reported.length > 8 && r->layout->kind == ENT_ROWS_GDELT) reported.length = 8;
    if (reported.length && !days_of(r, 1, reported, &added, &any))
        return wrong_date(r, d, "day of the report", reported);
    if (r->layout->kind == ENT_ROWS_GDELT && added != ENT_NO_DATE
        && is_guess(date, added)) {
        r->report.undated++;
        date = to = ENT_NO_DATE;
    }
    d->row->date = date;
    if (d->detail) d->detail->date_to = to;
    if (d->detail) d->detail->reported = added;
    return true;
}

/* Cells of a row with quotes lie in a copy that the next row overwrites. */
static bool keep(ent_row_reader *r, ent_row_text *text, ent_error *err)
{
    if (!text->length) *text = (ent_row_text){ NULL, 0 };
    if (!text->length || r->cells.bytes != r->copy.bytes) return true;
    text->bytes = ent_arena_copy(&r->kept, text->bytes, text->length);
    return text->bytes || ent_fail(err, ENT_MEMORY, "rows: out of memory for cells");
}

/* Phoenix has an address for each report: "http://a;http://b". */
static ent_row_text first_address(ent_row_text url)
{
    static const char next[] = ";http";
    for (uint32_t i = 0; i + sizeof next - 1 <= url.length; i++)
        if (memcmp(url.bytes + i, next, sizeof next - 1) == 0) url.length = i;
    return url;
}

static bool find_details(ent_row_reader *r, ent_row_detail *detail, ent_error *err)
{
    detail->id = cell_of(r, ENT_COLUMN_ID);
    detail->place = cell_of(r, ENT_COLUMN_PLACE);
    detail->url = first_address(cell_of(r, ENT_COLUMN_URL));
    detail->publisher = cell_of(r, ENT_COLUMN_PUBLISHER);
    return keep(r, &detail->id, err) && keep(r, &detail->place, err)
           && keep(r, &detail->url, err) && keep(r, &detail->publisher, err);
}

/* What the table of mentions knows of a row of GDELT. */
static void add_mentions(const ent_row_reader *r, ent_row *row)
{
    if (!r->mentions || !r->mentions->count || r->layout->kind != ENT_ROWS_GDELT) return;
    const ent_row_mentioned *m = ent_row_mentions_find(
        r->mentions, cell_of(r, ENT_COLUMN_ID));
    if (!m) return;
    row->confidence = m->confidence * (ONE / 100);
    if (m->articles > row->articles) row->articles = m->articles;
}

static void count_unknown(ent_row_reader *r, uint64_t value)
{
    if (value >> 32) r->unknown.entries[(value >> 32) - 1].value++;
}

bool ent_row_decode(ent_row_reader *r, ent_decoded *d, ent_error *err)
{
    if (r->layout->kind == ENT_ROWS_MENTIONS) { /* no events: see mentions.h */
        refuse(d, ENT_ROW_NO_PARTY);
        return true;
    }
    uint64_t seen[2];
    if (r->placed != r->cells.count) place_columns(r);
    if (!find_parties(r, d, seen, err)) return false;
    if (!d->given) return true;
    if (!find_type(r, d, err)) return false;
    if (!d->given || !find_numbers(r, d) || !find_dates(r, d)) return true;
    add_mentions(r, d->row);
    count_unknown(r, seen[0]); /* of rows that are kept */
    count_unknown(r, seen[1]);
    return !d->detail || find_details(r, d->detail, err);
}
