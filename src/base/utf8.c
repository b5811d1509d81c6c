/* utf8.c - a thin layer over utf8proc: validity, cleaning, folding. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/bytes.h"
#include "base/nfc.h"

size_t ent_utf8_next(const char *bytes, size_t length, int32_t *codepoint)
{
    if (!length) return 0;
    if ((unsigned char)bytes[0] < 0x80) {
        *codepoint = bytes[0];
        return 1;
    }
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)bytes,
        (utf8proc_ssize_t)(length < 8 ? length : 8), codepoint);
    return step > 0 ? (size_t)step : 0;
}

size_t ent_utf8_valid(const char *bytes, size_t length)
{
    size_t at = 0, step = 1;
    int32_t c;
    while (at < length && step) {
        at += ent_bytes_ascii(bytes + at, length - at);
        step = ent_utf8_next(bytes + at, length - at, &c);
        at += step;
    }
    return at;
}

/* True where a valid character is not kept: U+0085, U+2028 and U+2029 end lines, U+FEFF
 * and control characters become spaces. */
static bool is_replaced(int32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x2028
           || c == 0x2029 || c == 0xFEFF;
}

/* Bytes at the front of `in` that `replace` copies as they are. */
static size_t kept(const char *in, size_t length)
{
    size_t at = 0, step = 1;
    int32_t c;
    while (at < length && step) {
        at += ent_bytes_plain(in + at, length - at);
        step = ent_utf8_next(in + at, length - at, &c);
        if (step && is_replaced(c)) break;
        at += step;
    }
    return at;
}

/* Copies `in` with sequences replaced as the header says; returns the length written.
 * `out` has room for 3 * length bytes. */
static size_t replace(const char *in, size_t length, char *out, size_t *replaced)
{
    size_t at = 0, to = 0;
    while (at < length) {
        size_t run = kept(in + at, length - at);
        memcpy(out + to, in + at, run);
        at += run;
        to += run;
        if (at == length) break;
        int32_t c = 0;
        size_t step = ent_utf8_next(in + at, length - at, &c);
        if (step == 0) {
            memcpy(out + to, "\xEF\xBF\xBD", 3);
            to += 3;
            at++;
            while (at < length && ((unsigned char)in[at] & 0xC0) == 0x80) at++;
            ++*replaced;
            continue;
        }
        bool crlf = c == '\r' && at + 1 < length && in[at + 1] == '\n';
        bool ends = c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
        out[to++] = ends ? '\n' : ' ';
        at += crlf ? 2 : step;
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
    size_t count = 0, n = length;
    if (length > SIZE_MAX / 8) return NULL;
    const char *text = bytes;
    char *own = NULL;
    if (kept(bytes, length) < length) {
        size_t room = ent_utf8_valid(bytes, length) == length ? length : 3 * length;
        text = own = ent_arena_take(arena, room + 1);
        if (!own) return NULL;
        n = replace(bytes, length, own, &count);
        own[n] = '\0';
    }
    if (!ent_nfc_is_settled(text, n))
        own = ent_nfc_compose(arena, text, n, &n);
    else if (!own)
        own = ent_arena_copy(arena, bytes, n);
    if (replaced) *replaced = count;
    if (own && clean_length) *clean_length = n;
    return own;
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
    if (ent_bytes_ascii(bytes, length) == length) {
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
