/* abbreviation.c - the three classes of abbreviations, and words that open sentences. */
#include "text/abbreviation.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

enum { LONGEST = 14, LONGEST_PLAIN = 6 }; /* with full stops inside, and without */

/* Sorted. "sen" and "rep" are titles here; the verbs never stand before a full stop and a
 * capital name. */
static const char *const never[] = { "adm", "al", "amb", "approx", "assoc", "asst",
    "atty", "brig", "capt", "cdr", "cf", "cmdr", "col", "cpl", "det", "dist", "dr", "e.g",
    "ed", "eds", "fig", "figs", "fr", "ft", "gen", "gens", "gov", "govs", "hon", "hr",
    "i.e", "insp", "lieut", "lt", "maj", "messrs", "min", "mlle", "mme", "mr", "mrs",
    "ms", "mt", "nos", "op", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sec",
    "sen", "sens", "sgt", "spc", "sr", "st", "ste", "supt", "v", "viz", "vol", "vs" };

static const char *const before_starter[] = { "a.m", "ala", "apr", "ariz", "ark", "aug",
    "ave", "b.a", "blvd", "bros", "cal", "calif", "co", "colo", "conn", "corp", "cos",
    "dec", "del", "dept", "esq", "est", "etc", "feb", "fla", "fri", "govt", "ill", "inc",
    "ind", "intl", "jan", "jr", "jul", "jun", "kan", "ky", "llc", "ltd", "m.a", "m.d",
    "mar", "mass", "md", "mich", "minn", "miss", "mo", "mon", "mont", "neb", "nev", "nov",
    "oct", "okla", "ore", "p.m", "pa", "penn", "ph.d", "plc", "rd", "sat", "sep", "sept",
    "sq", "sun", "tenn", "tex", "thu", "thur", "thurs", "tue", "tues", "univ", "va", "vt",
    "wash", "wed", "wis", "wyo" };

static const char *const starters[] = { "a", "about", "according", "after", "all", "also",
    "although", "an", "and", "another", "as", "at", "because", "before", "both", "but",
    "by", "critics", "despite", "during", "each", "earlier", "even", "experts", "for",
    "four", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "instead", "it", "its", "last", "later", "many", "meanwhile", "more", "most", "mr",
    "mrs", "ms", "my", "neither", "new", "no", "not", "nothing", "now", "officials", "on",
    "once", "one", "only", "other", "our", "over", "several", "she", "since", "so",
    "some", "such", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "though", "three", "through", "to", "today", "two", "under", "until", "we",
    "what", "when", "where", "while", "who", "why", "with", "without", "yet", "you",
    "your" };

/* Before a digit only: page and circa, and "no". */
static const char *const before_number[] = { "c", "no", "p", "pp" };

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

#define HAS(list, word)                                                                  \
    (bsearch(word, list, sizeof list / sizeof *list, sizeof *list, compare) != NULL)

static bool lower_case(const char *word, size_t length, char lower[LONGEST + 1])
{
    if (length == 0 || length > LONGEST) return false;
    for (size_t i = 0; i < length; i++)
        lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] + 32) : word[i];
    lower[length] = '\0';
    return true;
}

/* "ill" and "sun" are words: of the second class only these are written small. */
static bool may_be_small(const char *lower)
{
    return strchr(lower, '.') || !strcmp(lower, "etc") || !strcmp(lower, "sq");
}

/* U.S, U.A.E, p.m: single letters with full stops between them. */
static bool is_dotted(const char *word, size_t length)
{
    if (length < 3 || length % 2 == 0) return false;
    for (size_t i = 0; i < length; i++)
        if (i % 2 ? word[i] != '.' : !ent_is_letter(word[i])) return false;
    return true;
}

ent_abbreviation ent_abbreviation_find(const char *word, size_t length)
{
    char lower[LONGEST + 1];
    bool long_word = length > LONGEST_PLAIN && !memchr(word, '.', length);
    if (long_word || !lower_case(word, length, lower)) return ENT_ABBREVIATION_NONE;
    if (length == 1 && word[0] >= 'A' && word[0] <= 'Z') return ENT_ABBREVIATION_INITIAL;
    if (HAS(before_number, lower)) return ENT_ABBREVIATION_NUMBER;
    if (HAS(never, lower)) return ENT_ABBREVIATION_NEVER;
    if (is_dotted(word, length)) return ENT_ABBREVIATION_STARTER;
    if (HAS(before_starter, lower) && (lower[0] != word[0] || may_be_small(lower)))
        return ENT_ABBREVIATION_STARTER;
    return ENT_ABBREVIATION_NONE;
}

bool ent_abbreviation_starter(const char *word, size_t length)
{
    char lower[LONGEST + 1];
    return lower_case(word, length, lower) && HAS(starters, lower);
}
