/* user.c - reads the user's files and lays them over an open lexicon. */
#include "lexicon/user.h"

#include <stdlib.h>

#include "lexicon/overlay.h"

bool ent_lexicon_extend(ent_lexicon *lexicon, const ent_user_lexicons *files,
    uint64_t *left_out, ent_error *err)
{
    *left_out = 0;
    if (lexicon->over)
        return ent_fail(err, ENT_USAGE, "lexicon: extended already, expected once");
    ent_overlay *over = calloc(1, sizeof *over);
    if (!over) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    ent_user_lines lines = { .arena = &over->tables.arena, .files = files };
    bool ok = ent_user_lines_read(&lines, err)
              && ent_overlay_fill(over, lexicon, &lines, err);
    ent_buffer_free(&lines.hashes);
    *left_out = lines.left_out;
    if (ok) {
        lexicon->over = over;
        return true;
    }
    ent_overlay_free(over);
    free(over);
    return false;
}
