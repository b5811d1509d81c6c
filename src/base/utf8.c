/* utf8.c - a thin layer over utf8proc: validity, cleaning, folding. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

static bool is_ascii(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] >= 0x80) return false;
    return true;
}

size_t ent_utf8_next(const char *bytes, size_t length, int32_t *codepoint)
{
    if (!length) return 0;
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)bytes,
        (utf8proc_ssize_t)(length < 8 ? length : 8), codepoint);
    return step > 0 ? (size_t)step : 0;
}

size_t ent_utf8_valid(const char *bytes, size_t length)
{
    size_t at = 0, step;
    int32_t c;
    while (at < length) {
        if ((unsigned char)bytes[at] < 0x80)
            at++;
        else if ((step = ent_utf8_next(bytes + at, length - at, &c)) > 0)
            at += step;
        else
            break;
    }
    return at;
}

/* Copies `in` with sequences replaced as the header says; returns the length written.
 * `out` has room for 3 * length bytes. */
static size_t replace(const char *in, size_t length, char *out, size_t *replaced)
{
    size_t at = 0, to = 0;
    while (at < length) {
        unsigned char u = (unsigned char)in[at];
        int32_t c = u;
        size_t step = u < 0x80 ? 1 : ent_utf8_next(in + at, length - at, &c);
        if (step == 0) {
            memcpy(out + to, "\xEF\xBF\xBD", 3);
            to += 3;
            at++;
            while (at < length && ((unsigned char)in[at] & 0xC0) == 0x80) at++;
            ++*replaced;
        } else if (c == '\r') {
            out[to++] = '\n';
            at += at + 1 < length && in[at + 1] == '\n' ? 2 : 1;
        } else if (c == 0x2028 || c == 0x2029 || c == 0x85) {
            out[to++] = '\n';
            at += step;
        } else if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0)
                   || c == 0xFEFF) {
            out[to++] = ' ';
            at += step;
        } else {
            memcpy(out + to, in + at, step);
            to += step;
            at += step;
        }
    }
    return to;
}

/* utf8proc's map into the arena. */
static char *map(ent_arena *arena, const char *bytes, size_t length, int options,
    size_t *mapped_length)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)bytes,
        (utf8proc_ssize_t)length, &mapped, (utf8proc_option_t)options);
    if (n < 0) return NULL;
    char *copy = ent_arena_copy(arena, (const char *)mapped, (size_t)n);
    free(mapped);
    if (mapped_length) *mapped_length = (size_t)n;
    return copy;
}

char *ent_utf8_clean(ent_arena *arena, const char *bytes, size_t length,
    size_t *clean_length, size_t *replaced)
{
    size_t count = 0;
    if (length > SIZE_MAX / 8) return NULL;
    char *text = ent_arena_take(arena, 3 * length + 1);
    if (!text) return NULL;
    size_t n = replace(bytes, length, text, &count);
    text[n] = '\0';
    if (replaced) *replaced = count;
    if (!is_ascii(text, n)) text = map(arena, text, n, UTF8PROC_COMPOSE, &n);
    if (text && clean_length) *clean_length = n;
    return text;
}

/* Letters that decomposition leaves whole, and typographic signs. */
static const struct {
    int32_t from;
    const char *to;
} plain[] = {
    { 0x2018, "'" },
    { 0x2019, "'" },
    { 0x02BC, "'" },
    { 0x201C, "\"" },
    { 0x201D, "\"" },
    { 0x2010, "-" },
    { 0x2011, "-" },
    { 0x2012, "-" },
    { 0x2013, "-" },
    { 0x2014, "-" },
    { 0x0131, "i" },
    { 0x0142, "l" },
    { 0x00F8, "o" },
    { 0x0111, "d" },
    { 0x00E6, "ae" },
    { 0x0153, "oe" },
    { 0x00DF, "ss" },
    { 0x00FE, "th" },
    { 0x00F0, "d" },
    { 0x0259, "e" },
    { 0x02BB, "'" },
    { 0x00A0, " " },
};

char *ent_utf8_fold(ent_arena *arena, const char *bytes, size_t length)
{
    if (is_ascii(bytes, length)) {
        char *copy = ent_arena_copy(arena, bytes, length);
        for (char *c = copy; c && *c; c++)
            if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
        return copy;
    }
    size_t n, to = 0, step;
    char *text = map(arena, bytes, length,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD
            | UTF8PROC_IGNORE,
        &n);
    if (!text) return NULL;
    char *out = ent_arena_take(arena, 2 * n + 1);
    if (!out) return NULL;
    for (size_t at = 0; at < n; at += step) {
        int32_t c = 0;
        step = ent_utf8_next(text + at, n - at, &c);
        if (step == 0) step = 1;
        const char *as = NULL;
        for (size_t i = 0; i < sizeof plain / sizeof *plain && !as && c >= 0x80; i++)
            if (plain[i].from == c) as = plain[i].to;
        size_t size = as ? strlen(as) : step;
        memcpy(out + to, as ? as : text + at, size);
        to += size;
    }
    return out;
}

bool ent_utf8_is_upper(int32_t c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    utf8proc_category_t k = utf8proc_category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool ent_utf8_is_letter(int32_t c)
{
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_MC;
}

bool ent_utf8_is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

bool ent_utf8_is_space(int32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0
           || (c >= 0x80 && utf8proc_category(c) == UTF8PROC_CATEGORY_ZS);
}
