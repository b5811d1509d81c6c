/* blocks.c - one walk over the tree; text gathers in a block until the block ends. */
#include "read/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "read/layout.h"
#include "read/markup.h"

enum {
    SHORTEST_LOOSE = 80,   /* bytes of loose text that is kept whatever it says */
    SHORTEST_SENTENCE = 25 /* bytes of loose text that ends as a sentence */
};

/* Sorted by name. */
typedef struct {
    const char *name;
    ent_element_sort sort;
    ent_block_kind kind;
} element;

static const element elements[] = {
    { "address", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "applet", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "article", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "aside", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "audio", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "blockquote", ENT_ELEMENT_BLOCK, ENT_BLOCK_PARAGRAPH },
    { "body", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "br", ENT_ELEMENT_BREAK, ENT_BLOCK_LOOSE },
    { "button", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "canvas", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "caption", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "center", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "dd", ENT_ELEMENT_BLOCK, ENT_BLOCK_PARAGRAPH },
    { "details", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "div", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "dl", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "dt", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "embed", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "figcaption", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "figure", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "footer", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "form", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "h1", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "h2", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "h3", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "h4", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "h5", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "h6", ENT_ELEMENT_BLOCK, ENT_BLOCK_HEADING },
    { "head", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "header", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "hr", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "html", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "iframe", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "label", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "li", ENT_ELEMENT_BLOCK, ENT_BLOCK_ITEM },
    { "main", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "map", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "math", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "nav", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "noscript", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "object", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "ol", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "option", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "p", ENT_ELEMENT_BLOCK, ENT_BLOCK_PARAGRAPH },
    { "pre", ENT_ELEMENT_BLOCK, ENT_BLOCK_PARAGRAPH },
    { "script", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "section", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "select", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "style", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "summary", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "svg", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "table", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "td", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "template", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "textarea", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
    { "th", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "tr", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "ul", ENT_ELEMENT_BLOCK, ENT_BLOCK_LOOSE },
    { "video", ENT_ELEMENT_UNSEEN, ENT_BLOCK_LOOSE },
};

static int by_name(const void *key, const void *row)
{
    return strcmp(key, ((const element *)row)->name);
}

ent_element_sort ent_element_find(const xmlNode *node, ent_block_kind *kind)
{
    *kind = ENT_BLOCK_LOOSE;
    if (node->type != XML_ELEMENT_NODE) return ENT_ELEMENT_INLINE;
    const element *e = bsearch(node->name, elements, sizeof elements / sizeof *elements,
        sizeof *elements, by_name); /* the parser made names lower case */
    if (e) *kind = e->kind;
    return e ? e->sort : ENT_ELEMENT_INLINE;
}

ent_block_context ent_block_context_of(const xmlNode *root, const xmlNode *text)
{
    ent_block_context c = { ENT_BLOCK_LOOSE, false, false, NULL };
    bool found = false;
    for (const xmlNode *n = text->parent; n; n = n->parent) {
        ent_block_kind kind;
        bool block = ent_element_find(n, &kind) == ENT_ELEMENT_BLOCK;
        c.linked |= ent_markup_is(n, "a");
        c.verbatim |= ent_markup_is(n, "pre");
        if (block
            && (!found
                || (c.kind == ENT_BLOCK_LOOSE && kind != ENT_BLOCK_LOOSE
                    && kind != ENT_BLOCK_ITEM)))
            c.kind = kind; /* <blockquote><div>: still a quote */
        found |= block;
        if (kind == ENT_BLOCK_ITEM && !c.item) c.item = n;
        if (n == root || ent_markup_is(n, "table") || ent_markup_is(n, "article")) break;
    }
    if (c.item && c.kind == ENT_BLOCK_LOOSE) c.kind = ENT_BLOCK_ITEM;
    return c;
}

typedef struct {
    ent_buffer *out;
    const xmlNode *root;
    ent_block_chrome *is_chrome; /* NULL: keep all */
    ent_buffer block;
    size_t linked;         /* bytes of the block inside links */
    ent_block_context at;  /* of the block's first text */
    const xmlNode *marked; /* the <li> that got its mark last */
    bool after_item;       /* the last block written was an item */
    size_t start;          /* where in `out` the text begins */
} writer;

static bool ends_sentence(ent_slice s)
{
    static const char *const ends[] = { ".", "!", "?", ".”", ".\"", "!”", "?”", ".’",
        "…" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ent_slice_ends(s, ends[i])) return true;
    return false;
}

/* What stands around an article: menus, teasers, captions of buttons. */
static bool is_scrap(const writer *w, ent_slice text)
{
    static const unsigned most_linked[] = { /* of a hundred bytes */
        [ENT_BLOCK_LOOSE] = 50,
        [ENT_BLOCK_PARAGRAPH] = 80,
        [ENT_BLOCK_HEADING] = 80,
        [ENT_BLOCK_ITEM] = 60
    };
    if (w->linked * 100 > text.length * most_linked[w->at.kind]) return true;
    if (w->at.kind != ENT_BLOCK_LOOSE || text.length >= SHORTEST_LOOSE) return false;
    return text.length < SHORTEST_SENTENCE || !ends_sentence(text);
}

static void flush(writer *w)
{
    ent_slice text = ent_slice_trim((ent_slice){ w->block.bytes, w->block.length });
    bool keep = text.length && !(w->is_chrome && is_scrap(w, text));
    if (keep) {
        bool item = w->at.item && w->at.item != w->marked;
        if (w->out->length > w->start)
            ent_buffer_text(w->out, item && w->after_item ? "\n" : "\n\n");
        if (item) {
            ent_buffer_text(w->out, "- ");
            w->marked = w->at.item;
        }
        ent_layout_body(w->out, text);
        w->after_item = item;
    }
    w->out->failed |= w->block.failed;
    ent_buffer_clear(&w->block);
    w->linked = 0;
}

static bool ends_blank(const ent_buffer *b)
{
    return !b->length || ent_is_blank(b->bytes[b->length - 1]);
}

/* White space is one space, as a browser shows it, but for <pre>; without `is_chrome`
 * (text of feeds and of JSON) an empty line parts paragraphs. */
static void add_text(writer *w, const xmlNode *node)
{
    ent_slice s = ent_slice_of((const char *)node->content);
    ent_block_context at = ent_block_context_of(w->root, node);
    bool empty_lines = !w->is_chrome && !at.verbatim;
    if (!ent_slice_trim((ent_slice){ w->block.bytes, w->block.length }).length)
        w->at = at;
    size_t before = w->block.length;
    for (size_t i = 0; i < s.length; i++) {
        bool blank = ent_is_blank(s.begin[i]) && !at.verbatim;
        if (blank && empty_lines && s.begin[i] == '\n' && i && s.begin[i - 1] == '\n') {
            flush(w);
            before = 0;
            w->at = at;
        }
        if (!blank) ent_buffer_char(&w->block, s.begin[i]);
        if (blank && !ends_blank(&w->block)) ent_buffer_char(&w->block, ' ');
    }
    if (at.linked && w->block.length > before) w->linked += w->block.length - before;
}

static void add_break(writer *w)
{
    while (w->block.length && w->block.bytes[w->block.length - 1] == ' ')
        w->block.bytes[--w->block.length] = '\0';
    bool second = w->block.length && w->block.bytes[w->block.length - 1] == '\n';
    if (second)
        flush(w);
    else if (w->block.length)
        ent_buffer_char(&w->block, '\n');
}

/* True where the node's children are to be walked. */
static bool enter(writer *w, const xmlNode *node)
{
    ent_block_kind kind;
    if (node->type == XML_TEXT_NODE) add_text(w, node);
    if (node->type != XML_ELEMENT_NODE) return node->type != XML_ENTITY_REF_NODE;
    ent_element_sort sort = ent_element_find(node, &kind);
    if (sort == ENT_ELEMENT_UNSEEN) return false;
    if (sort == ENT_ELEMENT_BREAK) add_break(w);
    if (sort == ENT_ELEMENT_BLOCK) flush(w);
    return !(w->is_chrome && w->is_chrome(node));
}

static void leave(writer *w, const xmlNode *node)
{
    ent_block_kind kind;
    if (ent_element_find(node, &kind) == ENT_ELEMENT_BLOCK) flush(w);
}

void ent_blocks_write(ent_buffer *out, const xmlNode *root, ent_block_chrome *is_chrome)
{
    writer w = { .out = out, .root = root, .is_chrome = is_chrome, .start = out->length };
    const xmlNode *n = root;
    while (n) {
        bool inside = enter(&w, n) && n->children;
        if (inside) {
            n = n->children;
            continue;
        }
        while (n && n != root && !n->next) {
            leave(&w, n);
            n = n->parent;
        }
        if (n) leave(&w, n);
        n = !n || n == root ? NULL : n->next;
    }
    flush(&w);
    ent_buffer_free(&w.block);
}
