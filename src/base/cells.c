/* cells.c - the cells of a line of a tab-separated table. */
#include "base/cells.h"

#include <string.h>

static void unquote(char *cell)
{
    size_t length = strlen(cell), to = 0;
    if (length < 2 || cell[0] != '"' || cell[length - 1] != '"') return;
    for (size_t i = 1; i + 1 < length; i++) {
        cell[to++] = cell[i];
        if (cell[i] == '"' && cell[i + 1] == '"' && i + 2 < length) i++;
    }
    cell[to] = '\0';
}

static char *trim(char *cell)
{
    size_t length = strlen(cell);
    while (length && cell[length - 1] == ' ') cell[--length] = '\0';
    while (*cell == ' ') cell++;
    return cell;
}

size_t ent_cells_cut(char *line, const char **cells, size_t room)
{
    size_t count = 0, last = 0;
    for (char *cell = line, *tab; cell; cell = tab) {
        tab = strchr(cell, '\t');
        if (tab) *tab++ = '\0';
        cell = trim(cell);
        unquote(cell);
        if (count < room) cells[count] = cell;
        count++;
        if (*cell) last = count;
    }
    return last;
}

char *ent_cells_line(char **at, char *end, size_t *length)
{
    char *line = *at, *line_end = memchr(line, '\n', (size_t)(end - line));
    *at = line_end ? line_end + 1 : end;
    if (!line_end) line_end = end;
    *line_end = '\0';
    *length = (size_t)(line_end - line);
    if (*length && line[*length - 1] == '\r') line[--*length] = '\0';
    return line;
}
