/* encoding.c - UTF-8 first, then what is declared, then what uchardet finds. */
#include "read/encoding.h"

#include <iconv.h>
#include <string.h>

#include <uchardet/uchardet.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum {
    MOST_CONTROLS = 100,   /* one byte in so many: more is no text */
    FEW_HIGH_BYTES = 8,    /* fewer tell no Latin charset from another */
    WIDE_HEAD = 4096,      /* bytes that are looked at for UTF-16 */
    DETECT_BYTES = 1 << 20 /* bytes that uchardet is given */
};

/* Charsets that are read, and what their names mean on the web (WHATWG). Others are not
 * handed to iconv: pages are not trusted with the choice of a converter. */
static const struct {
    const char *name, *charset;
} charsets[] = {
    { "utf-8", "UTF-8" },
    { "utf8", "UTF-8" },
    { "unicode", "UTF-8" }, /* a page that was read so far is not UTF-16 */
    { "utf-16", "UTF-8" },
    { "utf-16le", "UTF-8" },
    { "utf-16be", "UTF-8" },
    { "us-ascii", "windows-1252" },
    { "ascii", "windows-1252" },
    { "iso-8859-1", "windows-1252" },
    { "iso8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "latin-1", "windows-1252" },
    { "cp1252", "windows-1252" },
    { "windows-1252", "windows-1252" },
    { "windows-1250", "windows-1250" },
    { "windows-1251", "windows-1251" },
    { "cp1251", "windows-1251" },
    { "windows-1253", "windows-1253" },
    { "windows-1254", "windows-1254" },
    { "iso-8859-9", "windows-1254" },
    { "windows-1255", "windows-1255" },
    { "windows-1256", "windows-1256" },
    { "windows-1257", "windows-1257" },
    { "windows-1258", "windows-1258" },
    { "iso-8859-2", "iso-8859-2" },
    { "iso-8859-3", "iso-8859-3" },
    { "iso-8859-4", "iso-8859-4" },
    { "iso-8859-5", "iso-8859-5" },
    { "iso-8859-6", "iso-8859-6" },
    { "iso-8859-7", "iso-8859-7" },
    { "iso-8859-8", "iso-8859-8" },
    { "iso-8859-10", "iso-8859-10" },
    { "iso-8859-11", "cp874" },
    { "tis-620", "cp874" },
    { "windows-874", "cp874" },
    { "iso-8859-13", "iso-8859-13" },
    { "iso-8859-14", "iso-8859-14" },
    { "iso-8859-15", "iso-8859-15" },
    { "iso-8859-16", "iso-8859-16" },
    { "koi8-r", "koi8-r" },
    { "koi8-u", "koi8-u" },
    { "ibm866", "ibm866" },
    { "ibm855", "ibm855" },
    { "ibm852", "ibm852" },
    { "macintosh", "macintosh" },
    { "mac-centraleurope", "mac-centraleurope" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "x-gbk", "gb18030" },
    { "gb18030", "gb18030" },
    { "big5", "big5-hkscs" },
    { "big5-hkscs", "big5-hkscs" },
    { "euc-tw", "euc-tw" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "x-sjis", "cp932" },
    { "sjis", "cp932" },
    { "euc-jp", "euc-jp" },
    { "euc-kr", "uhc" },
    { "uhc", "uhc" },
    { "ks_c_5601-1987", "uhc" },
};

static const struct {
    const char *mark;
    size_t length;
    const char *charset;
} order_marks[] = {
    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, "UTF-32BE" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
};

/* True where the 16-bit units are text: no control characters, no broken surrogates. */
static bool is_utf16_text(const char *bytes, size_t length, bool big)
{
    bool high_before = false;
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned a = (unsigned char)bytes[i], b = (unsigned char)bytes[i + 1];
        unsigned unit = big ? a << 8 | b : b << 8 | a;
        bool control = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (control || unit == 0xFFFF || unit == 0xFFFE || low != high_before)
            return false;
        high_before = unit >= 0xD800 && unit < 0xDC00;
    }
    return true;
}

