/* token.c - cuts a sentence at blanks, then at punctuation, hyphens and contractions. */
#include "text/token.h"

#include <string.h>

#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/blank.h"

enum { LONGEST_CHUNK = 240 }; /* bytes without a blank; longer ones are cut */

/* Text without blanks inside; `last` where nothing of the sentence follows. */
typedef struct {
    ent_tokens *tokens;
    const char *text;
    uint32_t begin, end;
    bool last;
} chunk;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_large(char c)
{
    return c >= 'A' && c <= 'Z';
}

static uint32_t code_length(const char *text, uint32_t at, uint32_t end)
{
    int32_t c;
    size_t step = ent_utf8_next(text + at, end - at, &c);
    return step ? (uint32_t)step : 1;
}

static bool emit(const chunk *c, uint32_t begin, uint32_t end)
{
    ent_tokens *list = c->tokens;
    if (begin >= end) return true;
    ent_token *items = ent_arena_grow(
        list->arena, list->items, list->count, &list->capacity, sizeof *items);
    if (!items) return false;
    list->items = items;
    int32_t first = 0;
    ent_utf8_next(c->text + begin, end - begin, &first);
    const char *raw = ent_arena_copy(list->arena, c->text + begin, end - begin);
    items[list->count] = (ent_token){ .span = { begin, end },
        .raw = raw,
        .lower = ent_utf8_fold(list->arena, c->text + begin, end - begin),
        .capital = ent_utf8_is_upper(first),
        .space_after = ent_blank(c->text, end) > 0 };
    if (!raw || !items[list->count].lower) return false;
    list->count++;
    return true;
}

/* Length of the sign at `at` that is one of the `count` strings; 0: none. */
static uint32_t sign(const chunk *c, uint32_t at, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t size = (uint32_t)strlen(signs[i]);
        if (c->end - at >= size && !memcmp(c->text + at, signs[i], size)) return size;
    }
    return 0;
}

/* Length of the opening punctuation at `at`. */
static uint32_t opening(const chunk *c, uint32_t at)
{
    static const char *const signs[] = { "\"", "'", "(", "[", "{", "<", "$", "#", "*",
        "/", "~", "=", "+", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C",
        "\xE2\x80\x9D", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xE2\x82\xAC",
        "\xC2\xA3", "\xC2\xA5", "\xC2\xAB", "...", "\xE2\x80\xA6", ".", ",", ";", ":",
        "!", "?", ")", "]", "%", "&" };
    uint32_t size = sign(c, at, signs, sizeof signs / sizeof *signs);
    if (!size && c->text[at] == '-' && at + 1 < c->end && !is_digit(c->text[at + 1]))
        size = 1;
    while (size == 1 && c->text[at] == '-' && at + size < c->end
           && c->text[at + size] == '-')
        return size + 1;
    bool decade = size && (c->text[at] == '\'' || size == 3) && at + size + 1 < c->end
                  && is_digit(c->text[at + size]) && is_digit(c->text[at + size + 1]);
    bool apostrophe = c->text[at] == '\''
                      || (size == 3 && (unsigned char)c->text[at + 2] == 0x99);
    bool decimal = c->text[at] == '.' && at + 1 < c->end && is_digit(c->text[at + 1]);
    return (decade && apostrophe) || decimal ? 0 : size;
}

/* True where the full stop that ends text[begin..stop] belongs to the word. */
static bool keeps_stop(const chunk *c, uint32_t begin, uint32_t stop)
{
    for (uint32_t i = stop; i > begin; i--)
        if (c->text[i - 1] == '-') {
            begin = i;
            break;
        }
    ent_abbreviation kind = ent_abbreviation_find(c->text + begin, stop - begin);
    bool ends_text = c->last;
    if (kind == ENT_ABBREVIATION_INITIAL) return !(c->text[begin] == 'I' && ends_text);
    if (kind == ENT_ABBREVIATION_NUMBER) return !ends_text;
    return kind != ENT_ABBREVIATION_NONE;
}

/* Length of the closing punctuation that ends text[begin..end). */
static uint32_t closing(const chunk *c, uint32_t begin, uint32_t end)
{
    static const char *const wide[] = { "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C",
        "\xE2\x80\x9D", "\xE2\x80\xA6", "\xE2\x80\x93", "\xE2\x80\x94" };
    char last = c->text[end - 1];
    if (end - begin < 2) return 0;
    if (last == '.' || last == '-') {
        uint32_t from = end - 1;
        while (from > begin && c->text[from - 1] == last) from--;
        if (from == begin) return 0;
        if (end - from > 1 || last == '-') return end - from;
        return keeps_stop(c, begin, end - 1) ? 0 : 1;
    }
    if (strchr("\"',;:!?%)]}>*/", last)) return 1;
    if (end - begin > 2 && !strncmp(c->text + end - 2, "\xC2\xBB", 2)) return 2;
    if (end - begin < 4) return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (!memcmp(c->text + end - 3, wide[i], 3)) return 3;
    return 0;
}

