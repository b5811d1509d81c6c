/* feed.c - RSS 2.0, RSS 1.0 and Atom: each item a document. */
#include <string.h>

#include "read/blocks.h"
#include "read/draft.h"
#include "read/kinds.h"
#include "read/markup.h"
#include "read/page.h"

typedef struct {
    ent_reading *r;
    ent_source *source;
    const ent_decoded *text;
    ent_slice publisher, language; /* of the whole feed */
    uint64_t ordinal;
} feed;

/* The first child element of that local name that has something in it. */
static const xmlNode *child(const xmlNode *parent, const char *name)
{
    for (const xmlNode *c = parent ? parent->children : NULL; c; c = c->next)
        if (ent_markup_is(c, name) && (c->children || c->properties)) return c;
    return NULL;
}

/* The first of several names, in order of preference, up to NULL. */
static const xmlNode *first_child(const xmlNode *parent, const char *const *names)
{
    const xmlNode *found = NULL;
    for (size_t i = 0; !found && names[i]; i++) found = child(parent, names[i]);
    return found;
}

/* Text of an element as it is; clean, in `arena`. */
static bool get_plain(
    ent_arena *arena, const xmlNode *node, ent_slice *value, ent_error *err)
{
    ent_buffer text = { 0 };
    if (node) ent_markup_content(&text, node);
    bool ok = ent_buffer_ok(&text, err) && ent_draft_clean(arena, text.bytes, value, err);
    *value = ent_slice_trim(*value);
    ent_buffer_free(&text);
    return ok;
}

/* Text of an element that may hold HTML: escaped, in CDATA, or as XHTML elements. */
static bool get_words(
    ent_arena *arena, const xmlNode *node, ent_slice *value, ent_error *err)
{
    ent_buffer words = { 0 };
    *value = (ent_slice){ "", 0 };
    if (!node) return true;
    const char *type = ent_markup_attribute(arena, node, "type");
    bool nested = type && ent_slice_same(ent_slice_of(type), "xhtml");
    bool plain = type && ent_slice_same(ent_slice_of(type), "text");
    if (nested) {
        ent_blocks_write(&words, node, NULL);
        bool ok = ent_buffer_ok(&words, err)
                  && ent_draft_clean(arena, words.bytes, value, err);
        ent_buffer_free(&words);
        return ok;
    }
    if (!get_plain(arena, node, value, err)) return false;
    return plain || ent_markup_text(arena, *value, value, err);
}

/* Atom has links of several kinds in attributes, RSS one as text. */
static bool get_link(
    ent_arena *arena, const xmlNode *item, ent_slice *link, ent_error *err)
{
    *link = (ent_slice){ "", 0 };
    for (const xmlNode *c = item->children; c; c = c->next) {
        if (!ent_markup_is(c, "link")) continue;
        const char *rel = ent_markup_attribute(arena, c, "rel");
        const char *href = ent_markup_attribute(arena, c, "href");
        bool page = !rel || ent_slice_same(ent_slice_of(rel), "alternate");
        if (href && page) return ent_draft_clean(arena, href, link, err);
        if (!href && page) return get_plain(arena, c, link, err);
    }
    return true;
}

static bool get_language(
    ent_arena *arena, const xmlNode *node, ent_slice *language, ent_error *err)
{
    const xmlNode *element = child(node, "language");
    if (element) return get_plain(arena, element, language, err);
    return ent_draft_clean(
        arena, ent_markup_attribute(arena, node, "lang"), language, err);
}

/* The medium that the item itself names: news readers gather from many. */
static bool get_source(
    ent_arena *arena, const xmlNode *item, ent_slice *publisher, ent_error *err)
{
    const xmlNode *source = child(item, "source"), *title = child(source, "title");
    return get_plain(arena, title ? title : source, publisher, err);
}

