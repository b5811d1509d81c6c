/* kinds.c - content first, the name where content leaves it open. */
#include "read/kinds.h"

#include <string.h>

#include "read/encoding.h"
#include "read/name.h"

static const struct {
    const char *name;
    ent_kind_read *read;
} kinds[] = {
    { "text", ent_plain_read },
    { "html", ent_html_read },
    { "feed", ent_feed_read },
    { "json", ent_json_read },
    { "jsonl", ent_lines_read },
};

/* First bytes of what is no text, although some of it looks like text. */
static const struct {
    const char *magic;
    size_t length;
    const char *what;
} foreign[] = {
    { "%PDF-", 5, "a PDF document" },
    { "%!PS", 4, "a PostScript document" },
    { "{\\rtf", 5, "a rich text document" },
    { "\x89PNG", 4, "a PNG picture" },
    { "\xFF\xD8\xFF", 3, "a JPEG picture" },
    { "GIF8", 4, "a GIF picture" },
    { "SQLite format 3", 16, "an SQLite file" },
    { "\x7F"
      "ELF",
        4, "a program" },
    { "7z\xBC\xAF\x27\x1C", 6, "a 7-Zip archive" },
    { "Rar!", 4, "a RAR archive" },
    { "WARC/1.", 7, "a WARC file" },
    { "\xD0\xCF\x11\xE0", 4, "an old Office document" },
};

static const struct {
    const char *magic;
    size_t length, at;
} packed[] = {
    { "\x1F\x8B", 2, 0 }, /* gzip */
    { "BZh", 3, 0 },      /* bzip2 */
    { "\xFD"
      "7zXZ\0",
        6, 0 },                   /* xz */
    { "\x28\xB5\x2F\xFD", 4, 0 }, /* zstd */
    { "\x04\x22\x4D\x18", 4, 0 }, /* lz4 */
    { "LZIP", 4, 0 },             /* lzip */
    { "\x1F\x9D", 2, 0 },         /* compress */
    { "PK\x03\x04", 4, 0 },       /* zip */
    { "PK\x05\x06", 4, 0 },       /* zip without members */
    { "ustar", 5, 257 },          /* tar */
};

static bool starts(const char *head, size_t length, const char *magic, size_t n)
{
    return length >= n && memcmp(head, magic, n) == 0;
}

bool ent_kind_is_packed(const char *name, const char *head, size_t length)
{
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (length >= packed[i].at
            && starts(head + packed[i].at, length - packed[i].at, packed[i].magic,
                packed[i].length))
            return true;
    return length > 0 && ent_name_sort(name) == ENT_NAME_PACKED;
}

ent_kind_read *ent_kind_named(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i].name) == 0) return kinds[i].read;
    return NULL;
}

/* What lies between "<" and the element: "<!-- ... -->", "<?xml ... ?>", "<!DOCTYPE>". */
static ent_slice pass_over(ent_slice s)
{
    const char *close = ent_slice_starts(s, "<!--") ? "-->" : ">";
    const char *end = ent_slice_find(s, close);
    size_t n = end ? (size_t)(end - s.begin) + strlen(close) : s.length;
    return ent_slice_trim(ent_slice_from(s, n));
}

/* The local name of the first element ("rss", "html"), comments and declarations passed
 * over; empty where the text does not begin with one. */
static ent_slice first_element(ent_slice s)
{
    s = ent_slice_trim(s);
    while (ent_slice_starts(s, "<!") || ent_slice_starts(s, "<?")) {
        if (ent_slice_starts(s, "<!doctype html")) return ent_slice_of("html");
        s = pass_over(s);
    }
    if (!ent_slice_starts(s, "<")) return (ent_slice){ "", 0 };
    size_t n = 1, from = 1;
    for (; n < s.length
           && (ent_is_letter(s.begin[n]) || ent_is_digit(s.begin[n])
               || strchr(":_-", s.begin[n]));
         n++)
        if (s.begin[n] == ':') from = n + 1;
    return (ent_slice){ s.begin + from, n - from };
}