/* Where "'s", "n't", "'re" start in text[begin..end); `end`: nowhere. */
static uint32_t contraction(const chunk *c, uint32_t begin, uint32_t end)
{
    static const char *const endings[] = { "s", "S", "re", "ve", "ll", "d", "m", "RE",
        "VE", "LL", "D", "M" };
    const char *text = c->text;
    for (uint32_t at = end - 1; at > begin && end - at < 7; at--) {
        uint32_t size = text[at] == '\''                                        ? 1
                        : end - at > 3 && !memcmp(text + at, "\xE2\x80\x99", 3) ? 3
                                                                                : 0;
        if (!size) continue;
        const char *rest = text + at + size;
        size_t length = end - at - size;
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
            if (strlen(endings[i]) == length && !memcmp(rest, endings[i], length))
                return at;
        bool not_word = length == 1 && (*rest == 't' || *rest == 'T') && at > begin + 1
                        && (text[at - 1] == 'n' || text[at - 1] == 'N');
        return not_word ? at - 1 : end;
    }
    bool cannot = end - begin == 6
                  && (!memcmp(text + begin, "cannot", 6)
                      || !memcmp(text + begin, "Cannot", 6));
    return cannot ? begin + 3 : end;
}

/* "anti-government" and "co-chair" stay one word; before a name ("pro-Russian") the
 * prefix is cut off, against the treebanks, so that the name is seen. */
static bool keeps_hyphen(const chunk *c, uint32_t begin, uint32_t hyphen)
{
    static const char *const prefixes[] = { "anti", "co", "counter", "cross", "e", "ex",
        "inter", "intra", "mid", "mini", "multi", "neo", "non", "over", "pre", "post",
        "pro", "re", "semi", "socio", "sub", "un", "vice" };
    if (!is_small(c->text[hyphen + 1])) return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        uint32_t size = (uint32_t)strlen(prefixes[i]);
        if (size != hyphen - begin) continue;
        char first = c->text[begin];
        if (is_large(first)) first = (char)(first + 32);
        if (first == prefixes[i][0]
            && !memcmp(c->text + begin + 1, prefixes[i] + 1, size - 1))
            return true;
    }
    return false;
}

/* Length of the hyphens at `at` that cut the word text[begin..end) in two. */
static uint32_t cutting_hyphen(const chunk *c, uint32_t begin, uint32_t at, uint32_t end)
{
    const char *text = c->text;
    uint32_t size = 1;
    while (at + size < end && text[at + size] == '-') size++;
    const char *first = memchr(text + begin, '-', end - begin);
    bool numbers = strspn(text + begin, "0123456789-.") >= end - begin;
    bool telephone = numbers && memchr(first + 1, '-', (size_t)(text + end - first) - 1);
    return (size == 1 && keeps_hyphen(c, begin, at)) || telephone ? 0 : size;
}

/* Length of the sign at `at`, inside a word that starts at `begin`, which cuts it in two;
 * 0: none. */
static uint32_t cutting(const chunk *c, uint32_t begin, uint32_t at, uint32_t end)
{
    static const char *const wide[] = { "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA6",
        "\xE2\x80\x9C", "\xE2\x80\x9D" };
    const char *text = c->text;
    if (at == begin || at + 1 >= end) return 0;
    if (text[at] == '-') return cutting_hyphen(c, begin, at, end);
    if (text[at] == '/') return is_digit(text[at - 1]) ? 0 : 1;
    if (strchr("\"()[]", text[at])) return 1;
    if (text[at] == ',' || text[at] == ';')
        return is_digit(text[at + 1]) && is_digit(text[at - 1]) ? 0 : 1;
    if (text[at] == '.' && end - at > 3 && !memcmp(text + at, "...", 3))
        return at + 3 == end || text[at + 3] != '.' ? 3 : 4;
    uint32_t size = (unsigned char)text[at] < 0x80
                        ? 0
                        : sign(c, at, wide, sizeof wide / sizeof *wide);
    return at + size < end ? size : 0;
}

/* A word without punctuation around it. */
static bool cut_word(const chunk *c, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin; at < end;) {
        uint32_t size = cutting(c, begin, at, end);
        if (size) {
            uint32_t split = contraction(c, begin, at);
            if (!emit(c, begin, split) || !emit(c, split, at) || !emit(c, at, at + size))
                return false;
            begin = at + size;
        }
        at += size ? size : code_length(c->text, at, end);
    }
    if (begin >= end) return true;
    uint32_t split = contraction(c, begin, end);
    return emit(c, begin, split) && emit(c, split, end);
}

static bool is_address(const chunk *c)
{
    const char *text = c->text + c->begin;
    size_t length = c->end - c->begin, at = 0;
    if (length > 4 && !memcmp(text, "www.", 4)) return true;
    for (; at + 2 < length; at++)
        if (!memcmp(text + at, "://", 3)) return true;
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

bool ent_token_cut(ent_tokens *tokens, const char *text, ent_span sentence)
{
    for (uint32_t at = sentence.begin; at < sentence.end;) {
        uint32_t blank = ent_blank(text, at);
        if (blank) {
            at += blank;
            continue;
        }
        uint32_t end = at;
        while (end < sentence.end && !ent_blank(text, end)) {
            uint32_t size = code_length(text, end, sentence.end);
            if (end - at + size > LONGEST_CHUNK) break;
            end += size;
        }
        chunk c = { tokens, text, at, end, end == sentence.end };
        if (!cut_chunk(&c)) return false;
        at = end;
    }
    return true;
}
