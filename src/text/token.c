/* token.c - cuts a sentence at blanks, then at punctuation, hyphens and contractions. */
#include "text/token.h"

#include <string.h>

#include "base/ascii.h"
#include "text/abbreviation.h"
#include "text/blank.h"
#include "text/byte.h"
#include "text/contraction.h"
#include "text/spelling.h"

enum { LONGEST_CHUNK = 240 }; /* bytes without a blank; longer ones are cut */
enum { LETTER = ENT_BYTE_SMALL | ENT_BYTE_LARGE, PLAIN = LETTER | ENT_BYTE_DIGIT };

/* Text without blanks inside. */
typedef struct {
    ent_tokens *tokens;
    const char *text;
    uint32_t begin, end;
    unsigned classes; /* all that its bytes are */
    bool last;        /* nothing of the sentence follows */
} chunk;

/* Makes room for `size` bytes cut into tokens, both as written and folded. */
static bool reserve(ent_tokens *list, size_t size)
{
    enum { STORE = 16384 };
    while (list->capacity - list->count < size) {
        size_t capacity = list->capacity;
        ent_token *items = ent_arena_grow(
            list->arena, list->items, capacity, &list->capacity, sizeof *items);
        if (!items) return false;
        list->items = items;
    }
    if (list->left >= 4 * size) return true;
    list->left = 4 * size > STORE ? 4 * size : STORE;
    list->store = ent_arena_take(list->arena, list->left);
    return list->store != NULL;
}

/* Adds text[begin..end) as a token, for which there is room. */
static bool emit(const chunk *c, uint32_t begin, uint32_t end)
{
    ent_tokens *list = c->tokens;
    if (begin >= end) return true;
    ent_token *token = &list->items[list->count++];
    token->span = (ent_span){ begin, end };
    token->space_after = ent_blank(c->text, end) > 0;
    size_t used = ent_spelling_fill(list->arena, c->text, token, list->store);
    list->store += used;
    list->left -= used;
    return used > 0;
}

/* Length of the run of `c->text[at]` before `end`. */
static uint32_t run_length(const chunk *c, uint32_t at, uint32_t end)
{
    uint32_t size = 1;
    while (at + size < end && c->text[at + size] == c->text[at]) size++;
    return size;
}

/* Length of the sign beyond ASCII that starts at `at`; 0: it is no such sign. */
static uint32_t wide_sign(const chunk *c, uint32_t at)
{
    const unsigned char *b = (const unsigned char *)c->text + at;
    if (b[0] == 0xC2) return b[1] == 0xA3 || b[1] == 0xA5 || b[1] == 0xAB ? 2 : 0;
    if (b[0] != 0xE2) return 0;
    if (b[1] == 0x82) return b[2] == 0xAC ? 3 : 0;
    if (b[1] != 0x80) return 0;
    return b[2] == 0x93 || b[2] == 0x94 || b[2] == 0x98 || b[2] == 0x99 || b[2] == 0x9C
                   || b[2] == 0x9D || b[2] == 0xA2 || b[2] == 0xA6
               ? 3
               : 0;
}

static bool is_wide(const chunk *c, uint32_t at, unsigned char last)
{
    return !memcmp(c->text + at, "\xE2\x80", 2) && (unsigned char)c->text[at + 2] == last;
}

/* Length of the opening punctuation at `at`. */
static uint32_t opening(const chunk *c, uint32_t at)
{
    const char *text = c->text + at;
    uint32_t left = c->end - at, run;
    if (ent_byte_is(*text, PLAIN)) return 0;
    if (ent_byte_is(*text, ENT_BYTE_WIDE)) {
        uint32_t size = wide_sign(c, at);
        bool decade = size && is_wide(c, at, 0x99) && left > 4 && ent_is_digit(text[3])
                      && ent_is_digit(text[4]);
        return decade ? 0 : size;
    }
    switch (*text) {
    case '\'':
        if (left > 2 && ent_is_digit(text[1]) && ent_is_digit(text[2])) return 0;
        return left > 2 && text[1] == '\'' ? 2 : 1;
    case '.':
        if (left > 1 && ent_is_digit(text[1])) return 0;
        return run_length(c, at, c->end);
    case '#': return left > 1 && ent_byte_is(text[1], LETTER) ? 0 : 1;
    case '-':
        run = run_length(c, at, c->end);
        return run > 1 || (left > 1 && !ent_is_digit(text[1])) ? run : 0;
    case '*':
    case '=':
    case '<':
    case '>':
    case '~':
    case '!':
    case '?': return run_length(c, at, c->end);
    default: return strchr("\"([{$/+,;:)]%&", *text) ? 1 : 0;
    }
}

/* True where a digit is the first thing after the chunk. */
static bool number_follows(const chunk *c)
{
    uint32_t at = c->end, size;
    while (!c->last && (size = ent_blank(c->text, at)) > 0) at += size;
    return !c->last && ent_is_digit(c->text[at]);
}

/* True where the full stop that ends text[begin..stop] belongs to the word. The stop of
 * a sentence takes that of its last word, but for "U.S." and "a.m.". */
