/* network_table.c - a list of edges with a header: source, target and what else there is.
 */
#include "base/ascii.h"
#include "rows/network.h"

#include <string.h>

#include "rows/known.h"
#include "rows/number.h"
#include "rows/who.h"

typedef struct {
    ent_arena *arena;
    const char *place;
    char separator;
    int source, target, words[ENT_NETWORK_WORDS]; /* columns; -1: none */
    uint32_t columns;
} table;

/* The separator that stands most often in the header. */
static char separator_of(const char *bytes, size_t length)
{
    static const char all[] = "\t,;|";
    size_t most = 0;
    char best = ',';
    for (size_t k = 0; k < sizeof all - 1; k++) {
        size_t count = 0;
        for (size_t i = 0; i < length && bytes[i] != '\n'; i++)
            count += bytes[i] == all[k];
        if (count > most) {
            most = count;
            best = all[k];
        }
    }
    return best;
}

static bool is_any(const char *name, const char *a, const char *b)
{
    return ent_alike(name, a, SIZE_MAX) || ent_alike(name, b, SIZE_MAX);
}

/* What a column is that is no word's, or not any more. */
static bool tell_unused(
    const table *t, const ent_row_cells *head, ent_network *n, ent_error *err)
{
    for (int i = 0; i < (int)head->count && i < ENT_CELLS_KEPT; i++) {
        bool used = i == t->source || i == t->target;
        for (size_t k = 0; k < ENT_NETWORK_WORDS; k++) used |= t->words[k] == i;
        const char *name = ent_row_clean(t->arena, ent_row_cell(head, i));
        if (!name) return ent_fail(err, ENT_MEMORY, "out of memory");
        if (!used && *name) ent_network_unused(n, name);
    }
    return true;
}

static bool read_header(
    table *t, const ent_row_cells *head, ent_network *n, ent_error *err)
{
    int ranks[ENT_NETWORK_WORDS], rank;
    t->source = t->target = -1;
    t->columns = head->count;
    for (size_t i = 0; i < ENT_NETWORK_WORDS; i++) t->words[i] = -1;
    for (int i = 0; i < (int)head->count && i < ENT_CELLS_KEPT; i++) {
        const char *name = ent_row_clean(t->arena, ent_row_cell(head, i));
        if (!name) return ent_fail(err, ENT_MEMORY, "out of memory");
        if (t->source < 0 && is_any(name, "source", "from")) t->source = i;
        if (t->target < 0 && is_any(name, "target", "to")) t->target = i;
        int word = ent_network_word_of(name, &rank);
        if (word < 0 || (t->words[word] >= 0 && ranks[word] <= rank)) continue;
        t->words[word] = i;
        ranks[word] = rank;
        if (word == ENT_NETWORK_DATE)
            n->perhaps_date = ent_network_is_perhaps(ENT_NETWORK_DATE, rank) ? name
                                                                             : NULL;
    }
    return (t->source >= 0 && t->target >= 0)
               ? tell_unused(t, head, n, err)
               : ent_fail(err, ENT_MALFORMED,
                   "%s:1: no columns 'source' and 'target', expected them in the first "
                   "line of a table of edges",
                   t->place);
}

static bool read_cell(
    const table *t, const ent_row_cells *c, int column, const char **text, ent_error *err)
{
    ent_row_text cell = ent_row_cell(c, column);
    *text = NULL;
    if (column < 0 || ent_row_is_nothing(cell)) return true;
    *text = ent_row_clean(t->arena, cell);
    return *text || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool read_edge(
    const table *t, const ent_row_cells *c, uint64_t line, ent_network *n, ent_error *err)
{
    ent_network_edge *e = ent_network_add_edge(t->arena, n);
    if (!e) return ent_fail(err, ENT_MEMORY, "out of memory");
    e->line = line;
    e->directed = true;
    bool ok = true;
    for (size_t i = 0; ok && i < ENT_NETWORK_WORDS; i++)
        ok = read_cell(t, c, t->words[i], &e->words[i], err);
    /* As they stand: "NA" is Namibia, and a weight that is no number is a fault. */
    const struct {
        int column;
        const char **text;
    } raw[] = { { t->source, &e->source }, { t->target, &e->target },
        { t->words[ENT_NETWORK_WEIGHT], &e->words[ENT_NETWORK_WEIGHT] } };
    for (size_t i = 0; ok && i < sizeof raw / sizeof *raw; i++)
        if (raw[i].column >= 0
            && !(*raw[i].text = ent_row_clean(t->arena, ent_row_cell(c, raw[i].column))))
            ok = ent_fail(err, ENT_MEMORY, "out of memory");
    return ok;
}

static uint64_t lines_of(const char *bytes, size_t length)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < length; i++) lines += bytes[i] == '\n';
    return lines;
}

static bool read_rows(
    table *t, const char *bytes, size_t length, ent_network *n, ent_error *err)
{
    ent_buffer copy = { 0 };
    ent_row_cells cells;
    uint64_t line = 1;
    bool ok = true;
    for (size_t at = 0; ok && at < length; at += cells.taken) {
        ent_buffer_clear(&copy);
        ok = ent_row_cells_quoted(
            &cells, bytes + at, length - at, t->separator, &copy, err);
        if (!ok) break;
        if (at == 0)
            ok = read_header(t, &cells, n, err);
        else if (cells.length)
            ok = read_edge(t, &cells, line, n, err);
        line += lines_of(bytes + at, cells.taken);
    }
    ent_buffer_free(&copy);
    return ok;
}

bool ent_network_read_table(ent_arena *arena, const char *bytes, size_t length,
    const char *place, ent_network *network, ent_error *err)
{
    table t = {
        .arena = arena, .place = place, .separator = separator_of(bytes, length)
    };
    if (!length) return ent_fail(err, ENT_MALFORMED, "%s: empty, expected edges", place);
    return read_rows(&t, bytes, length, network, err);
}
