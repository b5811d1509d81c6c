/* corrections.c - lines of a table of corrections, read and written. */
#include "events/corrections.h"

#include <stdio.h>
#include <string.h>

#include "base/cells.h"
#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"

enum { LARGEST_FILE = 16 << 20 };

const char *const ent_action_names[ENT_ACTIONS] = { [ENT_DO_REJECT] = "reject",
    [ENT_DO_ACCEPT] = "accept",
    [ENT_DO_RETYPE] = "retype",
    [ENT_DO_RESTATE] = "restate",
    [ENT_DO_RETARGET] = "retarget",
    [ENT_DO_ADD] = "add" };

static const char head[] =
    "document\taction\tsource\trelation\ttarget\tstatus\tdate\tto\treason\n";

void ent_corrections_free(ent_corrections *c)
{
    ent_table_free(&c->documents);
    ent_arena_free(&c->arena);
    *c = (ent_corrections){ 0 };
}

static bool read_action(ent_correction *line, ent_error *err)
{
    const char *cell = line->cells[ENT_CELL_ACTION];
    for (int i = 0; i < ENT_ACTIONS; i++)
        if (strcmp(cell, ent_action_names[i]) == 0) {
            line->action = (ent_action)i;
            return true;
        }
    return ent_fail(err, ENT_MALFORMED,
        "action '%.40s', expected reject, accept, retype, restate, retarget or add",
        cell);
}

static bool read_relation(const char *cell, int *relation, ent_error *err)
{
    ent_relation found;
    *relation = -1;
    if (!*cell) return true;
    if (!ent_relation_parse(cell, &found, err)) return false;
    *relation = (int)found;
    return true;
}

static bool read_status(const char *cell, int *status, ent_error *err)
{
    ent_status found;
    *status = -1;
    if (!*cell) return true;
    if (!ent_status_parse(cell, &found, err)) return false;
    *status = (int)found;
    return true;
}

/* The actor that a person typed; NULL and a message where the lexicon has none. */
static const ent_actor *meant(
    const ent_lexicon *lexicon, const char *cell, ent_error *err)
{
    const char *near[1];
    size_t count = 0;
    const ent_actor *a = *cell ? ent_lexicon_guess(lexicon, cell, near, 1, &count) : NULL;
    if (!a && count)
        ent_fail(err, ENT_MALFORMED, "unknown actor '%.60s'; did you mean '%.60s'?", cell,
            near[0]);
    else if (!a)
        ent_fail(err, ENT_MALFORMED,
            "unknown actor '%.60s', expected a name, code or id of the lexicon", cell);
    return a;
}

/* "TARGET" or "SOURCE > TARGET" */
static bool read_ends(
    ent_corrections *c, const ent_lexicon *lexicon, ent_correction *line, ent_error *err)
{
    const char *to = line->cells[ENT_CELL_TO], *mark = strstr(to, " > ");
    if (mark) {
        const char *source = ent_arena_copy(&c->arena, to, (size_t)(mark - to));
        if (!source) return ent_fail(err, ENT_MEMORY, "out of memory");
        line->new_ends[0] = meant(lexicon, source, err);
        if (!line->new_ends[0]) return false;
        to = mark + 3;
    }
    line->new_ends[1] = meant(lexicon, to, err);
    if (line->new_ends[1] && line->new_ends[1] == line->new_ends[0])
        return ent_fail(err, ENT_MALFORMED, "to '%.60s', expected two different actors",
            line->cells[ENT_CELL_TO]);
    return line->new_ends[1] != NULL;
}

static bool read_added(const ent_lexicon *lexicon, ent_correction *line, ent_error *err)
{
    line->new_ends[0] = meant(lexicon, line->cells[ENT_CELL_SOURCE], err);
    line->new_ends[1] = line->new_ends[0]
                            ? meant(lexicon, line->cells[ENT_CELL_TARGET], err)
                            : NULL;
    if (!line->new_ends[1]) return false;
    if (line->relation < 0 || line->new_ends[0] == line->new_ends[1])
        return ent_fail(err, ENT_MALFORMED,
            "an added claim without relation, or with one actor, expected source, "
            "relation and another target");
    line->new_relation = (ent_relation)line->relation;
    line->new_status = line->status < 0 ? ENT_ACTUAL : (ent_status)line->status;
    return true;
}

