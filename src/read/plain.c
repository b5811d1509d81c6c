/* plain.c - a text as a person saves it: head lines, title, body, a last line "Source:".
 *
 *   ---                      front matter, or
 *   Title: ...               head lines (any order, any case), lines that are a date
 *   Date: 2022-09-08
 *
 *   Xi and Putin to Meet     the title, where no head line gave it
 *   (head lines may also stand here)
 *   Chinese leader Xi ...    the body
 *   Source: The Epoch Times  leaves the text */
#include <string.h>

#include "read/dateline.h"
#include "read/draft.h"
#include "read/encoding.h"
#include "read/kinds.h"
#include "read/layout.h"
#include "read/markdown.h"

enum {
    LONGEST_TITLE = 300,      /* bytes of a title with a blank line under it */
    LONGEST_BARE_TITLE = 200, /* bytes of one without */
    LONGEST_MATTER = 100,     /* lines of front matter */
    LONGEST_SOURCE = 200      /* bytes of a last line that names the source */
};

typedef enum {
    HEAD_NONE,
    HEAD_TITLE,
    HEAD_DATE,
    HEAD_SOURCE,
    HEAD_URL,
    HEAD_LANGUAGE,
    HEAD_COUNT
} head_kind;

static const struct {
    const char *key;
    head_kind kind;
} heads[] = {
    { "title", HEAD_TITLE },
    { "headline", HEAD_TITLE },
    { "date", HEAD_DATE },
    { "published", HEAD_DATE },
    { "publication date", HEAD_DATE },
    { "source", HEAD_SOURCE },
    { "publisher", HEAD_SOURCE },
    { "url", HEAD_URL },
    { "link", HEAD_URL },
    { "language", HEAD_LANGUAGE },
    { "lang", HEAD_LANGUAGE },
};

/* The text that is being taken apart. */
typedef struct {
    ent_slice rest;
    uint64_t line; /* number of the first line of `rest` */
    ent_slice values[HEAD_COUNT];
    ent_slice site; /* of a source that is given as a link */
    uint64_t date_line;
} text_parts;

static ent_slice peek_line(ent_slice rest)
{
    ent_slice line = { "", 0 };
    (void)ent_slice_line(&rest, &line);
    return ent_slice_trim(line);
}

static ent_slice take_line(text_parts *t)
{
    ent_slice line = { "", 0 };
    t->line += ent_slice_line(&t->rest, &line);
    return ent_slice_trim(line);
}

/* Blank lines, and lines of "---" that stand around heads and titles. */
static void skip_blank(text_parts *t)
{
    while (t->rest.length) {
        ent_slice line = peek_line(t->rest);
        if (line.length && !ent_markdown_is_rule(line)) break;
        take_line(t);
    }
}

static ent_slice unquoted(ent_slice s)
{
    s = ent_slice_trim(s);
    bool quoted = s.length >= 2 && (s.begin[0] == '"' || s.begin[0] == '\'')
                  && s.begin[s.length - 1] == s.begin[0];
    return quoted ? (ent_slice){ s.begin + 1, s.length - 2 } : s;
}

/* "Date: 2022-09-08", also "**Date:** 2022-09-08". */
static head_kind head_of(ent_slice line, ent_slice *value)
{
    while (line.length && line.begin[0] == '*') line = ent_slice_from(line, 1);
    const char *colon = memchr(line.begin, ':', line.length < 24 ? line.length : 24);
    if (!colon) return HEAD_NONE;
    ent_slice key = { line.begin, (size_t)(colon - line.begin) };
    *value = ent_slice_from(line, key.length + 1);
    while (value->length && value->begin[0] == '*') *value = ent_slice_from(*value, 1);
    *value = ent_slice_trim(*value);
    key = ent_slice_trim(key);
    while (key.length && key.begin[key.length - 1] == '*') key.length--;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (ent_slice_same(key, heads[i].key)) return heads[i].kind;
    return HEAD_NONE;
}

static bool is_url(ent_slice s)
{
    return (ent_slice_starts(s, "http://") || ent_slice_starts(s, "https://"))
           && !memchr(s.begin, ' ', s.length);
}

/* "example.org" of "https://www.example.org:80/a". */
static ent_slice site_of(ent_slice url)
{
    ent_slice site = ent_slice_from(url, ent_slice_starts(url, "https:") ? 8 : 7);
    if (ent_slice_starts(site, "www.")) site = ent_slice_from(site, 4);
    size_t n = 0;
    while (n < site.length && !memchr("/:?#", site.begin[n], 4)) n++;
    return (ent_slice){ site.begin, n };
}