static bool fill(feed *f, const xmlNode *item, ent_draft *d, ent_error *err)
{
    static const char *const texts[] = { "encoded", "content", "description", "summary",
        NULL };
    static const char *const dates[] = { "pubDate", "published", "issued", "date",
        "updated", "modified", NULL };
    static const char *const ids[] = { "guid", "id", NULL };
    ent_arena *a = &f->r->document;
    const xmlNode *date = first_child(item, dates);
    if (!get_words(a, child(item, "title"), &d->title, err)
        || !get_words(a, first_child(item, texts), &d->body, err)
        || !get_plain(a, first_child(item, ids), &d->id, err)
        || !get_plain(a, date, &d->date, err) || !get_link(a, item, &d->url, err)
        || !get_language(a, item, &d->language, err)
        || !get_source(a, item, &d->publisher, err))
        return false;
    long line = date ? xmlGetLineNo(date) : 0;
    d->date_line = line > 0 ? (uint64_t)line : 0;
    if (!d->publisher.length) d->publisher = f->publisher;
    if (!d->language.length) d->language = f->language;
    return true;
}

static bool emit(feed *f, const xmlNode *item, ent_error *err)
{
    long line = xmlGetLineNo(item);
    ent_draft d = { .ordinal = ++f->ordinal,
        .line = line > 0 ? (uint64_t)line : 1,
        .replaced = f->ordinal == 1 ? f->text->replaced : 0,
        .charset = f->text->charset };
    return fill(f, item, &d, err) && ent_draft_emit(f->r, f->source, &d, err);
}

static bool is_item(const xmlNode *n)
{
    return ent_markup_is(n, "item") || ent_markup_is(n, "entry");
}

/* The last item of a feed that was cut may be half of one. */
static const xmlNode *cut_item(const xmlNode *root, const ent_markup_fault *fault)
{
    const xmlNode *last = NULL;
    xmlNode *n = (xmlNode *)root;
    if (!fault->ends_early) return NULL;
    for (; n; n = ent_markup_next(root, n, is_item(n)))
        if (n->type == XML_ELEMENT_NODE) last = n;
    return last && is_item(last) ? last : NULL;
}

static bool read_items(
    feed *f, const xmlNode *root, const ent_markup_fault *fault, ent_error *err)
{
    const xmlNode *channel = child(root, "channel"), *cut = cut_item(root, fault);
    ent_arena *a = &f->r->file;
    bool ok = get_words(a, child(channel ? channel : root, "title"), &f->publisher, err)
              && get_language(a, channel ? channel : root, &f->language, err);
    xmlNode *n = (xmlNode *)root;
    for (; ok && n; n = ent_markup_next(root, n, is_item(n)))
        if (is_item(n) && n != cut) ok = emit(f, n, err);
    if (ok && fault->message[0])
        ok = ent_reading_skip(f->r, err, f->source->place, fault->line,
            "%s; what could be read is kept, expected well-formed XML", fault->message);
    if (ok && !f->ordinal && !fault->message[0])
        ok = ent_reading_skip(
            f->r, err, f->source->place, 0, "a feed without items, expected articles");
    return ok;
}

static bool is_feed(const xmlNode *root)
{
    return ent_markup_is(root, "rss") || ent_markup_is(root, "feed")
           || ent_markup_is(root, "RDF");
}

bool ent_feed_read(ent_reading *r, ent_source *source, ent_error *err)
{
    ent_decoded text;
    ent_markup_fault fault;
    xmlDoc *doc;
    bool read;
    if (!ent_page_load(r, source, &text, &read, err)) return false;
    if (!read) return true;
    if (!ent_markup_parse_xml(text.text, &doc, &fault, err)) return false;
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    feed f = { .r = r, .source = source, .text = &text };
    bool ok;
    if (!root)
        ok = ent_reading_skip(r, err, source->place, fault.line,
            "%s, expected RSS or Atom", fault.message[0] ? fault.message : "no XML");
    else if (!is_feed(root))
        ok = ent_reading_skip(r, err, source->place, 0,
            "XML of <%.40s>, expected RSS, Atom or HTML", (const char *)root->name);
    else
        ok = read_items(&f, root, &fault, err);
    xmlFreeDoc(doc);
    return ok;
}