/* What the action makes of the claims. */
static bool read_to(
    ent_corrections *c, const ent_lexicon *lexicon, ent_correction *line, ent_error *err)
{
    const char *to = line->cells[ENT_CELL_TO];
    bool needs = line->action > ENT_DO_ACCEPT;
    if (needs && !*to)
        return ent_fail(err, ENT_MALFORMED,
            "nothing in column 'to', expected what to %s to",
            ent_action_names[line->action]);
    if (!needs && *to)
        return ent_fail(
            err, ENT_MALFORMED, "'%.40s' in column 'to', expected nothing there", to);
    switch (line->action) {
    case ENT_DO_REJECT:
    case ENT_DO_ACCEPT: return true;
    case ENT_DO_RETYPE: return ent_relation_parse(to, &line->new_relation, err);
    case ENT_DO_RESTATE: return ent_status_parse(to, &line->new_status, err);
    case ENT_DO_RETARGET: return read_ends(c, lexicon, line, err);
    case ENT_DO_ADD: return read_added(lexicon, line, err);
    }
    return false;
}

static bool understand(
    ent_corrections *c, const ent_lexicon *lexicon, ent_correction *line, ent_error *err)
{
    const char *date = line->cells[ENT_CELL_DATE];
    size_t none;
    line->date = ENT_NO_DATE;
    if (!*line->cells[ENT_CELL_DOCUMENT])
        return ent_fail(err, ENT_MALFORMED, "no document, expected its id");
    for (int i = 0; i < 2; i++) {
        const char *cell = line->cells[i ? ENT_CELL_TARGET : ENT_CELL_SOURCE];
        line->ends[i] = *cell ? ent_lexicon_guess(lexicon, cell, NULL, 0, &none) : NULL;
    }
    return read_action(line, err)
           && read_relation(line->cells[ENT_CELL_RELATION], &line->relation, err)
           && read_status(line->cells[ENT_CELL_STATUS], &line->status, err)
           && (!*date || ent_date_parse(date, &line->date, err))
           && read_to(c, lexicon, line, err);
}

/* Behind the lines of the same document that are there. */
static bool chain(ent_corrections *c, size_t index, ent_error *err)
{
    const char *doc = c->items[index].cells[ENT_CELL_DOCUMENT];
    ent_entry *entry = ent_table_add(&c->documents, doc, strlen(doc), NULL);
    if (!entry) return ent_fail(err, ENT_MEMORY, "out of memory");
    if (entry->value)
        c->items[c->items[entry->value - 1].last - 1].next = index + 1;
    else
        entry->value = index + 1;
    c->items[entry->value - 1].last = index + 1;
    return true;
}

bool ent_correction_add(ent_corrections *c, const ent_lexicon *lexicon, const char *place,
    const char *const cells[ENT_CORRECTION_CELLS], ent_correction **line, ent_error *err)
{
    ent_correction made = { .place = ent_arena_string(&c->arena, place) };
    bool ok = made.place != NULL;
    for (size_t i = 0; i < ENT_CORRECTION_CELLS; i++) {
        made.cells[i] = ent_arena_string(&c->arena, cells[i] ? cells[i] : "");
        ok = ok && made.cells[i];
    }
    ent_correction *items = ok ? ent_arena_grow(&c->arena, c->items, c->count,
                                &c->capacity, sizeof *items)
                               : NULL;
    if (!items) return ent_fail(err, ENT_MEMORY, "out of memory");
    c->items = items;
    if (!understand(c, lexicon, &made, err)) {
        ent_fail_at(err, "%s", place);
        if (err && err->code == ENT_USAGE) err->code = ENT_MALFORMED;
        return false;
    }
    items[c->count] = made;
    if (line) *line = &items[c->count];
    return chain(c, c->count++, err);
}

bool ent_correction_fault(
    ent_correction_faults *faults, const ent_error *found, ent_error *err)
{
    faults->left_out++;
    if (found->code != ENT_MALFORMED || faults->strict)
        return ent_fail(err, found->code, "%s", found->message);
    if (faults->say) faults->say(faults->say_context, found->message);
    return true;
}

/* A comment, a head, or a line of a review that nobody has filled in. */
static bool is_idle(const char *const *cells, size_t count)
{
    if (count == 0 || *cells[0] == '#') return true;
    bool head_line = count > 1 && !strcmp(cells[0], "document")
                     && !strcmp(cells[1], "action");
    return head_line || (*cells[0] && cells[1] && !*cells[1]);
}