const char *ent_encoding_wide(const char *head, size_t length)
{
    for (size_t i = 0; i < sizeof order_marks / sizeof *order_marks; i++)
        if (length >= order_marks[i].length
            && memcmp(head, order_marks[i].mark, order_marks[i].length) == 0)
            return order_marks[i].charset;

    /* Without a mark: spaces, line ends and digits have a NUL on one side, and a text
     * in UTF-16 has some of them, while a text in another encoding has no NUL at all. */
    size_t nuls[2] = { 0, 0 };
    if (length > WIDE_HEAD) length = WIDE_HEAD;
    if (!length || !memchr(head, '\0', length)) return NULL;
    for (size_t i = 0; i < length; i++) nuls[i & 1] += head[i] == '\0';
    size_t needed = length / 64 + 1;
    if (nuls[0] == 0 && nuls[1] >= needed && is_utf16_text(head, length, false))
        return "UTF-16LE";
    if (nuls[1] == 0 && nuls[0] >= needed && is_utf16_text(head, length, true))
        return "UTF-16BE";
    return NULL;
}

bool ent_encoding_is_binary(const char *bytes, size_t length)
{
    size_t controls = ent_bytes_controls(bytes, length);
    bool stray = controls == 1 && length > 16;
    return !stray && controls > length / MOST_CONTROLS;
}

/* Valid sequences of more than one byte, and invalid ones. */
static void count_sequences(const char *b, size_t length, size_t *valid, size_t *invalid)
{
    *valid = *invalid = 0;
    for (size_t i = 0; i < length;) {
        int32_t c;
        size_t step = (unsigned char)b[i] < 0x80 ? 1
                                                 : ent_utf8_next(b + i, length - i, &c);
        *valid += step > 1;
        *invalid += step == 0;
        i += step ? step : 1;
    }
}

/* How the bytes beyond ASCII lie: many of them, and in runs, in scripts that are not
 * Latin; alone between ASCII letters in those that are. */
static bool is_mostly_high(const char *bytes, size_t length)
{
    size_t high = 0, runs = 0, spaces = 0;
    for (size_t i = 0; i < length; i++) {
        bool is_high = (unsigned char)bytes[i] >= 0x80;
        runs += is_high && (i == 0 || (unsigned char)bytes[i - 1] < 0x80);
        high += is_high;
        spaces += ent_is_blank(bytes[i]);
    }
    return high * 5 > length - spaces && high > runs + runs / 2;
}

static size_t count_high(const char *bytes, size_t length)
{
    size_t high = 0;
    for (size_t i = 0; i < length; i++) high += (unsigned char)bytes[i] >= 0x80;
    return high;
}

static bool is_latin(const char *charset)
{
    static const char *const latin[] = { "ISO-8859-1", "ISO-8859-15", "ISO-8859-2",
        "ISO-8859-3", "ISO-8859-4", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13",
        "ISO-8859-16", "WINDOWS-1250", "WINDOWS-1252", "WINDOWS-1254", "WINDOWS-1257",
        "IBM852" };
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (ent_slice_same(ent_slice_of(charset), latin[i])) return true;
    return false;
}

/* NULL where the name is not known. */
static const char *resolve(const char *name)
{
    ent_slice s = ent_slice_trim(ent_slice_of(name));
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        if (ent_slice_same(s, charsets[i].name)) return charsets[i].charset;
    return NULL;
}

/* uchardet's answer where the bytes bear it out: it is made for whole languages, while
 * an English text with a few accents gives it little to go by. */
static const char *detect(const char *bytes, size_t length)
{
    const char *charset = NULL;
    uchardet_t u = uchardet_new();
    if (length > DETECT_BYTES) length = DETECT_BYTES;
    if (u && uchardet_handle_data(u, bytes, length) == 0) {
        uchardet_data_end(u);
        const char *found = uchardet_get_charset(u);
        bool fits = is_latin(found) ? count_high(bytes, length) >= FEW_HIGH_BYTES
                                    : is_mostly_high(bytes, length);
        if (fits) charset = resolve(found);
    }
    if (u) uchardet_delete(u);
    bool is_utf8 = charset && strcmp(charset, "UTF-8") == 0; /* known not to be */
    return charset && !is_utf8 ? charset : "windows-1252";
}

/* Converts all bytes, with U+FFFD for what means nothing in the charset. `out` has room
 * for 4 bytes for each byte of input (and 16 more). */