/* The first value of a head counts; a source that is a link names its site too. */
static void set_head(text_parts *t, head_kind kind, ent_slice value, uint64_t line)
{
    if (kind == HEAD_SOURCE && is_url(value)) {
        if (!t->site.length) t->site = site_of(value);
        kind = HEAD_URL;
    }
    if (!value.length || t->values[kind].length) return;
    t->values[kind] = value;
    if (kind == HEAD_DATE) t->date_line = line;
}

/* Head lines, and lines that are a date (with a place). True where there was one. */
static bool take_heads(text_parts *t)
{
    bool any = false;
    skip_blank(t);
    while (t->rest.length) {
        ent_slice line = peek_line(t->rest), value = line;
        head_kind kind = head_of(line, &value);
        if (kind == HEAD_NONE && ent_dateline_alone(line)) {
            kind = HEAD_DATE;
            value = line;
        }
        if (kind == HEAD_NONE) break;
        set_head(t, kind, value, t->line);
        take_line(t);
        any = true;
    }
    return any;
}

/* The lines between "---" and "---" at the very start (YAML); only "key: value" is read.
 * True where they are there. */
static bool take_front_matter(text_parts *t)
{
    text_parts inner = *t;
    while (inner.rest.length && !peek_line(inner.rest).length) take_line(&inner);
    if (!ent_slice_same(take_line(&inner), "---")) return false;
    for (int i = 0; i < LONGEST_MATTER && inner.rest.length; i++) {
        uint64_t number = inner.line;
        ent_slice line = take_line(&inner), value;
        if (ent_slice_same(line, "---") || ent_slice_same(line, "...")) {
            *t = inner;
            return true;
        }
        head_kind kind = head_of(line, &value);
        if (kind != HEAD_NONE) set_head(&inner, kind, unquoted(value), number);
    }
    return false;
}

/* Ends as a sentence does, and not in an abbreviation ("visits the U.S."). */
static bool ends_sentence(ent_slice s)
{
    static const char *const closers[] = { "\"", "'", ")", "”", "’", "»" };
    static const char *const short_words[] = { "Inc", "Co", "Corp", "Ltd", "Jr", "Sr",
        "St", "No", "etc" };
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (ent_slice_ends(s, closers[i])) s.length -= strlen(closers[i]);
    if (ent_slice_ends(s, "。") || ent_slice_ends(s, ":") || ent_slice_ends(s, ";")
        || ent_slice_ends(s, ","))
        return true;
    if (!ent_slice_ends(s, ".") || ent_slice_ends(s, "..")) return false;
    size_t n = 1;
    while (n < s.length && !ent_is_blank(s.begin[s.length - 1 - n])) n++;
    ent_slice word = { s.begin + s.length - n, n - 1 };
    for (size_t i = 0; i < sizeof short_words / sizeof *short_words; i++)
        if (ent_slice_same(word, short_words[i])) return false;
    return !memchr(word.begin, '.', word.length);
}

/* "Xi and Putin to Meet Next Week": nearly all longer words have capitals. */
static bool has_title_case(ent_slice s)
{
    size_t words = 0, capitals = 0;
    for (size_t i = 0; i < s.length;) {
        size_t n = 0;
        while (i + n < s.length && !ent_is_blank(s.begin[i + n])) n++;
        bool letter = n > 3 && ent_is_letter(s.begin[i]);
        words += letter;
        capitals += letter && ent_lower(s.begin[i]) != s.begin[i];
        i += n + 1;
    }
    return words >= 3 && capitals * 10 >= words * 8;
}

/* Longest line of the paragraph that begins with `rest`, in characters. */
static size_t paragraph_width(ent_slice rest)
{
    ent_slice line;
    size_t width = 0;
    while (ent_slice_line(&rest, &line) && ent_slice_trim(line).length) {
        size_t w = ent_slice_width(ent_slice_trim(line));
        if (w > width) width = w;
    }
    return width;
}

/* A line with text right under it: a title where the writer chose to end it there, and
 * not the first line of a paragraph that was broken into lines. */
static bool is_title_above(ent_slice line, ent_slice rest)
{
    ent_slice next = peek_line(rest);
    size_t width = paragraph_width(rest), own = ent_slice_width(line);
    bool lower = next.length && ent_lower(next.begin[0]) == next.begin[0]
                 && ent_is_letter(next.begin[0]);
    if (lower || line.length > LONGEST_BARE_TITLE) return false;
    return has_title_case(line)
           || ent_layout_is_chosen_break(line, next, own > width ? own : width);
}

static bool is_item_or_quote(ent_slice line)
{
    return ent_slice_starts(line, "- ") || ent_slice_starts(line, "* ")
           || ent_slice_starts(line, "> ") || ent_slice_starts(line, "•")
           || ent_slice_starts(line, "(");
}

