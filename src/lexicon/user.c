/* user.c - reads the user's files and lays them over an open lexicon. */
#include "lexicon/user.h"

#include <stdlib.h>

#include "lexicon/overlay.h"

/* What the dictionary makes different, for the digest. */
static void add_digest(
    ent_buffer *hashes, const ent_dictionary *dictionary, const ent_actor_codes *codes)
{
    ent_buffer_print(hashes, " dictionary %s %016llx%s", dictionary->digest,
        (unsigned long long)ent_actor_codes_hash(codes), dictionary->only ? " only" : "");
}

static bool fill(ent_overlay *over, const ent_lexicon *lexicon, ent_user_lines *lines,
    ent_dictionary *dictionary, const ent_actor_codes *codes, ent_error *err)
{
    ent_dictionary_terms terms = { 0 };
    if (!ent_user_lines_read(lines, err)) return false;
    lines->listed = lines->count;
    if (dictionary) {
        add_digest(&lines->hashes, dictionary, codes);
        over->only = dictionary->only;
        if (!ent_dictionary_fill(dictionary, codes, lexicon, lines, &terms, err)
            || !ent_phrases_fill(
                &over->phrases, dictionary, codes, &over->tables.arena, err))
            return false;
    }
    return ent_overlay_fill(over, lexicon, lines, &terms, err);
}

bool ent_lexicon_extend(ent_lexicon *lexicon, const ent_user_lexicons *files,
    ent_dictionary *dictionary, const ent_actor_codes *codes, uint64_t *left_out,
    ent_error *err)
{
    *left_out = 0;
    if (lexicon->over)
        return ent_fail(err, ENT_USAGE, "lexicon: extended already, expected once");
    ent_overlay *over = calloc(1, sizeof *over);
    if (!over) return ent_fail(err, ENT_MEMORY, "lexicon: out of memory");
    ent_user_lines lines = { .arena = &over->tables.arena, .files = files };
    bool ok = fill(over, lexicon, &lines, dictionary, codes, err);
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
