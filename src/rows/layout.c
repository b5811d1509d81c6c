/* layout.c - a file is known by the names in its first line, or by what stands where in
 * its first lines. */
#include "rows/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/table.h"
#include "rows/cells.h"
#include "rows/known.h"
#include "rows/number.h"

const char *const ent_row_kind_names[ENT_ROW_KINDS] = { "gdelt", "mentions", "icews",
    "polecat", "phoenix", "petrarch", "acled", "table" };

const char *const ent_column_names[ENT_COLUMNS] = { "id", "date", "date_to", "reported",
    "source", "source_country", "source_sector", "target", "target_country",
    "target_sector", "relation", "mode", "cameo", "status", "intensity", "confidence",
    "mentions", "sources", "articles", "place", "url", "publisher" };

const char *const ent_row_coding_names[ENT_ROW_CODINGS] = { "names", "cameo", "fips",
    "cow", "gw" };

static const char separators[] = "\t,;|";

static void clear(ent_row_layout *layout, ent_row_kind kind, char separator)
{
    *layout = (ent_row_layout){
        .kind = kind, .separator = separator, .quoted = separator != '\t'
    };
    for (size_t i = 0; i < ENT_COLUMNS; i++) layout->at[i] = -1;
}

/* "Source Country", "source_country" and "SourceCountry" are one name. */
static bool same_name(ent_row_text cell, const char *name)
{
    uint32_t at = 0;
    for (; *name; name++) {
        while (at < cell.length && (cell.bytes[at] == ' ' || cell.bytes[at] == '_')) at++;
        if (at == cell.length || ent_lower(cell.bytes[at]) != *name) return false;
        at++;
    }
    return at == cell.length;
}

static int column_named(const ent_row_cells *head, ent_row_text name)
{
    for (uint32_t i = 0; i < head->count && i < ENT_CELLS_KEPT; i++) {
        ent_row_text cell = ent_row_cell(head, (int)i);
        if (cell.length == name.length
            && memcmp(cell.bytes, name.bytes, name.length) == 0)
            return (int)i;
    }
    return -1;
}

/* What a kind calls its columns; the first of two names of one cell counts. */
static void take_names(
    const ent_row_cells *head, const ent_known_columns *known, ent_row_layout *layout)
{
    for (size_t k = 0; k < known->count; k++) {
        const ent_known_column *column = &known->columns[k];
        for (uint32_t i = 0; i < head->count && i < ENT_CELLS_KEPT; i++)
            if (layout->at[column->cell] < 0
                && same_name(ent_row_cell(head, (int)i), column->name))
                layout->at[column->cell] = (int16_t)i;
    }
    layout->header = true;
    layout->least = known->least ? known->least : head->count;
    layout->most = head->count > layout->least ? head->count : layout->least;
}

static bool has(const ent_row_layout *l, ent_column cell)
{
    return l->at[cell] >= 0;
}

/* Two actors and what happened: less is no file of events. */
static bool is_whole(const ent_row_layout *l)
{
    if (l->kind == ENT_ROWS_MENTIONS) return has(l, ENT_COLUMN_ID);
    return has(l, ENT_COLUMN_SOURCE) && has(l, ENT_COLUMN_TARGET)
           && (has(l, ENT_COLUMN_RELATION) || has(l, ENT_COLUMN_CAMEO));
}

static char separator_of(const char *head, size_t length)
{
    size_t most = 0, end = ent_row_cells_end(head, length);
    char best = '\t';
    for (const char *s = separators; *s; s++) {
        size_t count = 0;
        for (size_t i = 0; i < end; i++) count += head[i] == *s;
        if (count > most) best = *s;
        if (count > most) most = count;
    }
    return best;
}

/* The first line, cut. A head that ends in the middle of a line is cut there. */
static bool cut_first(ent_row_cells *cells, const char *head, size_t length,
    char separator, ent_buffer *copy, ent_error *err)
{
    if (separator != '\t')
        return ent_row_cells_quoted(cells, head, length, separator, copy, err);
    ent_row_cells_plain(cells, head, length, separator);
    return true;
}

static bool by_header(
    const ent_row_cells *first, char separator, int only, ent_row_layout *layout)
{
    for (size_t i = 0; i < ent_known_kind_count; i++) {
        const ent_known_columns *known = &ent_known_kinds[i];
        if (only >= 0 && (int)known->kind != only) continue;
        clear(layout, known->kind, separator);
        take_names(first, known, layout);
        bool mark = known->mark == NULL;
        for (uint32_t k = 0; k < first->count && !mark; k++)
            mark = same_name(ent_row_cell(first, (int)k), known->mark);
        if (mark && is_whole(layout)) return true;
    }
    return false;
}

