/* page.c - an HTML page -> the document of its article. */
#include <string.h>

#include "read/draft.h"
#include "read/encoding.h"
#include "read/kinds.h"
#include "read/main_text.h"
#include "read/markup.h"
#include "read/page.h"
#include "read/page_facts.h"

enum { MARKUP_FACTOR = 4 }; /* bytes of a page for each byte of its text */

/* The charset that a page or a feed declares near its start; NULL: none. */
static char *declared_charset(ent_arena *arena, ent_slice bytes)
{
    static const char *const keys[] = { "charset=", "encoding=" };
    ent_slice head = { bytes.begin, bytes.length < 4096 ? bytes.length : 4096 };
    for (size_t i = 0; i < head.length; i++) {
        ent_slice s = ent_slice_from(head, i);
        bool charset = ent_slice_starts(s, keys[0]),
             encoding = ent_slice_starts(s, keys[1]);
        if (!charset && !encoding) continue;
        s = ent_slice_from(s, strlen(keys[charset ? 0 : 1]));
        while (s.length && strchr("\"' ", s.begin[0])) s = ent_slice_from(s, 1);
        size_t n = 0;
        while (n < s.length && n < 40 && !strchr("\"' />;?", s.begin[n])) n++;
        return ent_arena_copy(arena, s.begin, n);
    }
    return NULL;
}

bool ent_page_load(
    ent_reading *r, ent_source *source, ent_decoded *text, bool *read, ent_error *err)
{
    size_t limit = r->options.max_document;
    limit = limit > SIZE_MAX / MARKUP_FACTOR ? SIZE_MAX : limit * MARKUP_FACTOR;
    *read = false;
    ent_source_load(source, limit, &r->raw);
    if (source->fault.code != ENT_OK) return true;
    if (!ent_buffer_ok(&r->raw, err)) return false;
    if (r->raw.length > limit)
        return ent_reading_skip(r, err, source->place, 0,
            "larger than %zu bytes (%d times --max-document)", limit, MARKUP_FACTOR);
    if (ent_encoding_is_binary(r->raw.bytes, r->raw.length))
        return ent_reading_skip(r, err, source->place, 0, "binary file, expected markup");
    ent_slice bytes = { r->raw.bytes, r->raw.length };
    *read = true;
    return ent_encoding_decode(&r->file, bytes.begin, bytes.length,
        declared_charset(&r->file, bytes), text, err);
}

static bool emit(ent_reading *r, ent_source *source, const ent_page_facts *facts,
    const ent_buffer *words, const ent_decoded *text, ent_error *err)
{
    ent_draft d = { .replaced = text->replaced, .charset = text->charset };
    if (!ent_draft_clean(&r->file, words->bytes, &d.body, err)) return false;
    d.title = ent_page_facts_title(facts);
    d.date = facts->facts[ENT_FACT_DATE].value;
    d.date_line = facts->facts[ENT_FACT_DATE].line;
    d.publisher = facts->facts[ENT_FACT_PUBLISHER].value;
    d.url = facts->facts[ENT_FACT_URL].value;
    d.language = facts->facts[ENT_FACT_LANGUAGE].value;
    if (!d.body.length)
        return ent_reading_skip(r, err, source->place, 0,
            "a page without an article, expected paragraphs of text");
    return ent_draft_emit(r, source, &d, err);
}

bool ent_html_read(ent_reading *r, ent_source *source, ent_error *err)
{
    ent_decoded text;
    ent_markup_fault fault;
    ent_page_facts facts;
    xmlDoc *doc;
    bool read;
    if (!ent_page_load(r, source, &text, &read, err)) return false;
    if (!read) return true;
    if (!ent_markup_parse_html(text.text, &doc, &fault, err)) return false;
    if (!doc)
        return ent_reading_skip(r, err, source->place, fault.line, "%s, expected HTML",
            fault.message[0] ? fault.message : "no page");
    xmlNode *page = xmlDocGetRootElement(doc);
    const xmlNode *main = NULL;
    ent_buffer words = { 0 };
    bool ok = ent_main_text_find(&r->file, page, &main, err)
              && ent_page_facts_find(&r->file, page, &facts, err);
    if (ok && main) ent_main_text_write(&words, main);
    ok = ok && ent_buffer_ok(&words, err) && emit(r, source, &facts, &words, &text, err);
    ent_buffer_free(&words);
    xmlFreeDoc(doc);
    return ok;
}