/* Whether `line` is a title; `rest` is what follows it. */
static bool is_title(ent_slice line, ent_slice rest)
{
    if (!line.length || line.length > LONGEST_TITLE || is_item_or_quote(line))
        return false;
    text_parts after = { .rest = rest, .line = 1 };
    bool blank = !peek_line(rest).length;
    if (take_heads(&after) && after.values[HEAD_TITLE].length == 0) return true;
    if (ends_sentence(line)) return false;
    if (!ent_slice_trim(rest).length)
        return line.length <= LONGEST_BARE_TITLE && memchr(line.begin, ' ', line.length);
    return blank || is_title_above(line, rest);
}

static bool take_title(text_parts *t)
{
    ent_slice words;
    skip_blank(t);
    text_parts after = *t;
    ent_slice line = take_line(&after);
    bool heading = ent_markdown_heading(line, peek_line(after.rest), &words);
    if (!heading && !is_title(line, after.rest)) return false;
    t->rest = after.rest;
    t->line = after.line;
    t->values[HEAD_TITLE] = words;
    return true;
}

/* "Source: Tass", "(Source: Tass)", "URL: https://..." at the end, or a bare link: they
 * say where the text is from and are no part of it. */
static bool take_last_line(text_parts *t)
{
    ent_slice all = ent_slice_trim(t->rest), value;
    const char *end = all.begin + all.length, *begin = end;
    while (begin > all.begin && begin[-1] != '\n') begin--;
    ent_slice line = ent_slice_trim((ent_slice){ begin, (size_t)(end - begin) });
    if (begin == all.begin || line.length > LONGEST_SOURCE) return false;
    bool round = ent_slice_starts(line, "(") && ent_slice_ends(line, ")");
    if (round || (ent_slice_starts(line, "[") && ent_slice_ends(line, "]")))
        line = (ent_slice){ line.begin + 1, line.length - 2 };
    head_kind kind = head_of(line, &value);
    if (kind != HEAD_SOURCE && kind != HEAD_URL) return false;
    set_head(t, kind, value, 0);
    t->rest = (ent_slice){ all.begin, (size_t)(begin - all.begin) };
    return true;
}

/* The words of the body and of the title, without Markdown; they stay in `r`. */
static bool lay_out(ent_reading *r, ent_draft *d, ent_error *err)
{
    ent_buffer *words = &r->words, *lines = &r->lines;
    ent_buffer_clear(words);
    ent_buffer_clear(lines);
    ent_markdown_body(words, d->body);
    if (words->length)
        ent_layout_unwrap(lines, (ent_slice){ words->bytes, words->length });
    if (!ent_buffer_ok(words, err)) return false;
    ent_buffer_clear(words); /* the title takes its place */
    ent_markdown_line(words, d->title);
    d->body = (ent_slice){ lines->length ? lines->bytes : "", lines->length };
    d->title = (ent_slice){ words->length ? words->bytes : "", words->length };
    return ent_buffer_ok(words, err) && ent_buffer_ok(lines, err);
}

static void take_apart(ent_slice text, ent_draft *d)
{
    text_parts t = { .rest = text, .line = 1 };
    if (!take_front_matter(&t)) take_heads(&t);
    bool titled = t.values[HEAD_TITLE].length > 0 || take_title(&t);
    if (titled) take_heads(&t);
    for (int i = 0; i < 3 && take_last_line(&t); i++) continue;
    d->title = t.values[HEAD_TITLE];
    d->date = t.values[HEAD_DATE];
    d->publisher = t.values[HEAD_SOURCE].length ? t.values[HEAD_SOURCE] : t.site;
    d->url = t.values[HEAD_URL];
    d->language = t.values[HEAD_LANGUAGE];
    d->date_line = t.date_line;
    d->body = t.rest;
}

bool ent_plain_read(ent_reading *r, ent_source *source, ent_error *err)
{
    size_t limit = r->options.max_document;
    ent_decoded text;
    ent_source_load(source, limit, &r->raw);
    if (source->fault.code != ENT_OK) return true; /* half an article is none */
    if (!ent_buffer_ok(&r->raw, err)) return false;
    if (r->raw.length > limit)
        return ent_reading_skip(
            r, err, source->place, 0, "larger than %zu bytes (--max-document)", limit);
    if (ent_encoding_is_binary(r->raw.bytes, r->raw.length))
        return ent_reading_skip(r, err, source->place, 0, "binary file, expected text");
    if (!ent_encoding_decode(&r->file, r->raw.bytes, r->raw.length, NULL, &text, err))
        return false;
    ent_draft d = { .replaced = text.replaced, .charset = text.charset };
    take_apart(text.text, &d);
    return lay_out(r, &d, err) && ent_draft_emit(r, source, &d, err);
}