static size_t convert(
    iconv_t cd, const char *bytes, size_t length, char *out, size_t *replaced)
{
    char *in = (char *)bytes, *to = out; /* iconv does not write to its input */
    size_t left = length, room = 4 * length + 16;
    while (left && iconv(cd, &in, &left, &to, &room) == (size_t)-1 && left && room > 8) {
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3;
        room -= 3;
        in++;
        left--;
        ++*replaced;
        iconv(cd, NULL, NULL, NULL, NULL);
    }
    iconv(cd, NULL, NULL, &to, &room); /* a letter that waited for its accent */
    *replaced += left;
    return (size_t)(to - out);
}

/* `*known` is false where this system has no converter for the charset. */
static bool decode_as(ent_arena *arena, const char *charset, const char *bytes,
    size_t length, ent_decoded *d, bool *known)
{
    iconv_t cd = iconv_open("UTF-8", charset);
    *known = cd != (iconv_t)-1;
    if (!*known) return false;
    char *out = length < SIZE_MAX / 8 ? ent_arena_take(arena, 4 * length + 16) : NULL;
    d->replaced = 0;
    size_t n = out ? convert(cd, bytes, length, out, &d->replaced) : 0;
    iconv_close(cd);
    size_t clean_length = 0;
    char *clean = out ? ent_clean(arena, out, n, &clean_length, NULL) : NULL;
    d->text = (ent_slice){ clean, clean_length };
    d->charset = charset;
    return clean != NULL;
}

static bool decode_utf8(
    ent_arena *arena, const char *bytes, size_t length, ent_decoded *d, ent_error *err)
{
    size_t n = 0;
    char *clean = ent_clean(arena, bytes, length, &n, &d->replaced);
    d->text = (ent_slice){ clean, n };
    d->charset = "UTF-8";
    return clean || ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_encoding_decode(ent_arena *arena, const char *bytes, size_t length,
    const char *declared, ent_decoded *d, ent_error *err)
{
    size_t valid, invalid;
    *d = (ent_decoded){ 0 };
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
        declared = "UTF-8";
    }
    if (ent_utf8_valid(bytes, length) == length)
        return decode_utf8(arena, bytes, length, d, err);
    count_sequences(bytes, length, &valid, &invalid);
    const char *charset = declared ? resolve(declared) : NULL;
    bool says_utf8 = charset && strcmp(charset, "UTF-8") == 0;
    if (says_utf8 || valid > invalid) return decode_utf8(arena, bytes, length, d, err);

    bool known;
    if (!charset) charset = detect(bytes, length);
    if (decode_as(arena, charset, bytes, length, d, &known)) return true;
    if (!known) return decode_utf8(arena, bytes, length, d, err);
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

/* Bytes of a sign that is written for typesetters and seen by nobody: U+00AD, U+200B,
 * U+200E, U+200F, U+202A to U+202E, U+2060, U+2066 to U+2069. */
static size_t unseen(const unsigned char *b, size_t left)
{
    if (left >= 2 && b[0] == 0xC2 && b[1] == 0xAD) return 2;
    if (left < 3 || b[0] != 0xE2) return 0;
    unsigned char c = b[2];
    if (b[1] == 0x80 && (c == 0x8B || c == 0x8E || c == 0x8F)) return 3;
    if (b[1] == 0x80 && c >= 0xAA && c <= 0xAE) return 3;
    return b[1] == 0x81 && (c == 0xA0 || (c >= 0xA6 && c <= 0xA9)) ? 3 : 0;
}

/* Bytes before the first sign that nobody sees. */
static size_t before_unseen(const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length) {
        i += ent_bytes_ascii(bytes + i, length - i);
        if (unseen((const unsigned char *)bytes + i, length - i)) break;
        i += i < length;
    }
    return i;
}

char *ent_clean(ent_arena *arena, const char *bytes, size_t length, size_t *clean_length,
    size_t *replaced)
{
    size_t at = before_unseen(bytes, length), n = at;
    if (at == length) return ent_utf8_clean(arena, bytes, length, clean_length, replaced);
    char *seen = ent_arena_take(arena, length + 1);
    if (!seen) return NULL;
    memcpy(seen, bytes, n);
    while (at < length) {
        at += unseen((const unsigned char *)bytes + at, length - at);
        size_t run = before_unseen(bytes + at, length - at);
        memcpy(seen + n, bytes + at, run);
        n += run;
        at += run;
    }
    return ent_utf8_clean(arena, seen, n, clean_length, replaced);
}
