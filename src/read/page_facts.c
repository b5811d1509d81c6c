/* page_facts.c - meta tags, JSON-LD, <time>, <link>, <h1>. */
#include "read/page_facts.h"

#include <string.h>

#include <cjson/cJSON.h>

#include "read/encoding.h"
#include "read/items.h"
#include "read/layout.h"
#include "read/markup.h"

enum {
    LONGEST_FACT = 1000,      /* bytes */
    LONGEST_SITE = 40,        /* bytes of a site's name after a title */
    LONGEST_LINKED = 1 << 20, /* bytes of JSON-LD */
    DEEPEST_LINKED = 6        /* objects in objects of it */
};

/* <meta name|property|itemprop|http-equiv="key" content="..."> */
static const struct {
    const char *key;
    ent_fact_kind kind;
    unsigned rank;
} metas[] = {
    { "og:title", ENT_FACT_TITLE, 1 },
    { "dc.title", ENT_FACT_TITLE, 4 },
    { "twitter:title", ENT_FACT_TITLE, 5 },
    { "article:published_time", ENT_FACT_DATE, 1 },
    { "datepublished", ENT_FACT_DATE, 2 },
    { "og:published_time", ENT_FACT_DATE, 2 },
    { "article:published", ENT_FACT_DATE, 3 },
    { "article.published", ENT_FACT_DATE, 3 },
    { "parsely-pub-date", ENT_FACT_DATE, 3 },
    { "sailthru.date", ENT_FACT_DATE, 3 },
    { "dcterms.issued", ENT_FACT_DATE, 3 },
    { "dcterms.date", ENT_FACT_DATE, 3 },
    { "dcterms.created", ENT_FACT_DATE, 4 },
    { "dc.date.issued", ENT_FACT_DATE, 3 },
    { "dc.date.created", ENT_FACT_DATE, 4 },
    { "dc.date", ENT_FACT_DATE, 4 },
    { "citation_publication_date", ENT_FACT_DATE, 4 },
    { "publish-date", ENT_FACT_DATE, 4 },
    { "publish_date", ENT_FACT_DATE, 4 },
    { "publishdate", ENT_FACT_DATE, 4 },
    { "publication_date", ENT_FACT_DATE, 4 },
    { "pubdate", ENT_FACT_DATE, 4 },
    { "date", ENT_FACT_DATE, 5 },
    { "og:site_name", ENT_FACT_PUBLISHER, 1 },
    { "dc.publisher", ENT_FACT_PUBLISHER, 3 },
    { "publisher", ENT_FACT_PUBLISHER, 3 },
    { "application-name", ENT_FACT_PUBLISHER, 5 },
    { "og:url", ENT_FACT_URL, 2 },
    { "content-language", ENT_FACT_LANGUAGE, 2 },
    { "og:locale", ENT_FACT_LANGUAGE, 3 },
};

/* One search through a page. */
typedef struct {
    ent_arena *arena;
    ent_page_facts *facts;
    bool failed; /* memory ended */
} search;

/* Keeps `value` where nothing better was said before. */
static void keep(
    search *s, ent_fact_kind kind, unsigned rank, const char *value, const xmlNode *node)
{
    ent_fact *f = &s->facts->facts[kind];
    ent_slice text = ent_slice_trim(ent_slice_of(value));
    if (!text.length || (f->value.length && f->rank <= rank)) return;
    if (text.length > LONGEST_FACT) return;
    ent_buffer line = { 0 };
    size_t n = 0;
    ent_layout_line(&line, text);
    char *clean = line.bytes ? ent_clean(s->arena, line.bytes, line.length, &n, NULL)
                             : NULL;
    s->failed |= line.failed || (line.bytes && !clean);
    ent_buffer_free(&line);
    if (!clean || !n) return;
    long number = node ? xmlGetLineNo(node) : 0;
    *f = (ent_fact){ { clean, n }, rank, number > 0 ? (uint32_t)number : 0 };
}

static void keep_content(
    search *s, ent_fact_kind kind, unsigned rank, const xmlNode *node)
{
    ent_buffer text = { 0 };
    ent_markup_content(&text, node);
    s->failed |= text.failed;
    keep(s, kind, rank, text.bytes, node);
    ent_buffer_free(&text);
}

static void read_meta(search *s, const xmlNode *n)
{
    static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
    const char *content = ent_markup_attribute(s->arena, n, "content");
    for (size_t k = 0; content && k < sizeof keys / sizeof *keys; k++) {
        const char *key = ent_markup_attribute(s->arena, n, keys[k]);
        for (size_t i = 0; key && i < sizeof metas / sizeof *metas; i++)
            if (ent_slice_same(ent_slice_of(key), metas[i].key))
                keep(s, metas[i].kind, metas[i].rank, content, n);
    }
}

static const char *string_of(const cJSON *object, const char *key)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(v) ? v->valuestring : NULL;
}

/* An object of JSON-LD that has a date of publication is the article. */
static void read_linked_object(search *s, const cJSON *v, const xmlNode *n)
{
    const char *date = string_of(v, "datePublished");
    const cJSON *publisher = cJSON_GetObjectItemCaseSensitive(v, "publisher");
    if (!date) return;
    keep(s, ENT_FACT_DATE, 2, date, n);
    keep(s, ENT_FACT_TITLE, 3, string_of(v, "headline"), n);
    keep(s, ENT_FACT_PUBLISHER, 2, string_of(publisher, "name"), n);
}

static void walk_linked(search *s, const cJSON *v, const xmlNode *n, int depth)
{
    const cJSON *child;
    if (cJSON_IsObject(v)) read_linked_object(s, v, n);
    if (depth < DEEPEST_LINKED)
        cJSON_ArrayForEach(child, v) walk_linked(s, child, n, depth + 1);
}