static bool keeps_stop(const chunk *c, uint32_t begin, uint32_t stop)
{
    for (uint32_t i = stop; i > begin; i--)
        if (c->text[i - 1] == '-') {
            begin = i;
            break;
        }
    bool ends = c->last && stop + 1 == c->end;
    switch (ent_abbreviation_find(c->text + begin, stop - begin)) {
    case ENT_ABBREVIATION_INITIAL: return !ends;
    case ENT_ABBREVIATION_NUMBER: return stop + 1 == c->end && number_follows(c);
    case ENT_ABBREVIATION_STARTER:
        return !ends || memchr(c->text + begin, '.', stop - begin);
    case ENT_ABBREVIATION_NEVER: return true;
    case ENT_ABBREVIATION_NONE: break;
    }
    return false;
}

/* Length of the full stops, question and exclamation marks that end text[begin..end). */
static uint32_t closing_stops(const chunk *c, uint32_t begin, uint32_t end)
{
    uint32_t from = end;
    while (from > begin && strchr(".!?", c->text[from - 1])) from--;
    if (from == begin) return 0;
    bool single = c->text[from] == '.' && (end - from == 1 || c->text[from + 1] != '.');
    if (single && keeps_stop(c, begin, from)) from++;
    return end - from;
}

/* Length of the closing punctuation that ends text[begin..end). */
static uint32_t closing(const chunk *c, uint32_t begin, uint32_t end)
{
    char last = c->text[end - 1];
    if (end - begin < 2 || ent_byte_is(last, PLAIN)) return 0;
    uint32_t from = end - 1;
    switch (last) {
    case '.':
    case '!':
    case '?': return closing_stops(c, begin, end);
    case '-':
    case '*':
    case '=':
    case '<':
    case '>':
    case '~':
        while (from > begin && c->text[from - 1] == last) from--;
        return from == begin ? 0 : end - from;
    case '\'': return end - begin > 2 && c->text[end - 2] == '\'' ? 2 : 1;
    default: break;
    }
    if (strchr("\",;:%)]}/", last)) return 1;
    if (end - begin > 2 && !strncmp(c->text + end - 2, "\xC2\xBB", 2)) return 2;
    return end - begin > 3 && wide_sign(c, end - 3) == 3 && !is_wide(c, end - 3, 0xA2)
               ? 3
               : 0;
}

/* "anti-government" and "co-chair" stay one word; before a name ("pro-Russian") the
 * prefix is cut off, against the treebanks, so that the name is seen. */
static bool keeps_hyphen(const chunk *c, uint32_t begin, uint32_t hyphen)
{
    static const char *const prefixes[] = { "anti", "co", "counter", "cross", "e", "ex",
        "inter", "intra", "mid", "mini", "multi", "neo", "non", "over", "post", "pre",
        "pro", "re", "semi", "socio", "sub", "un", "vice" };
    uint32_t length = hyphen - begin;
    if (length > 7 || !ent_byte_is(c->text[hyphen + 1], ENT_BYTE_SMALL)) return false;
    char first = (char)(c->text[begin] | 0x20);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (*prefixes[i] == first && strlen(prefixes[i]) == length
            && !memcmp(c->text + begin + 1, prefixes[i] + 1, length - 1))
            return true;
    return length == 2 && !memcmp(c->text + begin, "wi", 2)
           && !memcmp(c->text + hyphen, "-fi", 3);
}

/* Length of the hyphens at `at` that cut the word text[begin..end) in two. */
static uint32_t cutting_hyphen(const chunk *c, uint32_t begin, uint32_t at, uint32_t end)
{
    const char *text = c->text;
    uint32_t size = run_length(c, at, end);
    if (size == 1 && keeps_hyphen(c, begin, at)) return 0;
    if (!ent_is_digit(text[begin])) return size;
    const char *first = memchr(text + begin, '-', end - begin);
    bool numbers = strspn(text + begin, "0123456789-.") >= end - begin;
    bool telephone = numbers && memchr(first + 1, '-', (size_t)(text + end - first) - 1);
    return telephone ? 0 : size;
}

/* Length of the sign at `at`, inside a word that starts at `begin`, which cuts it in two;
 * 0: none. */
static uint32_t cutting(const chunk *c, uint32_t begin, uint32_t at, uint32_t end)
{
    const char *text = c->text;
    if (at + 1 >= end) return 0;
    switch (text[at]) {
    case '-': return at > begin ? cutting_hyphen(c, begin, at, end) : 0;
    case '/': return at == begin || ent_is_digit(text[at - 1]) ? 0 : 1;
    case '"':
    case '(':
    case ')':
    case '[':
    case ']': return at > begin ? 1 : 0;
    case ',':
    case ';':
        if (at == begin) return 0;
        return ent_is_digit(text[at + 1]) && ent_is_digit(text[at - 1]) ? 0 : 1;
    case '.': {
        uint32_t run = run_length(c, at, end);
        return run > 2 && at > begin ? run : 0;
    }
    case '$': return ent_is_digit(text[at + 1]) ? 1 : 0;
    default: break;
    }
    if (!ent_byte_is(text[at], ENT_BYTE_WIDE)) return 0;
    uint32_t size = wide_sign(c, at);
    bool money = size && (text[at] == '\xC2' || text[at + 1] == '\x82');
    if (money) return at + size < end && ent_is_digit(text[at + size]) ? size : 0;
    bool apostrophe = size && (is_wide(c, at, 0x98) || is_wide(c, at, 0x99));
    return apostrophe || at == begin || at + size >= end ? 0 : size;
}

