/* dictionary_discards.c - what is not to be read: phrases that drop a sentence or a
 * story; and lines of issues, which are only checked.
 *
 *   WORLD_CUP_      drops the sentence, as whole words     SPORT   "sporting", too
 *   +OBITUARY_      drops the whole document */
#include <string.h>

#include "lexicon/dictionary_lines.h"

static bool take_discard(ent_dictionary_reader *r, ent_error *err)
{
    ent_dictionary *d = r->found;
    bool fatal, story = *r->text == '+';
    const char *text = r->text + story;
    size_t length = strlen(text);
    const char *words = ent_dictionary_words(r, text, length, &fatal, err);
    if (!words) return !fatal;
    d->discards = ent_arena_grow(
        r->arena, d->discards, d->discard_count, &d->discard_room, sizeof *d->discards);
    if (!d->discards) return ent_dictionary_no_memory(r, err);
    d->discards[d->discard_count++] = (ent_dictionary_discard){ .phrase = words,
        .whole = text[length - 1] == '_',
        .story = story,
        .file = r->file,
        .line = r->line };
    d->counts.discards++;
    return true;
}

bool ent_dictionary_discards(ent_dictionary_reader *r, ent_error *err)
{
    while (ent_dictionary_next(r, err))
        if (!take_discard(r, err)) return false;
    return !r->failed;
}

/* "n:school reform [EDUCATION]", "~school of fish" */
static bool take_issue(ent_dictionary_reader *r, ent_error *err)
{
    char *text = r->text, *open = strchr(text, '['),
         *close = open ? strchr(open, ']') : NULL;
    if (*text == '<') return true; /* <ISSUE ...> and its end */
    bool ignored = *text == '~' && text[1];
    bool named = close && close > open + 1 && open > text
                 && !close[1 + strspn(close + 1, " \t")];
    if (!ignored && !named)
        return ent_dictionary_fault(
            r, err, "'%.80s', expected text [ISSUE] or ~text", text);
    r->found->counts.issues++;
    r->found->counts.set_aside++;
    return true;
}

bool ent_dictionary_issues(ent_dictionary_reader *r, ent_error *err)
{
    while (ent_dictionary_next(r, err))
        if (!take_issue(r, err)) return false;
    return !r->failed;
}
