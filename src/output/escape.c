/* escape.c - quoting of foreign text, one table of replacements for each format. */
#include "output/escape.h"

#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"

/* The next character of `*text`, at most 4 bytes and a NUL; false at the end. */
static bool next(const char **text, size_t *left, char character[8])
{
    if (*left == 0) return false;
    int32_t codepoint;
    size_t n = ent_utf8_next(*text, *left, &codepoint);
    bool control = n > 0
                   && ((codepoint < 0x20 && codepoint != '\n')
                       || (codepoint >= 0x7f && codepoint < 0xa0)
                       || (codepoint >= 0xfdd0 && codepoint <= 0xfdef)
                       || (codepoint & 0xfffe) == 0xfffe);
    if (n == 0) {
        memcpy(character, "\xef\xbf\xbd", 4);
        n = 1;
    } else if (control) {
        memcpy(character, " ", 2);
    } else {
        memcpy(character, *text, n);
        character[n] = '\0';
    }
    *text += n;
    *left -= n;
    return true;
}

typedef struct {
    char character;
    const char *instead;
} replacement;

/* Characters of ASCII; bit i of the 128 is that of code i. */
typedef struct {
    uint64_t low, high;
} ascii_set;

static inline bool has(ascii_set set, unsigned char c)
{
    return c >= 0x80 || (c < 0x40 ? set.low >> c : set.high >> (c - 0x40)) & 1;
}

/* What does not stand as it is: control characters, and those of the table. */
static ascii_set not_plain(const replacement *table)
{
    ascii_set set = { 0xFFFFFFFF, (uint64_t)1 << 63 };
    for (; table->instead; table++) {
        unsigned char c = (unsigned char)table->character;
        if (c < 0x40) set.low |= (uint64_t)1 << c;
        if (c >= 0x40) set.high |= (uint64_t)1 << (c - 0x40);
    }
    return set;
}

static void replace(ent_buffer *out, const char *text, const replacement *table)
{
    const ascii_set stops = not_plain(table);
    char c[8];
    for (size_t left = text ? strlen(text) : 0; left;) {
        size_t plain = 0;
        while (plain < left && !has(stops, (unsigned char)text[plain])) plain++;
        ent_buffer_add(out, text, plain);
        text += plain;
        left -= plain;
        if (!next(&text, &left, c)) break;
        const replacement *r = table;
        while (r->instead && (r->character != c[0] || c[1])) r++;
        ent_buffer_text(out, r->instead ? r->instead : c);
    }
}

void ent_escape_xml(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '&', "&amp;" }, { '<', "&lt;" },
        { '>', "&gt;" }, { '"', "&quot;" }, { '\n', "&#10;" }, { 0, NULL } };
    replace(out, text, table);
}

void ent_escape_html(ent_buffer *out, const char *text)
{
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    ent_escape_xml(out, plain.bytes);
    out->failed = out->failed || plain.failed;
    ent_buffer_free(&plain);
}

void ent_escape_url(ent_buffer *out, const char *url)
{
    static const char others[] = "-._~:/?#@!$'()*+,;=%";
    for (; url && *url; url++) {
        unsigned char c = (unsigned char)*url;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                     || (c >= '0' && c <= '9') || strchr(others, c);
        if (c == '&')
            ent_buffer_text(out, "&amp;");
        else if (plain)
            ent_buffer_char(out, (char)c);
        else
            ent_buffer_print(out, "%%%02X", c);
    }
}

void ent_escape_dot(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '"', "\\\"" }, { '\\', "\\\\" },
        { '\n', "\\n" }, { 0, NULL } };
    ent_buffer_char(out, '"');
    replace(out, text, table);
    ent_buffer_char(out, '"');
}

void ent_escape_html_label(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '&', "&amp;" }, { '<', "&lt;" },
        { '>', "&gt;" }, { '"', "&quot;" }, { '\n', " " }, { '\\', "\\\\" },
        { 0, NULL } };
    replace(out, text, table);
}

void ent_escape_tooltip(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '"', "\\\"" }, { '\\', "⧵" }, { 0, NULL } };
    ent_buffer plain = { 0 };
    ent_escape_plain(&plain, text);
    ent_buffer_char(out, '"');
    replace(out, plain.bytes, table);
    ent_buffer_char(out, '"');
    out->failed = out->failed || plain.failed;
    ent_buffer_free(&plain);
}

void ent_escape_pajek(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '"', "'" }, { '\\', "⧵" }, { '\n', " " },
        { 0, NULL } };
    replace(out, text, table);
}

void ent_escape_json(ent_buffer *out, const char *text)
{
    if (!text || ent_utf8_valid(text, strlen(text)) == strlen(text)) {
        ent_buffer_json(out, text);
        return;
    }
    static const replacement table[] = { { '"', "\\\"" }, { '\\', "\\\\" },
        { '\n', "\\n" }, { 0, NULL } };
    ent_buffer_char(out, '"');
    replace(out, text, table);
    ent_buffer_char(out, '"');
}

void ent_escape_csv(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '"', "\"\"" }, { 0, NULL } };
    if (!text || !*text) return;
    bool formula = strchr("=+-@\t\r", *text) != NULL;
    bool quoted = strpbrk(text, ",\"\r\n") != NULL || text[0] == ' ';
    if (quoted) ent_buffer_char(out, '"');
    if (formula) ent_buffer_char(out, '\'');
    replace(out, text, table);
    if (quoted) ent_buffer_char(out, '"');
}

void ent_escape_markdown(ent_buffer *out, const char *text)
{
    static const replacement table[] = { { '\\', "\\\\" }, { '|', "\\|" }, { '*', "\\*" },
        { '_', "\\_" }, { '`', "\\`" }, { '[', "\\[" }, { ']', "\\]" }, { '<', "&lt;" },
        { '>', "&gt;" }, { '&', "&amp;" }, { '#', "\\#" }, { '~', "\\~" }, { '$', "\\$" },
        { '\n', " " }, { 0, NULL } };
    replace(out, text, table);
}

static bool reorders(const char *c)
{
    return memcmp(c, "\xe2\x80", 2) == 0
               ? (unsigned char)c[2] >= 0xaa && (unsigned char)c[2] <= 0xae
           : memcmp(c, "\xe2\x81", 2) == 0
               ? (unsigned char)c[2] >= 0xa6 && (unsigned char)c[2] <= 0xa9
               : false;
}

void ent_escape_plain(ent_buffer *out, const char *text)
{
    char c[8];
    bool space = false;
    size_t start = out->length;
    for (size_t left = text ? strlen(text) : 0; next(&text, &left, c);) {
        if (c[0] == ' ' || c[0] == '\n') {
            space = true;
        } else if (!reorders(c)) {
            if (space && out->length > start) ent_buffer_char(out, ' ');
            space = false;
            ent_buffer_text(out, c);
        }
    }
}

bool ent_starts_from_right(const char *text)
{
    size_t left = strlen(text), n;
    int32_t codepoint;
    for (; left > 0 && (n = ent_utf8_next(text, left, &codepoint)) > 0; left -= n) {
        utf8proc_bidi_class_t c = utf8proc_get_property(codepoint)->bidi_class;
        if (c == UTF8PROC_BIDI_CLASS_R || c == UTF8PROC_BIDI_CLASS_AL) return true;
        if (c == UTF8PROC_BIDI_CLASS_L) return false;
        text += n;
    }
    return false;
}
