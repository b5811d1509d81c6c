/* part_read.c - a table of tallies, read strictly: every number is within its bounds. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/strings.h"
#include "tally/part.h"
#include "tally/part_columns.h"

/* Two actors whose names fill the longest row, each byte escaped, are no longer. */
enum { LONGEST_LINE = 16 << 20 };

typedef struct {
    ent_source *source;
    const char *bytes; /* not yet taken */
    size_t length;
    ent_buffer text;
    uint64_t line;
    ent_error *err;
} reading;

static bool fault(reading *r, const char *what, const char *cell, const char *expected)
{
    char shown[41];
    size_t n = 0;
    for (; cell && cell[n] && n + 1 < sizeof shown; n++)
        shown[n] = (unsigned char)cell[n] < ' ' ? '?' : cell[n];
    shown[n] = '\0';
    if (!cell)
        return ent_fail(r->err, ENT_MALFORMED, "%s:%" PRIu64 ": %s, expected %s",
            r->source->place, r->line, what, expected);
    return ent_fail(r->err, ENT_MALFORMED, "%s:%" PRIu64 ": %s is '%s', expected %s",
        r->source->place, r->line, what, shown, expected);
}

/* The next line, cut at its end; `*line` NULL after the last. */
static bool next_line(reading *r, char **line)
{
    ent_buffer_clear(&r->text);
    *line = NULL;
    r->line++;
    for (const char *end = NULL; !end;) {
        if (!r->length) ent_source_next(r->source, &r->bytes, &r->length);
        if (!r->length) break;
        end = memchr(r->bytes, '\n', r->length);
        size_t n = end ? (size_t)(end - r->bytes) : r->length;
        if (r->text.length + n > LONGEST_LINE)
            return fault(r, "a line of over 16 MiB", NULL, "a table of tallies");
        ent_buffer_add(&r->text, r->bytes, n);
        n += end != NULL;
        r->bytes += n;
        r->length -= n;
        *line = r->text.bytes;
    }
    if (r->source->fault.code != ENT_OK)
        return ent_fail(r->err, r->source->fault.code, "%s: %s", r->source->place,
            r->source->fault.message);
    if (*line && strlen(*line) != r->text.length)
        return fault(r, "a NUL byte", NULL, "text");
    if (*line && r->text.length && (*line)[r->text.length - 1] == '\r')
        (*line)[r->text.length - 1] = '\0';
    return ent_buffer_ok(&r->text, r->err);
}

/* Cuts at tabs; the number of cells, of which at most `room` are kept. */
static size_t cut(char *line, char **cells, size_t room)
{
    size_t count = 0;
    for (char *at = line; at; count++) {
        char *tab = strchr(at, '\t');
        if (tab) *tab = '\0';
        if (count < room) cells[count] = at;
        at = tab ? tab + 1 : NULL;
    }
    return count;
}

/* Undoes \t, \n, \r and \\ in place. */
static char *unescape(char *cell)
{
    char *to = cell;
    for (const char *c = cell; *c; c++) {
        char next = *c == '\\' ? c[1] : '\0';
        bool known = next && strchr("tnr\\", next);
        *to++ = !known        ? *c
                : next == 't' ? '\t'
                : next == 'n' ? '\n'
                : next == 'r' ? '\r'
                              : '\\';
        c += known;
    }
    *to = '\0';
    return cell;
}

static bool whole(
    reading *r, char **cells, size_t column, int64_t least, int64_t most, int64_t *value)
{
    char expected[80], *end;
    const char *cell = cells[column];
    snprintf(expected, sizeof expected, "a whole number of %" PRId64 " to %" PRId64,
        least, most);
    bool number = *cell == '-' ? cell[1] >= '0' && cell[1] <= '9'
                               : *cell >= '0' && *cell <= '9';
    errno = 0;
    *value = number ? strtoll(cell, &end, 10) : 0;
    return (number && !*end && !errno && *value >= least && *value <= most)
           || fault(r, ent_part_columns[column], cell, expected);
}

static bool read_strongest(reading *r, char **cells, ent_strongest *s)
{
    int64_t intensity, confidence, appeal;
    if (!whole(r, cells, ENT_PART_TOP_INTENSITY, -10 * ENT_ONE, 10 * ENT_ONE, &intensity)
        || !whole(r, cells, ENT_PART_TOP_CONFIDENCE, 0, ENT_ONE, &confidence)
        || !whole(r, cells, ENT_PART_TOP_APPEAL, 0, 1, &appeal))
        return false;
    *s = (ent_strongest){ (int32_t)intensity, (int32_t)confidence, appeal != 0 };
    return true;
}

static bool read_sums(reading *r, char **cells, ent_sums *s)
{
    int64_t n;
    if (!whole(r, cells, ENT_PART_COUNT, 1, (int64_t)ENT_TALLY_LARGEST, &n)) return false;
    s->count = (uint64_t)n;
    int64_t most = 10 * ENT_ONE * n; /* below 2^63, as the count is bounded */
    uint64_t *const counts[] = { &s->reports, &s->sources, &s->articles };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        int64_t number;
        if (!whole(r, cells, ENT_PART_REPORTS + i, 0, INT64_MAX, &number)) return false;
        *counts[i] = (uint64_t)number;
    }
    return whole(r, cells, ENT_PART_INTENSITY, -most, most, &s->intensity)
           && whole(r, cells, ENT_PART_CONFIDENCE, 0, ENT_ONE * n, &s->confidence)
           && whole(r, cells, ENT_PART_LEAN, -most, most, &s->lean)
           && whole(r, cells, ENT_PART_WEIGHT, 0, INT64_MAX, &s->weight)
           && whole(r, cells, ENT_PART_WEIGHT_LOG, 0, INT64_MAX, &s->weight_log)
           && whole(r, cells, ENT_PART_WEIGHT_REPORTS, 0, INT64_MAX, &s->weight_reports)
           && read_strongest(r, cells, &s->strongest);
}