/* The columns in the order in which such files come, of a file without a header. */
static bool by_order(
    const ent_row_cells *first, char separator, int only, ent_row_layout *layout)
{
    for (size_t i = 0; i < ent_known_order_count; i++) {
        const ent_known_order *known = &ent_known_orders[i];
        if (only >= 0 ? (int)known->kind != only : !known->fits(first)) continue;
        clear(layout, known->kind, separator);
        layout->least = known->least;
        layout->most = known->most;
        for (size_t k = 0; k < known->count; k++)
            layout->at[known->places[k].cell] = known->places[k].column;
        return true;
    }
    return false;
}

/* "codes=cow" is no column. */
static bool take_coding(ent_row_layout *layout, ent_row_text name, ent_error *err)
{
    for (int i = 0; i < ENT_ROW_CODINGS; i++)
        if (strlen(ent_row_coding_names[i]) == name.length
            && memcmp(ent_row_coding_names[i], name.bytes, name.length) == 0) {
            layout->coding = (ent_row_coding)i;
            return true;
        }
    return ent_fail(err, ENT_USAGE,
        "--columns: codes are '%.*s', expected names, cameo, fips, cow or gw",
        (int)name.length, name.bytes);
}

static int cell_named(ent_row_text name)
{
    for (size_t i = 0; i < ENT_COLUMNS; i++)
        if (strlen(ent_column_names[i]) == name.length
            && memcmp(ent_column_names[i], name.bytes, name.length) == 0)
            return (int)i;
    return -1;
}

/* Whether a column holds a number, if it holds anything. */
static bool is_numeric(ent_column cell)
{
    return cell >= ENT_COLUMN_INTENSITY && cell <= ENT_COLUMN_ARTICLES;
}

/* The first line of a file whose columns are known by number: does it name them? It does
 * where it has a word for a date or a number, or a name that such a column can have. */
static bool names_columns(const ent_row_cells *first, const ent_row_layout *layout)
{
    for (int i = 0; i < ENT_COLUMNS; i++) {
        ent_row_text cell = ent_row_cell(first, layout->at[i]);
        ent_date from, to;
        int32_t number;
        if (layout->at[i] < 0 || ent_row_is_nothing(cell)) continue;
        if (i >= ENT_COLUMN_DATE && i <= ENT_COLUMN_REPORTED)
            return !ent_row_days(cell, ENT_MONTH_FIRST, &from, &to)
                   && !ent_row_days(cell, ENT_DAY_FIRST, &from, &to);
        if (is_numeric((ent_column)i) && !ent_row_decimal(cell, &number)) return true;
        for (size_t k = 0; k < ent_known_kind_count; k++)
            for (size_t n = 0; n < ent_known_kinds[k].count; n++)
                if ((int)ent_known_kinds[k].columns[n].cell == i
                    && same_name(cell, ent_known_kinds[k].columns[n].name))
                    return true;
    }
    return false;
}

/* "A" of "source=A": the name of a column, or its number from 1. */
static bool take_asked(ent_row_layout *layout, const ent_row_cells *first,
    ent_row_text cell, ent_row_text column, ent_error *err)
{
    enum { QUOTED = 200 };
    int which = cell_named(cell), at = column_named(first, column);
    uint32_t number;
    if (cell.length == 5 && memcmp(cell.bytes, "codes", 5) == 0)
        return take_coding(layout, column, err);
    if (which < 0)
        return ent_fail(err, ENT_USAGE,
            "--columns: no cell is called '%.*s', expected source, target, relation, "
            "cameo, date, ...",
            (int)cell.length, cell.bytes);
    if (ent_row_whole(column, &number) && number && number <= first->count)
        at = (int)number - 1;
    else if (at >= 0)
        layout->header = true;
    if (at < 0 || at >= ENT_CELLS_KEPT)
        return ent_fail(err, ENT_MALFORMED,
            "the file has no column '%.*s', which --columns names; its first line is "
            "'%.*s'",
            (int)column.length, column.bytes,
            (int)(first->length < QUOTED ? first->length : QUOTED), first->line);
    layout->at[which] = (int16_t)at;
    return true;
}