static bool is_one_of(ent_slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ent_slice_same(word, words[i])) return true;
    return false;
}

static ent_kind_read *find_markup(ent_slice text, ent_name_kind name)
{
    static const char *const feed[] = { "rss", "feed", "RDF" };
    static const char *const page[] = { "html", "head", "body", "title", "meta",
        "article", "main", "div", "section", "p", "h1", "h2", "table" };
    ent_slice element = first_element(text);
    if (is_one_of(element, feed, sizeof feed / sizeof *feed)) return ent_feed_read;
    bool said = name == ENT_NAME_TEXT && !ent_slice_same(element, "html");
    if (is_one_of(element, page, sizeof page / sizeof *page) && !said)
        return ent_html_read;
    if (name == ENT_NAME_HTML) return ent_html_read;
    bool xml = ent_slice_starts(text, "<?xml") || name == ENT_NAME_XML;
    return xml ? ent_feed_read : NULL; /* it will say what the root is */
}

/* True where `line` is one whole JSON object: its brackets close at its end. */
static bool is_whole_object(ent_slice line)
{
    size_t depth = 0;
    bool quoted = false;
    line = ent_slice_trim(line);
    for (size_t i = 0; i < line.length; i++) {
        char c = line.begin[i];
        if (quoted && c == '\\') {
            i++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            depth++;
        } else if (!quoted && (c == '}' || c == ']')) {
            if (--depth == 0) return i + 1 == line.length;
        }
    }
    return false;
}

static ent_kind_read *find_json(ent_slice text, ent_name_kind name)
{
    ent_slice rest = text, line = { "", 0 }, inner = ent_slice_from(text, 1);
    inner = ent_slice_trim(inner);
    char next = inner.length ? inner.begin[0] : '\0';
    bool object = text.begin[0] == '{' && next && strchr("\"}", next);
    bool array = text.begin[0] == '[' && next && strchr("{]", next);
    bool named = name == ENT_NAME_JSON || name == ENT_NAME_LINES;
    if (!object && !array && !named) return NULL;
    if (name == ENT_NAME_LINES && text.begin[0] != '[') return ent_lines_read;
    while (!ent_slice_trim(line).length && ent_slice_line(&rest, &line)) continue;
    ent_slice second = ent_slice_trim(rest);
    bool lines = object && is_whole_object(line) && ent_slice_starts(second, "{");
    return lines ? ent_lines_read : ent_json_read;
}

const char *ent_kind_foreign(const char *head, size_t length)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (starts(head, length, foreign[i].magic, foreign[i].length))
            return foreign[i].what;
    return NULL;
}

static const char *refusal_of(const ent_source *s, const char *head, size_t length)
{
    if (ent_encoding_is_binary(head, length)) return "binary file";
    return ent_name_sort(s->name) == ENT_NAME_IGNORED ? "by its name no article" : NULL;
}

ent_kind_read *ent_kind_find(
    const ent_source *s, const char *head, size_t length, const char **refusal)
{
    ent_name_kind name = ent_name_sort(s->name);
    *refusal = refusal_of(s, head, length);
    if (*refusal) {
        /* a file that nobody named and that never said to be an article */
        if (s->inside && name == ENT_NAME_OTHER) *refusal = NULL;
        return NULL;
    }
    if (starts(head, length, "\xEF\xBB\xBF", 3)) {
        head += 3;
        length -= 3;
    }
    ent_slice text = ent_slice_trim((ent_slice){ head, length });
    ent_kind_read *found = NULL;
    if (!text.length) return ent_plain_read; /* it will say that it is empty */
    if (text.begin[0] == '<') found = find_markup(text, name);
    if (text.begin[0] == '{' || text.begin[0] == '[') found = find_json(text, name);
    if (found) return found;
    if (name == ENT_NAME_HTML) return ent_html_read;
    if (name == ENT_NAME_XML) return ent_feed_read;
    if (name == ENT_NAME_JSON) return ent_json_read;
    return name == ENT_NAME_LINES ? ent_lines_read : ent_plain_read;
}