static bool add_line(ent_corrections *c, const ent_lexicon *lexicon, const char *place,
    char *bytes, size_t length, ent_error *err)
{
    const char *cells[ENT_CORRECTION_CELLS] = { NULL };
    if (ent_utf8_valid(bytes, length) < length || memchr(bytes, '\0', length))
        return ent_fail(
            err, ENT_MALFORMED, "%s: bytes that are not UTF-8 text, expected it", place);
    size_t count = ent_cells_cut(bytes, cells, ENT_CORRECTION_CELLS);
    if (count == 1 && !cells[1] && *cells[0] != '#')
        return ent_fail(err, ENT_MALFORMED,
            "%s: '%.40s', expected cells with tabs between them", place, cells[0]);
    return is_idle(cells, count)
           || ent_correction_add(c, lexicon, place, cells, NULL, err);
}

bool ent_corrections_cut(ent_corrections *c, const ent_lexicon *lexicon, const char *name,
    char *bytes, size_t length, ent_correction_faults *faults, ent_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8, as spreadsheets write it */
    char *at = bytes, *end = bytes + length;
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) at += 3;
    for (unsigned number = 1; at < end; number++) {
        char place[512];
        size_t size;
        ent_error found = { 0 };
        char *line = ent_cells_line(&at, end, &size);
        snprintf(place, sizeof place, "%.480s:%u", name, number);
        if (!add_line(c, lexicon, place, line, size, &found)
            && !ent_correction_fault(faults, &found, err))
            return false;
    }
    return true;
}

bool ent_corrections_read(ent_corrections *c, const ent_lexicon *lexicon,
    const char *path, ent_correction_faults *faults, ent_error *err)
{
    char *bytes;
    size_t length;
    ent_arena arena = { 0 };
    bool ok = ent_file_read(&arena, path, LARGEST_FILE, &bytes, &length, err)
              && ent_corrections_cut(c, lexicon, path, bytes, length, faults, err);
    ent_arena_free(&arena);
    return ok;
}

bool ent_corrections_concern(const ent_corrections *c, const char *doc)
{
    return c->count && ent_table_find(&c->documents, doc, strlen(doc));
}

/* As a spreadsheet would: a cell that begins with a quotation mark is put into two. */
static void write_cell(ent_buffer *out, const char *cell)
{
    bool quoted = cell && *cell == '"';
    if (quoted) ent_buffer_char(out, '"');
    for (const char *at = cell ? cell : ""; *at; at++) {
        bool space = *at == '\t' || *at == '\n' || *at == '\r';
        if (quoted && *at == '"') ent_buffer_char(out, '"');
        ent_buffer_char(out, space ? ' ' : *at);
    }
    if (quoted) ent_buffer_char(out, '"');
}

static void write_cells(ent_buffer *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i) ent_buffer_char(out, '\t');
        write_cell(out, cells[i]);
    }
    ent_buffer_char(out, '\n');
}

void ent_corrections_write_head(ent_buffer *out)
{
    ent_buffer_text(out, head);
}

void ent_correction_write(ent_buffer *out, const ent_correction *line)
{
    const char *cells[ENT_CORRECTION_CELLS + 1];
    char number[32];
    memcpy(cells, line->cells, sizeof line->cells);
    snprintf(number, sizeof number, "%lld", (long long)line->number);
    cells[ENT_CORRECTION_CELLS] = number;
    write_cells(out, cells, ENT_CORRECTION_CELLS + (line->number > 0));
}

/* What names the actor best: its id, else its code or name. */
static const char *handle(const ent_party *p)
{
    return p->id && *p->id ? p->id : p->code && *p->code ? p->code : p->name;
}

void ent_correction_write_event(ent_buffer *out, const ent_event *event)
{
    char date[16];
    ent_date_format(event->date, date);
    const char *const cells[ENT_CORRECTION_CELLS + 1] = {
        [ENT_CELL_DOCUMENT] = event->doc,
        [ENT_CELL_SOURCE] = handle(&event->source),
        [ENT_CELL_RELATION] = ent_relation_table[event->relation].name,
        [ENT_CELL_TARGET] = handle(&event->target),
        [ENT_CELL_STATUS] = ent_status_names[event->status],
        [ENT_CELL_DATE] = date,
        [ENT_CORRECTION_CELLS] = event->evidence_count ? event->evidence->sentence : ""
    };
    write_cells(out, cells, ENT_CORRECTION_CELLS + 1);
}
