/* main_text.c - weighing the prose in each element of a page. */
#include "read/main_text.h"

#include <string.h>

#include "read/blocks.h"
#include "read/markup.h"

enum {
    SHORTEST_LOOSE = 60, /* bytes of text outside paragraphs that count as prose */
    SHORTEST_ITEM = 40,
    ENOUGH = 200 /* bytes of prose that make an article */
};

/* Hangs on each element (xmlNode._private). */
typedef struct {
    size_t prose;   /* bytes inside, without what is chrome */
    bool suspected; /* looks like chrome; it is none where the page's prose is inside */
    bool certain;   /* is chrome, whatever is inside */
    bool chrome;
} weight;

/* Words in class, id and role that name what is not the article. */
static const char *const chrome_words[] = { "nav", "navbar", "navigation", "menu",
    "breadcrumb", "breadcrumbs", "sidebar", "related", "recommended", "recirc", "share",
    "sharing", "social", "comment", "comments", "disqus", "footer", "promo", "newsletter",
    "subscribe", "subscription", "signup", "paywall", "cookie", "cookies", "consent",
    "gdpr", "advert", "advertisement", "ads", "ad", "sponsored", "outbrain", "taboola",
    "popup", "modal", "overlay", "toolbar", "tooltip", "caption", "credit", "copyright",
    "pagination", "pager", "tags", "taglist", "skip", "hidden", "complementary", "banner",
    "contentinfo", "search", "dialog", "alert", "trending" };

/* Classes by which content systems call the article itself. */
static const char *const body_classes[] = { "article-body", "article__body",
    "articlebody", "article-content", "article__content", "articlecontent",
    "article-text", "entry-content", "post-content", "post-body", "story-body",
    "story-content", "story__body", "news-content", "wysiwyg" };

static weight *weight_of(const xmlNode *node)
{
    return node ? node->_private : NULL;
}

bool ent_main_text_is_chrome(const xmlNode *element)
{
    const weight *w = weight_of(element);
    return w && w->chrome;
}

/* The value of an attribute without a copy: HTML's are one text node. */
static ent_slice attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (ent_slice_same(ent_slice_of((const char *)a->name), name))
            return ent_slice_of(a->children ? (const char *)a->children->content : "");
    return (ent_slice){ NULL, 0 };
}

static bool is_in(ent_slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ent_slice_same(word, words[i])) return true;
    return false;
}

/* True where one of the words that `s` is made of ("related-links" of two) is ours. */
static bool has_chrome_word(ent_slice s)
{
    for (size_t i = 0; i < s.length;) {
        size_t n = 0;
        while (i + n < s.length && ent_is_letter(s.begin[i + n])) n++;
        ent_slice word = { s.begin + i, n };
        if (n && is_in(word, chrome_words, sizeof chrome_words / sizeof *chrome_words))
            return true;
        i += n + 1;
    }
    return false;
}

static bool is_hidden(const xmlNode *n)
{
    ent_slice style = attribute(n, "style");
    return attribute(n, "hidden").begin
           || ent_slice_same(attribute(n, "aria-hidden"), "true")
           || ent_slice_find(style, "display:none")
           || ent_slice_find(style, "display: none");
}

static bool is_certain(const xmlNode *n)
{
    static const char *const names[] = { "nav", "aside", "footer", "menu", "dialog" };
    ent_slice name = ent_slice_of((const char *)n->name);
    return is_in(name, names, sizeof names / sizeof *names) || is_hidden(n);
}

/* By its name, its role or its class. */
static bool is_suspect(const xmlNode *n)
{
    static const char *const names[] = { "header", "form" };
    static const char *const never[] = { "html", "body", "main", "article", "p" };
    ent_slice name = ent_slice_of((const char *)n->name);
    if (is_in(name, never, sizeof never / sizeof *never)) return false;
    if (is_in(name, names, sizeof names / sizeof *names)) return true;
    return has_chrome_word(attribute(n, "role")) || has_chrome_word(attribute(n, "class"))
           || has_chrome_word(attribute(n, "id"));
}

static size_t prose_of(const xmlNode *root, const xmlNode *text)
{
    ent_slice s = ent_slice_trim(ent_slice_of((const char *)text->content));
    static const size_t shortest[] = { [ENT_BLOCK_LOOSE] = SHORTEST_LOOSE,
        [ENT_BLOCK_PARAGRAPH] = 0,
        [ENT_BLOCK_HEADING] = SIZE_MAX,
        [ENT_BLOCK_ITEM] = SHORTEST_ITEM };
    if (!s.length) return 0;
    ent_block_context at = ent_block_context_of(root, text);
    return at.linked || s.length < shortest[at.kind] ? 0 : s.length;
}

/* Adds what an element weighs to the element around it. */
static void add_to_parent(const xmlNode *node, const xmlNode *root)
{
    weight *own = weight_of(node), *outer = node == root ? NULL : weight_of(node->parent);
    if (own && outer && !own->chrome) outer->prose += own->prose;
}

