/* sentence.c - full stops that end a sentence, and those that do not. */
#include "text/sentence.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/blank.h"
#include "text/byte.h"

enum { LONGEST_WORD = 60, LONGEST_QUOTATION = 1000 }; /* bytes */

typedef struct {
    const char *text;
    uint32_t begin, end; /* of the segment that is being cut */
} place;

/* Bytes at `at` that are one of the `count` strings; 0: none. */
static uint32_t one_of(
    const place *p, uint32_t at, const char *const *strings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t size = (uint32_t)strlen(strings[i]);
        if (p->end - at >= size && !memcmp(p->text + at, strings[i], size)) return size;
    }
    return 0;
}

static uint32_t terminal(const place *p, uint32_t at)
{
    static const char *const signs[] = { ".", "!", "?", "\xE2\x80\xA6", "\xE3\x80\x82" };
    return one_of(p, at, signs, sizeof signs / sizeof *signs);
}

static uint32_t closer(const place *p, uint32_t at)
{
    static const char *const signs[] = { "\"", "'", ")", "]", "\xE2\x80\x99",
        "\xE2\x80\x9D", "\xC2\xBB" };
    return one_of(p, at, signs, sizeof signs / sizeof *signs);
}

/* "We go.“ They went": typed for the closing mark. */
static bool is_misplaced_opener(const place *p, uint32_t at)
{
    return p->end - at >= 3 && !memcmp(p->text + at, "\xE2\x80\x9C", 3)
           && (p->end - at == 3 || ent_blank(p->text, at + 3));
}

static uint32_t opener(const place *p, uint32_t at)
{
    static const char *const signs[] = { "\"", "'", "(", "[", "\xE2\x80\x98",
        "\xE2\x80\x9C", "\xC2\xAB" };
    return one_of(p, at, signs, sizeof signs / sizeof *signs);
}

static bool is_lower(const place *p, uint32_t at)
{
    int32_t c = 0;
    if (!ent_utf8_next(p->text + at, p->end - at, &c)) return false;
    return ent_utf8_is_letter(c) && !ent_utf8_is_upper(c) && c < 0x250;
}

/* Letters of the word at `at`. */
static uint32_t word_length(const place *p, uint32_t at)
{
    uint32_t n = 0;
    int32_t c;
    size_t step;
    while (n < LONGEST_WORD
           && (step = ent_utf8_next(p->text + at + n, p->end - at - n, &c)) > 0
           && ent_utf8_is_letter(c))
        n += (uint32_t)step;
    return n;
}

/* The word before the full stop at `stop`, after its opening quote or bracket. */
static ent_span word_before(const place *p, uint32_t stop)
{
    uint32_t from = stop;
    while (from > p->begin && stop - from < LONGEST_WORD
           && !ent_blank_before(p->text, p->begin, from)
           && !strchr("([\"/", p->text[from - 1]))
        from--;
    for (uint32_t size; from < stop && (size = opener(p, from)) > 0;) from += size;
    const char *hyphen = memchr(p->text + from, '-', stop - from);
    if (hyphen && p->text + stop - hyphen > 2) from = (uint32_t)(hyphen - p->text) + 1;
    return (ent_span){ from, stop };
}

/* A lone full stop after an abbreviation, initial or list number goes on, unless what
 * follows at `next` opens a sentence. */
static bool goes_on(const place *p, uint32_t stop, uint32_t next, bool closed)
{
    ent_span word = word_before(p, stop);
    const char *bytes = p->text + word.begin;
    size_t length = word.end - word.begin;
    bool digit = ent_is_digit(p->text[next]);
    bool starter = ent_abbreviation_starter(p->text + next, word_length(p, next));
    bool small = length > 2 && ent_byte_is(bytes[0], ENT_BYTE_SMALL)
                 && !memchr(bytes, '.', length);
    /* "Washington, D.C.": a place, not the first half of a name. */
    if (length == 3 && !memcmp(bytes, "D.C", 3) && !digit) return false;
    switch (ent_abbreviation_find(bytes, length)) {
    case ENT_ABBREVIATION_NEVER: return !(small && starter);
    case ENT_ABBREVIATION_NUMBER: return digit;
    case ENT_ABBREVIATION_STARTER: return !closed && (digit || !starter);
    case ENT_ABBREVIATION_INITIAL: return !closed && !(bytes[0] == 'I' && starter);
    case ENT_ABBREVIATION_NONE: break;
    }
    return length > 0 && length <= 2 && word.begin == p->begin && ent_is_digit(bytes[0]);
}

