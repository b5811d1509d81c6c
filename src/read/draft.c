/* draft.c - layout, date, id and hash of one document. */
#include "read/draft.h"

#include <string.h>

#include "base/table.h"
#include "read/dateline.h"
#include "read/encoding.h"
#include "read/layout.h"
#include "read/markdown.h"
#include "read/name.h"
#include "read/written_date.h"

/* Names of languages in head lines; codes of three letters. */
static const struct {
    const char *name, *code;
} languages[] = {
    { "english", "en" },
    { "eng", "en" },
    { "german", "de" },
    { "deutsch", "de" },
    { "deu", "de" },
    { "french", "fr" },
    { "français", "fr" },
    { "fra", "fr" },
    { "spanish", "es" },
    { "español", "es" },
    { "spa", "es" },
    { "italian", "it" },
    { "ita", "it" },
    { "portuguese", "pt" },
    { "por", "pt" },
    { "russian", "ru" },
    { "rus", "ru" },
    { "ukrainian", "uk" },
    { "ukr", "uk" },
    { "chinese", "zh" },
    { "zho", "zh" },
    { "japanese", "ja" },
    { "jpn", "ja" },
    { "arabic", "ar" },
    { "ara", "ar" },
    { "turkish", "tr" },
    { "tur", "tr" },
    { "persian", "fa" },
    { "fas", "fa" },
};

bool ent_draft_clean(
    ent_arena *arena, const char *string, ent_slice *clean, ent_error *err)
{
    ent_slice s = ent_slice_of(string);
    *clean = (ent_slice){ "", 0 };
    if (!s.length) return true;
    char *bytes = ent_clean(arena, s.begin, s.length, &clean->length, NULL);
    if (!bytes) return ent_no_memory(err);
    clean->begin = bytes;
    return true;
}

/* One line with single spaces; NULL where it is empty. False: out of memory. */
static bool one_line(ent_arena *arena, ent_slice s, const char **line, ent_error *err)
{
    ent_buffer b = { 0 };
    *line = NULL;
    ent_layout_line(&b, s);
    bool ok = ent_buffer_ok(&b, err);
    if (ok && b.length) {
        *line = ent_arena_copy(arena, b.bytes, b.length);
        ok = *line || ent_no_memory(err);
    }
    ent_buffer_free(&b);
    return ok;
}

/* ISO 639-1: "en" from "en-US", "English" or "eng"; empty where nothing is known. */
static ent_slice language_code(ent_slice s)
{
    s = ent_slice_trim(s);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (ent_slice_same(s, languages[i].name)) return ent_slice_of(languages[i].code);
    size_t n = 0;
    while (n < s.length && ent_is_letter(s.begin[n])) n++;
    bool ends = n == s.length || s.begin[n] == '-' || s.begin[n] == '_';
    return (ent_slice){ s.begin, n == 2 && ends ? 2 : 0 };
}

static bool set_language(
    ent_arena *arena, ent_slice language, ent_document *d, ent_error *err)
{
    ent_slice code = language_code(language);
    if (!code.length) return true;
    char *lower = ent_slice_copy(arena, code);
    if (!lower) return ent_no_memory(err);
    for (char *c = lower; *c; c++) *c = ent_lower(*c);
    d->language = lower;
    return true;
}

/* A message of ent_written_date is made one of the file, with what happens now. */
static bool name_unreadable_date(ent_reading *r, const ent_source *source,
    const ent_draft *draft, const char *fault, ent_date kept, ent_error *err)
{
    uint64_t line = draft->date_line ? draft->date_line : draft->line;
    char iso[16];
    if (kept == ENT_NO_DATE)
        return ent_reading_skip(r, err, source->place, line,
            "%s; the document is kept without a date", fault);
    ent_date_format(kept, iso);
    return ent_reading_skip(
        r, err, source->place, line, "%s; the document is kept with %s", fault, iso);
}

static bool set_date(ent_reading *r, const ent_source *source, const ent_draft *draft,
    ent_document *d, ent_error *err)
{
    ent_error fault;
    bool given = ent_slice_trim(draft->date).length > 0;
    if (given && ent_written_date(draft->date, &d->date, &fault)) return true;
    d->date = ent_dateline_date(draft->body);
    if (d->date == ENT_NO_DATE) d->date = ent_name_date(source->name);
    if (d->date == ENT_NO_DATE && r->options.has_date) d->date = r->options.date;
    return !given || name_unreadable_date(r, source, draft, fault.message, d->date, err);
}