/* One or two words without signs inside. */
static bool emit_word(const chunk *c, uint32_t begin, uint32_t end)
{
    if (begin >= end) return true;
    uint32_t split = ent_contraction(c->text, begin, end, c->classes);
    return emit(c, begin, split) && emit(c, split, end);
}

/* A word without punctuation around it. */
static bool cut_word(const chunk *c, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin; at < end;) {
        uint32_t size = ent_byte_is(c->text[at], PLAIN) ? 0 : cutting(c, begin, at, end);
        if (!size) {
            at++;
            continue;
        }
        bool dollar = c->text[at] == '$' && at > begin
                      && ent_byte_is(c->text[at - 1], ENT_BYTE_LARGE); /* US$ */
        if (dollar ? !emit(c, begin, at + 1)
                   : !emit_word(c, begin, at) || !emit(c, at, at + size))
            return false;
        begin = at += size;
    }
    return emit_word(c, begin, end);
}

/* Signs that are one token together, faces too: "[...]", ":)", ";-(". */
static bool is_whole(const chunk *c)
{
    const char *text = c->text + c->begin;
    uint32_t length = c->end - c->begin;
    if (length == 5 && !memcmp(text, "[...]", 5)) return true;
    if (length < 2 || length > 3 || !strchr(":;=", *text)) return false;
    return strchr("()DPp", text[length - 1]) && (length == 2 || strchr("-'", text[1]));
}

static bool is_address(const chunk *c)
{
    const char *text = c->text + c->begin;
    size_t length = c->end - c->begin;
    if (length > 4 && !memcmp(text, "www.", 4)) return true;
    const char *colon = memchr(text, ':', length);
    if (colon && text + length - colon > 3 && !memcmp(colon, "://", 3)) return true;
    const char *sign = memchr(text, '@', length);
    return sign && memchr(sign, '.', length - (size_t)(sign - text)) && sign != text;
}

/* An address is one token; quotes and brackets around it are not part of it. */
static bool cut_address(const chunk *c)
{
    uint32_t begin = c->begin, end = c->end;
    while (begin < end && strchr("(<\"[", c->text[begin])) begin++;
    while (end > begin && strchr(",.;:!?)>\"'][", c->text[end - 1])) end--;
    for (uint32_t at = c->begin; at < begin; at++)
        if (!emit(c, at, at + 1)) return false;
    if (!emit(c, begin, end)) return false;
    for (uint32_t at = end; at < c->end; at++)
        if (!emit(c, at, at + 1)) return false;
    return true;
}

static bool cut_chunk(const chunk *c)
{
    uint32_t begin = c->begin, end = c->end, size;
    uint32_t closings[LONGEST_CHUNK + 1];
    size_t count = 0;
    if (!reserve(c->tokens, end - begin)) return false;
    if (!(c->classes & (ENT_BYTE_SIGN | ENT_BYTE_WIDE))) return emit_word(c, begin, end);
    if (is_whole(c)) return emit(c, begin, end);
    if (is_address(c)) return cut_address(c);
    while (begin < end && (size = opening(c, begin)) > 0) {
        if (!emit(c, begin, begin + size)) return false;
        begin += size;
    }
    while (end > begin && (size = closing(c, begin, end)) > 0) {
        closings[count++] = end;
        end -= size;
    }
    if (!cut_word(c, begin, end)) return false;
    for (; count > 0; count--) {
        if (!emit(c, end, closings[count - 1])) return false;
        end = closings[count - 1];
    }
    return true;
}

/* End of the chunk at `at`, and what its bytes are. */
static uint32_t chunk_end(const char *text, uint32_t at, uint32_t most, unsigned *classes)
{
    uint32_t end = at;
    unsigned seen = 0, class;
    if (most - at > LONGEST_CHUNK) most = at + LONGEST_CHUNK;
    for (; end < most; end++) {
        class = ent_byte_class(text[end]);
        if (class & ENT_BYTE_BLANK && ent_blank(text, end)) break;
        seen |= class;
    }
    *classes = seen;
    while (end == most && end > at + 4 && ((unsigned char)text[end] & 0xC0) == 0x80)
        most = --end; /* no cut inside a character */
    return end;
}

bool ent_token_cut(ent_tokens *tokens, const char *text, ent_span sentence)
{
    chunk c = { .tokens = tokens, .text = text, .begin = sentence.begin };
    while (c.begin < sentence.end) {
        uint32_t blank = ent_blank(text, c.begin);
        if (blank) {
            c.begin += blank;
            continue;
        }
        c.end = chunk_end(text, c.begin, sentence.end, &c.classes);
        c.last = c.end == sentence.end;
        if (!cut_chunk(&c)) return false;
        c.begin = c.end;
    }
    return true;
}
