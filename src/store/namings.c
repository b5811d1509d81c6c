/* namings.c - the names that documents use, and the sentences that use them. */
#include <string.h>

#include "base/utf8.h"
#include "store/sql.h"
#include "text/blank.h"

static bool no_memory(ent_error *err)
{
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

/* The columns of ENT_ALL_NAMES. False: out of memory. */
static bool read_naming(ent_arena *arena, sqlite3_stmt *s, ent_naming *name)
{
    bool failed = false;
    *name = (ent_naming){ .doc = ent_sql_text(arena, s, 0, &failed),
        .party = { ent_sql_text(arena, s, 1, &failed), ent_sql_text(arena, s, 2, &failed),
            ent_sql_text(arena, s, 3, &failed), ent_sql_text(arena, s, 4, &failed),
            ent_sql_text(arena, s, 5, &failed) },
        .form = ent_sql_text(arena, s, 6, &failed),
        .count = ent_sql_whole32(s, 7),
        .known = sqlite3_column_int(s, 8) != 0,
        .sentence = { ent_sql_whole32(s, 9), ent_sql_whole32(s, 10) } };
    if (!name->doc) name->doc = "";
    if (!name->form) name->form = "";
    return !failed;
}

bool ent_store_load_names(
    ent_store *store, ent_arena *arena, bool unknown, ent_namings *names, ent_error *err)
{
    bool row, ok;
    size_t capacity = 0;
    *names = (ent_namings){ 0 };
    if (store->format == 1) return true;
    sqlite3_stmt *s = ent_sql_ask(
        store, ENT_ALL_NAMES, ENT_VALUES(ent_whole(unknown)), err);
    if (!s) return false;
    while ((ok = ent_sql_next(store, s, &row, err)) && row) {
        ent_naming *items = ent_arena_grow(
            arena, names->items, names->count, &capacity, sizeof *items);
        if (!items || !read_naming(arena, s, &items[names->count])) {
            sqlite3_reset(s);
            return no_memory(err);
        }
        names->items = items;
        names->count++;
    }
    return ok;
}

/* One line of what may begin or end inside a character, where a store was tampered with.
 */
static const char *line_of(ent_arena *arena, const char *bytes, size_t length)
{
    size_t clean, to = 0;
    char *line = ent_utf8_clean(arena, bytes, length, &clean, NULL);
    for (uint32_t at = 0, size; line && line[at]; at += size ? size : 1) {
        size = ent_blank(line, at);
        if (!size || (to && line[to - 1] != ' ')) line[to++] = size ? ' ' : line[at];
    }
    if (line) line[to] = '\0';
    return line;
}

bool ent_store_quote(ent_store *store, ent_arena *arena, const char *doc, ent_span piece,
    const char **line, ent_error *err)
{
    bool row;
    *line = "";
    if (piece.end <= piece.begin) return true;
    sqlite3_stmt *s = ent_sql_ask(store, ENT_PIECE_OF_TEXT,
        ENT_VALUES(ent_text_value(doc), ent_whole(piece.begin),
            ent_whole(piece.end - piece.begin)),
        err);
    if (!s || !ent_sql_next(store, s, &row, err)) return false;
    if (!row) return true;
    const char *bytes = sqlite3_column_blob(s, 0);
    int length = sqlite3_column_bytes(s, 0);
    if (bytes && length) *line = line_of(arena, bytes, (size_t)length);
    sqlite3_reset(s);
    return *line || no_memory(err);
}