static bool by_columns(const ent_row_cells *first, char separator, const char *asked,
    ent_row_layout *layout, ent_error *err)
{
    clear(layout, ENT_ROWS_TABLE, separator);
    layout->least = layout->most = first->count;
    for (const char *at = asked; *at; at += *at == ',') {
        size_t name = strcspn(at, "=,"), rest = at[name] == '=' ? name + 1 : name;
        size_t value = strcspn(at + rest, ",");
        if (!take_asked(layout, first, (ent_row_text){ at, (uint32_t)name },
                (ent_row_text){ at + rest, (uint32_t)value }, err))
            return false;
        at += rest + value;
    }
    if (!layout->header) layout->header = names_columns(first, layout);
    if (layout->header) layout->header_hash = ent_hash(first->line, first->length);
    return is_whole(layout)
           || ent_fail(err, ENT_USAGE,
               "--columns names too little: expected source, target and relation or "
               "cameo");
}

static bool kind_asked(const char *name, int *kind, ent_error *err)
{
    *kind = -1;
    for (int i = 0; i < ENT_ROW_KINDS && name; i++)
        if (strcmp(ent_row_kind_names[i], name) == 0) *kind = i;
    return !name || *kind >= 0
           || ent_fail(err, ENT_USAGE, "'%s' is no kind of file of events", name);
}

static bool find(const char *head, size_t length, const ent_row_asked *asked,
    ent_row_layout *layout, bool *found, ent_buffer *copy, ent_error *err)
{
    int only;
    char separator = separator_of(head, length);
    ent_row_cells first;
    if (!kind_asked(asked->kind, &only, err)
        || !cut_first(&first, head, length, separator, copy, err))
        return false;
    if (asked->columns) {
        *found = true;
        return by_columns(&first, separator, asked->columns, layout, err);
    }
    *found = by_header(&first, separator, only, layout)
             || by_order(&first, separator, only, layout);
    if (layout->header) layout->header_hash = ent_hash(first.line, first.length);
    return *found || only < 0
           || ent_fail(err, ENT_MALFORMED,
               "the first line does not name the columns, expected those of kind '%s'",
               asked->kind);
}

/* The order of day and month in one row's dates, as far as they tell. */
static ent_day_saying order_in(const ent_row_cells *cells, ent_row_layout *layout)
{
    static const ent_column dates[] = { ENT_COLUMN_DATE, ENT_COLUMN_DATE_TO,
        ENT_COLUMN_REPORTED };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        ent_row_text cell = ent_row_cell(cells, layout->at[dates[i]]);
        ent_day_saying says = ent_row_day_says(cell);
        if (says == ENT_DAY_SAYS_EITHER && !*layout->either)
            snprintf(layout->either, sizeof layout->either, "%.*s", (int)cell.length,
                cell.bytes);
        if (says > ENT_DAY_SAYS_EITHER) return says;
    }
    return ENT_DAY_SAYS_NOTHING;
}

/* The first date of which day and month can be told apart is right for all. A last line
 * that is cut has no year in its date. */
static bool find_order(ent_row_layout *layout, const char *head, size_t length,
    ent_buffer *copy, ent_error *err)
{
    ent_row_cells cells;
    ent_day_saying says = ENT_DAY_SAYS_NOTHING;
    for (size_t at = 0; at < length && says == ENT_DAY_SAYS_NOTHING; at += cells.taken) {
        if (!cut_first(&cells, head + at, length - at, layout->separator, copy, err))
            return false;
        says = order_in(&cells, layout);
    }
    if (says == ENT_DAY_SAYS_DAY_FIRST) layout->days = ENT_DAY_FIRST;
    if (says != ENT_DAY_SAYS_NOTHING || layout->kind == ENT_ROWS_ICEWS)
        *layout->either = '\0'; /* of ICEWS it is known */
    return true;
}

bool ent_row_layout_find(const char *head, size_t length, const ent_row_asked *asked,
    ent_row_layout *layout, bool *found, ent_error *err)
{
    ent_buffer copy = { 0 };
    if (length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
        head += 3;
        length -= 3;
    }
    *found = false;
    bool ok = length == 0 || find(head, length, asked, layout, found, &copy, err);
    if (ok && *found && asked->days)
        layout->days = *asked->days;
    else if (ok && *found && layout->kind != ENT_ROWS_GDELT)
        ok = find_order(layout, head, length, &copy, err);
    ent_buffer_free(&copy);
    return ok;
}
