/* tsv.c - tables are read whole and cut in place: a cell is a piece of the file. */
#include "lexicon/tsv.h"

#include <string.h>

#include "base/file.h"
#include "base/table.h"
#include "base/utf8.h"

enum { LARGEST_TABLE = 64 << 20 };

/* Cuts one line at its tabs into `cells`; returns how many cells it has, at most
 * `room` of them stored. */
static size_t cut(char *line, const char **cells, size_t room)
{
    size_t count = 0;
    for (char *cell = line, *tab; cell; cell = tab) {
        tab = strchr(cell, '\t');
        if (tab) *tab++ = '\0';
        if (count < room) cells[count] = cell;
        count++;
    }
    return count;
}

static bool columns_right(const ent_tsv *table, const ent_tsv_row *row, size_t count,
    const char *const *columns, size_t column_count, ent_error *err)
{
    if (count != column_count)
        return ent_fail(err, ENT_MALFORMED, "%s:%u: %zu columns, expected %zu",
            table->name, row->line, count, column_count);
    for (size_t i = 0; i < column_count && columns; i++)
        if (strcmp(row->cells[i], columns[i]) != 0)
            return ent_fail(err, ENT_MALFORMED,
                "%s:%u: column %zu is '%s', expected '%s'", table->name, row->line, i + 1,
                row->cells[i], columns[i]);
    return true;
}

static size_t count_lines(const char *bytes, size_t length)
{
    size_t lines = 1;
    for (size_t i = 0; i < length; i++) lines += bytes[i] == '\n';
    return lines;
}

/* Cuts the next line off `*rest`, without its line end; NULL at the end of the file. */
static char *next_line(char **rest)
{
    char *line = *rest;
    if (!line || !*line) return NULL;
    char *end = strchr(line, '\n');
    *rest = end ? end + 1 : NULL;
    if (end) *end = '\0';
    size_t length = strlen(line);
    if (length && line[length - 1] == '\r') line[length - 1] = '\0';
    return line;
}

static bool text_right(
    const ent_tsv *table, const char *bytes, size_t length, ent_error *err)
{
    size_t valid = ent_utf8_valid(bytes, length);
    const char *nul = memchr(bytes, '\0', length);
    if (nul && (size_t)(nul - bytes) < valid) valid = (size_t)(nul - bytes);
    return valid == length
           || ent_fail(err, ENT_MALFORMED, "%s:%zu: bytes that are not UTF-8 text",
               table->name, count_lines(bytes, valid));
}

static bool read_rows(ent_arena *arena, char *bytes, const char *const *columns,
    size_t column_count, ent_tsv *table, ent_error *err)
{
    const char **cells = NULL;
    bool named = false;
    unsigned line_number = 0;
    for (char *line; (line = next_line(&bytes)) != NULL;) {
        line_number++;
        if (!*line || *line == '#') continue;
        cells = ent_arena_array(arena, column_count, sizeof *cells);
        if (!cells) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
        ent_tsv_row row = { cells, line_number };
        size_t count = cut(line, cells, column_count);
        if (!columns_right(table, &row, count, named ? NULL : columns, column_count, err))
            return false;
        if (named) table->rows[table->count++] = row;
        named = true;
    }
    return named
           || ent_fail(err, ENT_MALFORMED, "%s:1: no line with column names, expected %s",
               table->name, columns[0]);
}

bool ent_tsv_read(ent_arena *arena, const char *dir, const char *name,
    const char *const *columns, size_t column_count, ent_tsv *table, ent_error *err)
{
    *table = (ent_tsv){ 0 };
    table->name = ent_arena_print(arena, "%s/%s", dir, name);
    if (!table->name) return ent_fail(err, ENT_MEMORY, "%s: out of memory", name);

    char *bytes;
    size_t length;
    if (!ent_file_read(arena, table->name, LARGEST_TABLE, &bytes, &length, err)
        || !text_right(table, bytes, length, err))
        return false;
    table->hash = ent_hash(bytes, length);
    table->rows = ent_arena_array(arena, count_lines(bytes, length), sizeof *table->rows);
    if (!table->rows) return ent_fail(err, ENT_MEMORY, "%s: out of memory", table->name);
    return read_rows(arena, bytes, columns, column_count, table, err);
}