static bool begin(
    ent_arena *arena, const xmlNode *root, xmlNode *n, size_t total, bool *inside)
{
    ent_block_kind kind;
    *inside = false;
    if (n->type == XML_TEXT_NODE && weight_of(n->parent))
        weight_of(n->parent)->prose += prose_of(root, n);
    if (n->type != XML_ELEMENT_NODE) return true;
    if (!n->_private) {
        weight *fresh = ent_arena_take(arena, sizeof *fresh);
        if (!fresh) return false;
        fresh->certain = is_certain(n);
        fresh->suspected = is_suspect(n);
        n->_private = fresh;
    }
    weight *w = n->_private;
    /* total 0: the first round, which weighs all that may be prose */
    w->chrome = w->certain || (total && w->suspected && w->prose < total / 2);
    w->prose = 0;
    *inside = !w->chrome && ent_element_find(n, &kind) != ENT_ELEMENT_UNSEEN
              && n->children;
    return true;
}

/* Weighs every element; with the page's `total` known, suspects are judged. */
static bool weigh(ent_arena *arena, xmlNode *root, size_t total)
{
    xmlNode *n = root;
    while (n) {
        bool inside;
        if (!begin(arena, root, n, total, &inside)) return false;
        if (inside) {
            n = n->children;
            continue;
        }
        while (n != root && !n->next) {
            if (n->type == XML_ELEMENT_NODE) add_to_parent(n, root);
            n = n->parent;
        }
        if (n->type == XML_ELEMENT_NODE) add_to_parent(n, root);
        n = n == root ? NULL : n->next;
    }
    return true;
}

/* Which of the page's own words for its article an element bears; -1: none. */
static int claim_of(const xmlNode *n)
{
    ent_slice classes = attribute(n, "class");
    if (ent_slice_find(attribute(n, "itemprop"), "articleBody")) return 0;
    for (size_t i = 0; i < sizeof body_classes / sizeof *body_classes; i++) {
        size_t size = strlen(body_classes[i]);
        for (size_t at = 0; at + size <= classes.length; at++) {
            ent_slice piece = { classes.begin + at, size };
            bool apart = at == 0 || ent_is_blank(classes.begin[at - 1]);
            if (apart && ent_slice_same(piece, body_classes[i])) return 1;
        }
    }
    if (ent_markup_is(n, "article")) return 2;
    bool is_main = ent_markup_is(n, "main")
                   || ent_slice_same(attribute(n, "role"), "main");
    return is_main ? 3 : -1;
}

/* The child with most of an element's prose, as long as there is one. */
static const xmlNode *narrow(const xmlNode *from)
{
    const xmlNode *best = from;
    size_t enough = weight_of(from)->prose * 7 / 10;
    for (const xmlNode *c = from->children; c;) {
        const weight *w = c->type == XML_ELEMENT_NODE ? weight_of(c) : NULL;
        bool block = !ent_markup_is(c, "p") && !ent_markup_is(c, "blockquote");
        if (w && !w->chrome && block && w->prose && w->prose >= enough) {
            best = c;
            c = c->children;
        } else {
            c = c->next;
        }
    }
    return best;
}

static const xmlNode *choose(const xmlNode *page, size_t total)
{
    static const unsigned least[] = { 20, 20, 30, 30 }; /* of a hundred bytes of prose */
    const xmlNode *best[4] = { NULL };
    size_t sum[4] = { 0 };
    xmlNode *n = (xmlNode *)page;
    while (n) {
        const weight *w = n->type == XML_ELEMENT_NODE ? weight_of(n) : NULL;
        int claim = w && !w->chrome ? claim_of(n) : -1;
        if (claim >= 0) {
            sum[claim] += w->prose;
            if (!best[claim] || w->prose > weight_of(best[claim])->prose) best[claim] = n;
        }
        n = ent_markup_next(page, n, w && w->chrome);
    }
    for (int i = 0; i < 4; i++) {
        size_t prose = best[i] ? weight_of(best[i])->prose : 0;
        bool list = prose * 2 < sum[i]; /* many teasers, none of them the article */
        if (prose && !list && prose * 100 >= total * least[i]
            && (prose >= ENOUGH || prose * 2 >= total))
            return i < 2 ? best[i] : narrow(best[i]);
    }
    return narrow(page);
}

bool ent_main_text_find(
    ent_arena *arena, xmlNode *page, const xmlNode **main, ent_error *err)
{
    *main = NULL;
    if (!page) return true;
    bool ok = weigh(arena, page, 0);
    size_t total = ok ? weight_of(page)->prose : 0;
    ok = ok && (!total || weigh(arena, page, total));
    if (!ok) return ent_fail(err, ENT_MEMORY, "out of memory");
    total = weight_of(page)->prose;
    *main = total ? choose(page, total) : NULL;
    return true;
}

void ent_main_text_write(ent_buffer *out, const xmlNode *main)
{
    ent_blocks_write(out, main, ent_main_text_is_chrome);
}