static void read_linked(search *s, const xmlNode *n)
{
    const char *type = ent_markup_attribute(s->arena, n, "type");
    ent_buffer json = { 0 }, tidy = { 0 };
    if (!type || !ent_slice_same(ent_slice_of(type), "application/ld+json")) return;
    ent_markup_content(&json, n);
    bool fits = json.length && json.length <= LONGEST_LINKED
                && !ent_json_tidy(&tidy, (ent_slice){ json.bytes, json.length });
    cJSON *v = fits && tidy.bytes ? cJSON_ParseWithLength(tidy.bytes, tidy.length) : NULL;
    walk_linked(s, v, n, 0);
    cJSON_Delete(v);
    s->failed |= json.failed || tidy.failed;
    ent_buffer_free(&json);
    ent_buffer_free(&tidy);
}

/* <time datetime="..."> or any element with itemprop="datePublished". */
static void read_time(search *s, const xmlNode *n)
{
    const char *itemprop = ent_markup_attribute(s->arena, n, "itemprop");
    bool is_time = ent_markup_is(n, "time");
    bool says = itemprop && ent_slice_same(ent_slice_of(itemprop), "datePublished");
    if (!is_time && !says) return;
    const char *classes = ent_markup_attribute(s->arena, n, "class");
    const char *value = ent_markup_attribute(s->arena, n, "datetime");
    const char *content = ent_markup_attribute(s->arena, n, "content");
    bool published = ent_markup_attribute(s->arena, n, "pubdate")
                     || (classes && strstr(classes, "publish"));
    unsigned rank = says ? 2 : published ? 5 : 7;
    if (!value) value = content;
    if (value)
        keep(s, ENT_FACT_DATE, rank, value, n);
    else
        keep_content(s, ENT_FACT_DATE, rank + 1, n);
}

static void read_link(search *s, const xmlNode *n)
{
    const char *rel = ent_markup_attribute(s->arena, n, "rel");
    const char *href = ent_markup_attribute(s->arena, n, "href");
    bool absolute = href && ent_slice_starts(ent_slice_of(href), "http");
    if (rel && absolute && ent_slice_same(ent_slice_of(rel), "canonical"))
        keep(s, ENT_FACT_URL, 1, href, n);
}

static void read_headline(search *s, const xmlNode *n)
{
    ent_buffer text = { 0 };
    ent_markup_content(&text, n);
    ent_slice words = ent_slice_trim((ent_slice){ text.bytes, text.length });
    s->facts->headlines += words.length > 0;
    s->failed |= text.failed;
    keep(s, ENT_FACT_HEADLINE, 1, text.bytes, n);
    ent_buffer_free(&text);
}

static void read_element(search *s, const xmlNode *n)
{
    if (ent_markup_is(n, "meta")) read_meta(s, n);
    if (ent_markup_is(n, "script")) read_linked(s, n);
    if (ent_markup_is(n, "link")) read_link(s, n);
    if (ent_markup_is(n, "h1")) read_headline(s, n);
    if (ent_markup_is(n, "html"))
        keep(s, ENT_FACT_LANGUAGE, 1, ent_markup_attribute(s->arena, n, "lang"), n);
    if (ent_markup_is(n, "title") && ent_markup_is(n->parent, "head"))
        keep_content(s, ENT_FACT_TITLE, 6, n);
    read_time(s, n);
}

bool ent_page_facts_find(
    ent_arena *arena, xmlNode *page, ent_page_facts *facts, ent_error *err)
{
    search s = { arena, facts, false };
    *facts = (ent_page_facts){ 0 };
    for (size_t i = 0; i < ENT_FACT_COUNT; i++) facts->facts[i].value.begin = "";
    for (xmlNode *n = page; n; n = ent_markup_next(page, n, false))
        if (n->type == XML_ELEMENT_NODE) read_element(&s, n);
    return !s.failed || ent_fail(err, ENT_MEMORY, "out of memory");
}

static bool contains(ent_slice s, ent_slice part)
{
    for (size_t i = 0; part.length && i + part.length <= s.length; i++)
        if (strncmp(s.begin + i, part.begin, part.length) == 0) return true;
    return false;
}

/* "Talks fail | Example News" without its last part, where that names the site. */
static ent_slice without_site(ent_slice title, ent_slice site)
{
    static const char *const marks[] = { " | ", " – ", " — ", " - ", " :: ", " « ",
        " » " };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        for (size_t at = title.length; at-- > 1;) {
            ent_slice rest = ent_slice_from(title, at);
            if (!ent_slice_starts(rest, marks[i])) continue;
            ent_slice name = ent_slice_from(rest, n);
            bool said = name.length == site.length && site.length
                        && ent_slice_same(name, site.begin);
            bool bar = i == 0 && name.length <= LONGEST_SITE;
            if (said || bar) return (ent_slice){ title.begin, at };
            break;
        }
    }
    return title;
}

ent_slice ent_page_facts_title(const ent_page_facts *facts)
{
    ent_slice title = facts->facts[ENT_FACT_TITLE].value;
    ent_slice headline = facts->facts[ENT_FACT_HEADLINE].value;
    ent_slice name = without_site(title, facts->facts[ENT_FACT_PUBLISHER].value);
    bool agrees = contains(title, headline) || contains(headline, name);
    bool alone = facts->headlines == 1 && memchr(headline.begin, ' ', headline.length);
    if (!title.length || (headline.length && (agrees || (alone && name.length == 0))))
        return headline;
    return name;
}
