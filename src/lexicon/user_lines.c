/* user_lines.c - what a person or a spreadsheet has written, cut into cells. */
#include "lexicon/user_lines.h"

#include <string.h>

#include "base/cells.h"
#include "base/file.h"
#include "base/table.h"
#include "base/utf8.h"

enum { LARGEST_FILE = 16 << 20, MOST_CELLS = ENT_LINE_CELLS + 1 };

static const struct {
    const char *name, *columns;
    size_t least, most; /* cells behind the name */
} kinds[ENT_LINES] = {
    [ENT_LINE_ACTOR] = { "actor", "id, kind, code, sector, name, gender, source", 5, 7 },
    [ENT_LINE_NAME] = { "name", "id, type, name, source", 3, 4 },
    [ENT_LINE_OFFICE] = { "office", "id, office, code, since, until, source", 3, 6 },
    [ENT_LINE_MEMBER] = { "member", "organisation, member, since, until, source", 2, 5 },
};

bool ent_user_fault(ent_user_lines *lines, const ent_error *fault, ent_error *err)
{
    const ent_user_lexicons *files = lines->files;
    lines->left_out++;
    if (fault->code == ENT_MALFORMED && !files->strict) {
        if (files->say) files->say(files->say_context, fault->message);
        return true;
    }
    return ent_fail(err, fault->code, "%s", fault->message);
}

static bool find_kind(
    const ent_user_line *line, const char *cell, size_t *kind, ent_error *err)
{
    for (*kind = 0; *kind < ENT_LINES; ++*kind)
        if (strcmp(cell, kinds[*kind].name) == 0) return true;
    return ent_fail(err, ENT_MALFORMED,
        "%s:%u: line '%.40s', expected actor, name, office or member, or # before a "
        "comment",
        line->file.name, line->row.line, cell);
}

static bool count_right(
    const ent_user_line *line, size_t kind, size_t count, ent_error *err)
{
    size_t least = kinds[kind].least, most = kinds[kind].most;
    return (count >= least && count <= most)
           || ent_fail(err, ENT_MALFORMED,
               "%s:%u: %zu cells behind '%s', expected %zu to %zu: %s", line->file.name,
               line->row.line, count, kinds[kind].name, least, most, kinds[kind].columns);
}

/* Understands one line that is no comment; the cells go to `line`. */
static bool cut_line(ent_user_lines *lines, char *bytes, size_t length,
    ent_user_line *line, ent_error *err)
{
    const char *cells[MOST_CELLS] = { NULL };
    size_t kind;
    if (ent_utf8_valid(bytes, length) < length || memchr(bytes, '\0', length))
        return ent_fail(err, ENT_MALFORMED,
            "%s:%u: bytes that are not UTF-8 text, expected it", line->file.name,
            line->row.line);
    size_t count = ent_cells_cut(bytes, cells, MOST_CELLS);
    if (!find_kind(line, count ? cells[0] : "", &kind, err)
        || !count_right(line, kind, count - 1, err))
        return false;
    const char **kept = ent_arena_array(lines->arena, ENT_LINE_CELLS, sizeof *kept);
    if (!kept) return ent_fail(err, ENT_MEMORY, "%s: out of memory", line->file.name);
    for (size_t i = 0; i < ENT_LINE_CELLS; i++)
        kept[i] = i + 1 < count ? cells[i + 1] : "";
    line->kind = (ent_line)kind;
    line->row.cells = kept;
    return true;
}

/* Says nothing: white space and tabs, or a comment. */
static bool is_idle(const char *line)
{
    const char *first = line + strspn(line, " \t\"");
    return !*first || *first == '#';
}

static bool add_line(ent_user_lines *lines, const char *name, unsigned number,
    char *bytes, size_t length, ent_error *err)
{
    ent_error fault = { 0 };
    if (is_idle(bytes) && !memchr(bytes, '\0', length)) return true;
    ent_user_line line = { .file = { .name = name }, .row = { .line = number } };
    if (!cut_line(lines, bytes, length, &line, &fault))
        return ent_user_fault(lines, &fault, err);
    ent_user_line *items = ent_arena_grow(
        lines->arena, lines->items, lines->count, &lines->capacity, sizeof *items);
    if (!items) return ent_fail(err, ENT_MEMORY, "%s: out of memory", name);
    lines->items = items;
    items[lines->count++] = line;
    return true;
}

bool ent_user_lines_cut(
    ent_user_lines *lines, const char *name, char *bytes, size_t length, ent_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of UTF-8, as spreadsheets write it */
    ent_buffer_print(
        &lines->hashes, " %016llx", (unsigned long long)ent_hash(bytes, length));
    char *at = bytes, *end = bytes + length;
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) at += 3;
    for (unsigned number = 1; at < end; number++) {
        size_t size;
        char *line = ent_cells_line(&at, end, &size);
        if (!add_line(lines, name, number, line, size, err)) return false;
    }
    return ent_buffer_ok(&lines->hashes, err);
}

bool ent_user_lines_read(ent_user_lines *lines, ent_error *err)
{
    for (size_t i = 0; i < lines->files->count; i++) {
        const char *path = lines->files->paths[i];
        char *bytes;
        size_t length;
        if (!ent_file_read(lines->arena, path, LARGEST_FILE, &bytes, &length, err)
            || !ent_user_lines_cut(lines, path, bytes, length, err))
            return false;
    }
    return true;
}
