/* dateline.c - a dateline has names, a date and no sentence: the first small word ends
 * the search. */
#include "read/dateline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/written_date.h"

enum {
    LONGEST = 90,  /* bytes */
    MOST_LINES = 3 /* above the text: writer, paper, date */
};

static bool opens_with_capital(ent_slice s)
{
    int32_t c = 0;
    return ent_utf8_next(s.begin, s.length, &c) && ent_utf8_is_upper(c);
}

/* A word begins at `at` that is neither a name nor "and". */
static bool is_small_word(ent_slice s, size_t at)
{
    bool small = at && s.begin[at - 1] == ' ' && ent_is_small(s.begin[at]);
    return small && !ent_slice_starts(ent_slice_from(s, at), "and ");
}

/* Length of a dash that stands between blanks (or is "--") at `at`; 0: none. */
static size_t dash_at(ent_slice s, size_t at)
{
    static const char *const dashes[] = { "--", "\xE2\x80\x94", "\xE2\x80\x93", "-" };
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t size = strlen(dashes[i]);
        if (s.length - at <= size || memcmp(s.begin + at, dashes[i], size)) continue;
        bool free_standing = at > 0 && s.begin[at - 1] == ' '
                             && s.begin[at + size] == ' ';
        return free_standing || (i < 2 && s.begin[at - 1] == ')') ? size : 0;
    }
    return 0;
}

/* Names without a sentence's end; of several words some are joined ("Rio de Janeiro"). */
static bool is_names(ent_slice s)
{
    static const char *const joints[] = { "of ", "de ", "the " };
    for (size_t at = 0; at < s.length; at++) {
        bool joint = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && !joint; i++)
            joint = ent_slice_starts(ent_slice_from(s, at), joints[i]);
        if (strchr("!?;:\"", s.begin[at]) || (is_small_word(s, at) && !joint))
            return false;
    }
    return opens_with_capital(s);
}

bool ent_dateline_alone(ent_slice line)
{
    line = ent_slice_trim(line);
    if (line.length > LONGEST) return false;
    if (ent_written_date_alone(line)) return true;
    for (size_t at = 1; at < line.length; at++) {
        size_t size = line.begin[at] == ',' || line.begin[at] == '|' ? 1
                                                                     : dash_at(line, at);
        if (!size) continue;
        if (!is_names((ent_slice){ line.begin, at })) return false;
        if (ent_written_date_alone(ent_slice_from(line, at + size))) return true;
    }
    return false;
}

/* "BEIJING, " and what else may stand before the dash at `dash`. */
static bool is_dateline(ent_slice s, size_t dash)
{
    ent_slice before = ent_slice_trim((ent_slice){ s.begin, dash });
    size_t capitals = 0;
    while (capitals < before.length && ent_is_capital(s.begin[capitals])) capitals++;
    bool shouted = capitals >= 3
                   && (s.begin[capitals] == ',' || s.begin[capitals] == ' ');
    return ent_slice_ends(before, ")") || (shouted && ent_slice_find(before, ","))
           || ent_dateline_alone(before);
}

size_t ent_dateline(ent_slice s)
{
    size_t end = s.length < LONGEST ? s.length : LONGEST;
    if (!opens_with_capital(s)) return 0;
    for (size_t at = 2; at < end; at++) {
        size_t size = dash_at(s, at);
        if (size && is_dateline(s, at)) return at + size;
        if (strchr("!?;\"", s.begin[at]) || is_small_word(s, at)) return 0;
    }
    return 0;
}

ent_date ent_dateline_date(ent_slice text)
{
    ent_slice line;
    ent_date date;
    for (int lines = 0; lines < MOST_LINES && ent_slice_line(&text, &line);) {
        line = ent_slice_trim(line);
        if (!line.length) continue;
        lines++;
        size_t length = ent_dateline_alone(line) ? line.length : ent_dateline(line);
        if (length && ent_written_date((ent_slice){ line.begin, length }, &date, NULL))
            return date;
        bool sentence = line.length > LONGEST || ent_slice_ends(line, ".");
        if (sentence) break; /* the text has begun */
    }
    return ENT_NO_DATE;
}