static bool set_id(ent_reading *r, const ent_source *source, const ent_draft *draft,
    ent_document *d, ent_error *err)
{
    if (r->options.doc) {
        if (r->named)
            return ent_fail(err, ENT_USAGE,
                "%s: more than one document, but --doc names only one, '%s'",
                source->place, r->options.doc);
        r->named = true;
        d->id = r->options.doc;
        return true;
    }
    if (!one_line(&r->document, draft->id, &d->id, err)) return false;
    if (d->id) return true;
    char *base = ent_name_id(&r->document, source->name);
    size_t n = 0;
    base = base ? ent_clean(&r->document, base, strlen(base), &n, NULL) : NULL;
    if (!base) return ent_no_memory(err);
    if (!one_line(&r->document, (ent_slice){ base, n }, &d->id, err)) return false;
    if (!d->id) d->id = "document";
    if (draft->ordinal)
        d->id = ent_arena_print(
            &r->document, "%s#%llu", d->id, (unsigned long long)draft->ordinal);
    return d->id || ent_no_memory(err);
}

/* The body without a first line that says the title once more ("# Talks fail"). */
static ent_slice without_title(ent_slice body, const char *title)
{
    ent_slice rest = ent_slice_trim(body), line, words = { "", 0 };
    if (!title || !ent_slice_line(&rest, &line)) return body;
    (void)ent_markdown_heading(line, words, &words);
    return ent_slice_same(words, title) ? rest : body;
}

/* Title, blank line, body. */
static bool set_text(ent_reading *r, const ent_draft *draft, ent_document *d,
    size_t *length, ent_error *err)
{
    ent_buffer *text = &r->text;
    ent_buffer_clear(text);
    if (!one_line(&r->document, draft->title, &d->title, err)) return false;
    ent_buffer_text(text, d->title);
    size_t title = text->length;
    ent_buffer_text(text, title ? "\n\n" : "");
    size_t start = text->length;
    ent_layout_body(text, without_title(draft->body, d->title));
    if (!ent_buffer_ok(text, err)) return false;
    *length = text->length == start ? title : text->length;
    text->bytes[*length] = '\0';
    d->text = text->bytes;
    d->title_length = (uint32_t)title;
    d->length = (uint32_t)*length;
    return true;
}

static bool name_replaced(
    ent_reading *r, const ent_source *source, const ent_draft *draft, ent_error *err)
{
    uint64_t line = draft->ordinal ? draft->line : 0;
    const char *plural = draft->replaced == 1 ? "" : "s";
    if (!draft->replaced) return true;
    if (draft->charset && strcmp(draft->charset, "UTF-8") != 0)
        return ent_reading_skip(r, err, source->place, line,
            "%zu byte%s that mean nothing in %s replaced, expected valid %s",
            draft->replaced, plural, draft->charset, draft->charset);
    return ent_reading_skip(r, err, source->place, line,
        "%zu invalid UTF-8 sequence%s replaced, expected valid UTF-8", draft->replaced,
        plural);
}

static bool fill(ent_reading *r, const ent_source *source, const ent_draft *draft,
    ent_document *d, ent_error *err)
{
    ent_arena *a = &r->document;
    d->path = source->place;
    d->line = draft->line ? (uint32_t)draft->line : 1;
    ent_hash_hex(d->text, d->length, d->hash);
    return set_date(r, source, draft, d, err) && set_id(r, source, draft, d, err)
           && one_line(a, draft->publisher, &d->publisher, err)
           && one_line(a, draft->url, &d->url, err)
           && set_language(a, draft->language, d, err)
           && name_replaced(r, source, draft, err);
}

bool ent_draft_emit(
    ent_reading *r, const ent_source *source, const ent_draft *draft, ent_error *err)
{
    ent_document d = { .date = ENT_NO_DATE };
    size_t length = 0, limit = r->options.max_document;
    uint64_t line = draft->ordinal ? draft->line : 0;
    if (limit > UINT32_MAX) limit = UINT32_MAX; /* spans have 32 bits */
    bool ok = set_text(r, draft, &d, &length, err);
    if (ok && length == 0) {
        ok = ent_reading_skip(r, err, source->place, line,
            "no text, only white space, expected an article");
    } else if (ok && length > limit) {
        ok = ent_reading_skip(
            r, err, source->place, line, "larger than %zu bytes (--max-document)", limit);
    } else if (ok) {
        ok = fill(r, source, draft, &d, err);
        r->counts->documents += ok;
        ok = ok && (!r->sink->document || r->sink->document(r->sink->context, &d, err));
    }
    ent_arena_reset(&r->document);
    return ok;
}