/* `"Why now?" Mr Key asked`: the words at `at` say who spoke. */
static bool reports_speech(const place *p, uint32_t at)
{
    static const char *const verbs[] = { "said ", "said.", "says ", "asked", "added",
        "told ", "tweeted", "wrote", "replied", "shouted", "declared" };
    for (int words = 0; words < 4; words++) {
        if (words && one_of(p, at, verbs, sizeof verbs / sizeof *verbs)) return true;
        uint32_t n = word_length(p, at);
        int32_t c = 0;
        ent_utf8_next(p->text + at, p->end - at, &c);
        if (!n || (words && !ent_utf8_is_upper(c))) return false;
        at += n;
        if (at < p->end && p->text[at] == '.') at++;
        if (at >= p->end || !ent_blank(p->text, at)) return false;
        at += ent_blank(p->text, at);
    }
    return false;
}

/* "ended.The": a blank was lost between two sentences. */
static bool blank_was_lost(const place *p, uint32_t stop, uint32_t after)
{
    if (p->text[stop] != '.' || after != stop + 1 || stop < p->begin + 3) return false;
    for (uint32_t i = stop - 3; i < stop; i++)
        if (p->text[i] < 'a' || p->text[i] > 'z') return false;
    uint32_t n = word_length(p, after);
    return n >= 2 && p->text[after] >= 'A' && p->text[after] <= 'Z' && after + n < p->end
           && p->text[after + n] == ' ' && ent_abbreviation_starter(p->text + after, n);
}

/* Bytes of the marks of footnotes at `at`, with the blanks before: " [6] [12]". */
static uint32_t footnotes(const place *p, uint32_t at)
{
    uint32_t end = at;
    for (;;) {
        uint32_t i = end, digits;
        while (i < p->end && ent_blank(p->text, i)) i += ent_blank(p->text, i);
        if (i >= p->end || p->text[i] != '[') return end - at;
        for (digits = ++i; i < p->end && ent_is_digit(p->text[i]);) i++;
        if (i == digits || i >= p->end || p->text[i] != ']') return end - at;
        end = i + 1;
    }
}

/* True inside a quotation that was opened not too long before `at`. */
static bool in_quotation(const place *p, uint32_t at)
{
    bool open = false;
    uint32_t from = at - p->begin > LONGEST_QUOTATION ? at - LONGEST_QUOTATION : p->begin;
    for (uint32_t i = from; i < at; i++) {
        if (p->text[i] == '"') open = !open;
        if (at - i < 3 || memcmp(p->text + i, "\xE2\x80", 2)) continue;
        if (p->text[i + 2] == '\x9C') open = true;
        if (p->text[i + 2] == '\x9D') open = false;
    }
    return open;
}

/* " ... " between blanks inside a quotation: words were left out. */
static bool is_omission(const place *p, uint32_t stop, uint32_t after, uint32_t closed)
{
    char last = p->text[after - 1];
    return after >= stop + 3 && closed == after && last != '!' && last != '?'
           && ent_blank_before(p->text, p->begin, stop) && in_quotation(p, stop);
}

/* True where the signs from `stop` to `after` (with closing quotes: to `closed`) end a
 * sentence. */
static bool ends(const place *p, uint32_t stop, uint32_t after, uint32_t closed)
{
    if (closed >= p->end) return true;
    if (!ent_blank(p->text, closed)) return blank_was_lost(p, stop, closed);
    uint32_t next = closed;
    while (next < p->end && ent_blank(p->text, next)) next += ent_blank(p->text, next);
    if (next >= p->end) return true;
    uint32_t quote = opener(p, next), word = next + quote;
    while (quote && word < p->end && (quote = opener(p, word)) > 0) word += quote;
    if (word >= p->end || is_lower(p, word) || strchr(",;:.", p->text[word]))
        return false;
    if (is_omission(p, stop, after, closed)) return false;
    bool lone_stop = after == stop + 1 && p->text[stop] == '.';
    if (lone_stop && goes_on(p, stop, word, closed > after)) return false;
    bool question = p->text[after - 1] == '!' || p->text[after - 1] == '?';
    return !(question && closed > after && reports_speech(p, word));
}

uint32_t ent_sentence_end(const char *text, uint32_t begin, uint32_t end)
{
    place p = { text, begin, end };
    for (uint32_t at = begin, size; at < end;) {
        if (!ent_byte_is(text[at], ENT_BYTE_STOP) || !terminal(&p, at)) {
            at++;
            continue;
        }
        uint32_t after = at, closed;
        while (after < end && (size = terminal(&p, after)) > 0) after += size;
        for (closed = after; closed < end && (size = closer(&p, closed)) > 0;)
            closed += size;
        if (is_misplaced_opener(&p, closed)) closed += 3;
        if (ends(&p, at, after, closed)) return closed + footnotes(&p, closed);
        at = closed;
    }
    return end;
}