static bool read_party(
    reading *r, ent_tallies *t, char **cells, size_t first, uint32_t *number)
{
    const char *text[5];
    bool any = false;
    for (size_t i = 0; i < 5; i++) {
        text[i] = unescape(cells[first + i]);
        any |= *text[i] != '\0';
    }
    const ent_party p = { text[0], text[1], text[2], text[3], text[4] };
    if (!any) return fault(r, ent_part_columns[first], "", "an actor");
    return ent_tally_party(t, &p, number, r->err);
}

static bool read_key(reading *r, ent_tallies *t, char **cells, ent_tally_key *key)
{
    ent_relation relation;
    ent_status status;
    ent_error why = { 0 };
    if (!ent_relation_parse(cells[ENT_PART_RELATION], &relation, &why)
        || !ent_status_parse(cells[ENT_PART_STATUS], &status, &why)) {
        ent_fail_at(&why, "%s:%" PRIu64, r->source->place, r->line);
        return ent_fail(r->err, ENT_MALFORMED, "%s", why.message);
    }
    key->relation = (uint8_t)relation;
    key->status = (uint8_t)status;
    key->day = ENT_NO_DATE;
    if (strcmp(cells[ENT_PART_DAY], "undated") != 0
        && !ent_date_parse(cells[ENT_PART_DAY], &key->day, NULL))
        return fault(r, "day", cells[ENT_PART_DAY], "YYYY-MM-DD or undated");
    return read_party(r, t, cells, ENT_PART_SOURCE, &key->source)
           && read_party(r, t, cells, ENT_PART_TARGET, &key->target);
}

static bool read_row(reading *r, ent_tallies *t, char *line)
{
    char *cells[ENT_PART_COLUMNS];
    ent_tally_key key = { 0 };
    ent_sums sums = { 0 };
    size_t found = cut(line, cells, ENT_PART_COLUMNS);
    char what[32];
    snprintf(what, sizeof what, "%zu cells", found);
    if (found != ENT_PART_COLUMNS) return fault(r, what, NULL, "26");
    return read_key(r, t, cells, &key) && read_sums(r, cells, &sums)
           && ent_tally_add_sums(t, &key, &sums, r->err);
}

static bool is_hash(const char *hash)
{
    return strlen(hash) == 32 && strspn(hash, "0123456789abcdef") == 32;
}

static bool read_import(reading *r, ent_tallies *t, char *line)
{
    char *cells[5];
    ent_import import = { 0 };
    size_t found = cut(line, cells, 5);
    if (found != 5 || !is_hash(cells[1]))
        return fault(r, "a wrong #import", NULL, "hash, rows, name and producer");
    memcpy(import.hash, cells[1], sizeof import.hash);
    import.rows = strtoull(cells[2], NULL, 10);
    import.name = unescape(cells[3]);
    import.producer = unescape(cells[4]);
    return ent_tally_import(t, &import, r->err);
}

static bool read_head(reading *r, ent_tallies *t)
{
    char *line, *cells[ENT_PART_COLUMNS];
    size_t version = strlen(ENT_TALLY_SCHEMA);
    if (!next_line(r, &line)) return false;
    if (!line || !ent_part_is(line, strlen(line)))
        return fault(r, "no table of tallies", NULL, ENT_TALLY_SCHEMA "1");
    if (strcmp(line + version, "1") != 0 && strncmp(line + version, "1.", 2) != 0)
        return fault(r, "format", line, ENT_TALLY_SCHEMA "1; made by a newer version");
    do {
        if (!next_line(r, &line)) return false;
        if (line && strncmp(line, "#import\t", 8) == 0 && !read_import(r, t, line))
            return false;
    } while (line && *line == '#');
    bool ok = line && cut(line, cells, ENT_PART_COLUMNS) == ENT_PART_COLUMNS;
    for (size_t i = 0; i < ENT_PART_COLUMNS && ok; i++)
        ok = ent_same(cells[i], ent_part_columns[i]);
    return ok || fault(r, "a wrong head line", NULL, "source_code, ..., top_appeal");
}

static bool read_rows(reading *r, ent_tallies *t)
{
    char *line;
    size_t rows = 0;
    for (;; rows++) {
        if (!next_line(r, &line)) return false;
        if (!line) return fault(r, "the table ends early", NULL, "#end");
        if (*line == '#') break;
        if (!read_row(r, t, line)) return false;
    }
    char expected[40];
    snprintf(expected, sizeof expected, "#end\t%zu", rows);
    if (strcmp(line, expected) != 0)
        return fault(r, "the last line", line, "#end and the number of tallies");
    return !next_line(r, &line) ? false
                                : !line || fault(r, "a line behind #end", NULL, "none");
}

bool ent_part_read(ent_tallies *t, ent_source *source, ent_error *err)
{
    reading r = { .source = source, .err = err };
    ent_tallies part = { 0 };
    bool ok = read_head(&r, &part) && read_rows(&r, &part)
              && ent_tallies_merge(t, &part, err);
    ent_buffer_free(&r.text);
    ent_tallies_free(&part);
    return ok;
}
