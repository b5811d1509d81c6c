/* quote.c - quotation marks, double and single, straight and curly. */
#include "text/quote.h"

#include <string.h>

enum { LONGEST_SINGLE = 60 }; /* tokens between single marks; more is an apostrophe */

static bool is(const ent_token *token, const char *sign)
{
    return *token->raw == *sign && !strcmp(token->raw, sign);
}

static bool opens_double(const ent_token *t, bool open)
{
    return is(t, "\xE2\x80\x9C") || is(t, "\xC2\xAB") || (is(t, "\"") && !open);
}

static bool closes_double(const ent_token *t)
{
    return is(t, "\xE2\x80\x9D") || is(t, "\xC2\xBB") || is(t, "\"");
}

/* Index of the mark that closes the single quotation opened at `at`; 0: none does. A
 * mark after "s" may be a plural's possessive ("leaders' talks"): a later one is taken
 * where there is one before the next opening. */
static size_t single_end(const ent_token *tokens, size_t at, size_t count)
{
    size_t end = 0;
    for (size_t i = at + 1; i < count && i < at + LONGEST_SINGLE; i++) {
        bool mark = is(&tokens[i], "'") || is(&tokens[i], "\xE2\x80\x99");
        if (is(&tokens[i], "\xE2\x80\x98")
            || (mark && !tokens[i].space_after && i + 1 < count
                && tokens[i - 1].space_after))
            break;
        if (!mark || tokens[i - 1].space_after) continue;
        end = i;
        size_t length = strlen(tokens[i - 1].lower);
        if (!length || tokens[i - 1].lower[length - 1] != 's') break;
    }
    return end;
}

static bool opens_single(const ent_token *tokens, size_t at)
{
    if (is(&tokens[at], "\xE2\x80\x98")) return true;
    return is(&tokens[at], "'") && !tokens[at].space_after
           && (at == 0 || tokens[at - 1].space_after
               || strchr("(\"", tokens[at - 1].raw[0]));
}

void ent_quote_mark(ent_token *tokens, size_t count)
{
    bool open = false;
    size_t single = 0; /* tokens before this one are inside single marks */
    for (size_t i = 0; i < count; i++) {
        if (opens_double(&tokens[i], open)) {
            open = true;
        } else if (closes_double(&tokens[i])) {
            open = false;
        } else {
            tokens[i].quoted = open || i < single;
            if (i < single || !opens_single(tokens, i)) continue;
            size_t end = single_end(tokens, i, count);
            if (end) single = end;
        }
    }
}
