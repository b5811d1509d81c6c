/* markup.c - the parsers, walking a tree without recursion, text out of it. */
#include "read/markup.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "read/blocks.h"
#include "read/draft.h"
#include "read/encoding.h"

enum {
    MOST_TAGS = 1000000,   /* what a tree of them costs is bounded */
    MOST_ATTRIBUTES = 1000 /* of one tag: libxml2 compares each with each */
};

/* Counts tags, and the '=' of the widest tag, as bounds of what parsing will cost. */
static const char *too_much(ent_slice s)
{
    size_t tags = 0, attributes = 0;
    char quote = '\0';
    bool inside = false;
    for (size_t i = 0; i < s.length; i++) {
        char c = s.begin[i];
        if (c == '<' && !quote) {
            tags++;
            inside = true;
            attributes = 0;
        }
        if (!inside) continue;
        bool value = i > 0 && s.begin[i - 1] == '=';
        if (quote && c == quote)
            quote = '\0';
        else if (!quote && value && (c == '"' || c == '\''))
            quote = c;
        else if (!quote && c == '>')
            inside = false;
        attributes += !quote && (ent_is_blank(c) || c == '/' || c == '"' || c == '\'');
        if (attributes > MOST_ATTRIBUTES * 4) return "a tag of more than 1000 attributes";
    }
    return tags > MOST_TAGS ? "more than 1000000 tags" : NULL;
}

static bool refuse(ent_slice s, ent_markup_fault *fault)
{
    *fault = (ent_markup_fault){ 0 };
    const char *why = s.length > INT_MAX / 8 ? "more than 256 MiB of markup"
                                             : too_much(s);
    if (why) snprintf(fault->message, sizeof fault->message, "%s", why);
    return why != NULL;
}

/* What hangs on an XML parser while it works. */
typedef struct {
    ent_markup_fault *fault;
    xmlEntity entity; /* the answer to the last question */
    xmlChar text[8];
} xml_state;

/* Names that XML does not know and HTML does ("&nbsp;") are read all the same. */
static xmlEntity *find_entity(void *context, const xmlChar *name)
{
    xml_state *s = ((xmlParserCtxt *)context)->_private;
    const htmlEntityDesc *e = htmlEntityLookup(name);
    int n = e ? xmlCopyCharMultiByte(s->text, (int)e->value) : 0;
    if (n <= 0) return NULL;
    s->text[n] = '\0';
    s->entity = (xmlEntity){ .type = XML_ENTITY_DECL,
        .name = name,
        .content = s->text,
        .length = n,
        .etype = XML_INTERNAL_PREDEFINED_ENTITY };
    return &s->entity;
}

static void note_fault(void *context, xmlError *e)
{
    ent_markup_fault *fault = ((xml_state *)((xmlParserCtxt *)context)->_private)->fault;
    fault->no_memory |= e->code == XML_ERR_NO_MEMORY
                        || e->code == XML_I18N_CONV_FAILED; /* the text is UTF-8 */
    if (e->level < XML_ERR_ERROR) return;
    if (e->code == XML_NS_ERR_UNDEFINED_NAMESPACE) return; /* the local name suffices */
    fault->ends_early |= e->code == XML_ERR_TAG_NOT_FINISHED;
    if (fault->message[0]) return;
    fault->line = e->line > 0 ? (uint32_t)e->line : 0;
    const char *why = e->message ? e->message : "not well-formed";
    snprintf(fault->message, sizeof fault->message, "%.*s", (int)strcspn(why, "\n"), why);
}

/* libxml2 goes on without what it found no memory for: that would pass for the page. */
static bool had_memory(
    const xmlParserCtxt *c, const ent_markup_fault *fault, xmlDoc **doc, ent_error *err)
{
    const xmlError *last = xmlGetLastError();
    bool ended = !c || fault->no_memory || c->errNo == XML_ERR_NO_MEMORY
                 || c->lastError.code == XML_ERR_NO_MEMORY
                 || (last && last->code == XML_ERR_NO_MEMORY);
    if (!ended) return true;
    xmlFreeDoc(*doc);
    *doc = NULL;
    return ent_fail(err, ENT_MEMORY, "out of memory");
}

bool ent_markup_parse_html(
    ent_slice html, xmlDoc **doc, ent_markup_fault *fault, ent_error *err)
{
    *doc = NULL;
    if (refuse(html, fault)) return true;
    xmlResetLastError();
    htmlParserCtxt *c = htmlNewParserCtxt();
    if (c)
        *doc = htmlCtxtReadMemory(c, html.begin, (int)html.length, NULL, "UTF-8",
            HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    bool ok = had_memory(c, fault, doc, err);
    if (ok && c->lastError.code == XML_ERR_INTERNAL_ERROR && c->disableSAX) {
        xmlFreeDoc(*doc); /* half a page would pass for a whole one */
        *doc = NULL;
        snprintf(fault->message, sizeof fault->message, "elements nested too deeply");
    }
    if (c) htmlFreeParserCtxt(c);
    return ok;
}

/* "Billion laughs" and external files both begin with a declared entity. */
static void refuse_entity(void *context, const xmlChar *name, int type,
    const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
    xmlParserCtxt *c = context;
    ent_markup_fault *fault = ((xml_state *)c->_private)->fault;
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    *fault = (ent_markup_fault){ .line = c->input ? (uint32_t)c->input->line : 0 };
    snprintf(fault->message, sizeof fault->message, "an entity is declared");
    fault->refused = true;
    xmlStopParser(c);
}

/* True where "&" at the front of `s` begins a reference that means something: "&amp;",
 * "&#39;"; entities of its own no feed may have. */
static bool is_reference(ent_slice s)
{
    char name[16];
    size_t n = 0;
    bool number = s.length > 1 && s.begin[1] == '#';
    s = ent_slice_from(s, number ? 2 : 1);
    while (n < s.length && (ent_is_letter(s.begin[n]) || ent_is_digit(s.begin[n]))) n++;
    if (n == 0 || n >= sizeof name || n == s.length || s.begin[n] != ';') return false;
    memcpy(name, s.begin, n);
    name[n] = '\0';
    return number || strcmp(name, "apos") == 0 || htmlEntityLookup(BAD_CAST name);
}

/* The commonest fault of feeds: "AT&T". Copies with such an "&" as "&amp;", but for what
 * stands in CDATA. */
static void escape_bare(ent_buffer *out, ent_slice xml)
{
    size_t from = 0;
    for (size_t i = 0; i < xml.length; i++) {
        ent_slice s = ent_slice_from(xml, i);
        if (s.begin[0] == '<' && ent_slice_starts(s, "<![CDATA[")) {
            const char *end = ent_slice_find(s, "]]>");
            i = end ? (size_t)(end - xml.begin) : xml.length;
            continue;
        }
        if (s.begin[0] != '&' || is_reference(s)) continue;
        ent_buffer_add(out, xml.begin + from, i + 1 - from);
        ent_buffer_text(out, "amp;");
        from = i + 1;
    }
    ent_buffer_add(out, xml.begin + from, xml.length - from);
}

static void parse_xml(
    xmlParserCtxt *c, const ent_buffer *xml, xmlDoc **doc, ent_markup_fault *fault)
{
    xml_state state = { .fault = fault };
    c->_private = &state;
    c->sax->serror = note_fault;
    c->sax->getEntity = find_entity;
    c->sax->entityDecl = refuse_entity;
    *doc = xmlCtxtReadMemory(c, xml->bytes, (int)xml->length, NULL, "UTF-8",
        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC
            | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    c->_private = NULL;
    fault->ends_early |= c->disableSAX != 0; /* the parser gave up */
    if (!fault->refused) return;
    xmlFreeDoc(*doc);
    *doc = NULL;
}

bool ent_markup_parse_xml(
    ent_slice xml, xmlDoc **doc, ent_markup_fault *fault, ent_error *err)
{
    ent_buffer fixed = { 0 };
    *doc = NULL;
    if (refuse(xml, fault)) return true;
    escape_bare(&fixed, xml);
    xmlResetLastError();
    xmlParserCtxt *c = fixed.failed ? NULL : xmlNewParserCtxt();
    if (c && fixed.length) parse_xml(c, &fixed, doc, fault);
    bool ok = had_memory(c, fault, doc, err);
    if (c) xmlFreeParserCtxt(c);
    ent_buffer_free(&fixed);
    return ok;
}

xmlNode *ent_markup_next(const xmlNode *root, xmlNode *node, bool skip)
{
    bool parent = node->type == XML_ELEMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE
                  || node->type == XML_DOCUMENT_NODE;
    if (parent && !skip && node->children) return node->children;
    while (node && node != root && !node->next) node = node->parent;
    return !node || node == root ? NULL : node->next;
}

bool ent_markup_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE
           && ent_slice_same(ent_slice_of((const char *)node->name), name);
}

const char *ent_markup_attribute(ent_arena *arena, const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE) return NULL;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (!ent_slice_same(ent_slice_of((const char *)a->name), name)) continue;
        xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
        char *copy = ent_arena_string(arena, value ? (char *)value : "");
        xmlFree(value);
        return copy;
    }
    return NULL;
}

void ent_markup_content(ent_buffer *out, const xmlNode *root)
{
    for (xmlNode *n = (xmlNode *)root; n; n = ent_markup_next(root, n, false)) {
        bool text = n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
        if (text) ent_buffer_text(out, (const char *)n->content);
    }
}

bool ent_markup_is_likely(ent_slice s)
{
    static const char *const signs[] = { "</p>", "<p>", "<br>", "<br/>", "<br />",
        "</div>", "</a>", "</h2>", "</h3>", "</li>", "</strong>", "</em>", "</span>",
        "</b>", "</i>", "<P>", "</P>", "<BR>", "</A>" };
    if (!s.length || !memchr(s.begin, '<', s.length)) return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (ent_slice_find(s, signs[i])) return true;
    return false;
}

bool ent_markup_text(ent_arena *arena, ent_slice html, ent_slice *text, ent_error *err)
{
    xmlDoc *doc;
    ent_markup_fault fault;
    ent_buffer words = { 0 };
    *text = (ent_slice){ "", 0 };
    if (!ent_slice_trim(html).length) return true;
    if (!ent_markup_parse_html(html, &doc, &fault, err)) return false;
    if (doc) ent_blocks_write(&words, xmlDocGetRootElement(doc), NULL);
    xmlFreeDoc(doc);
    bool ok = ent_buffer_ok(&words, err)
              && ent_draft_clean(arena, words.bytes, text, err);
    ent_buffer_free(&words);
    return ok;
}

bool ent_markup_line(ent_arena *arena, ent_slice html, ent_slice *text, ent_error *err)
{
    bool marked = ent_slice_find(html, "&") || ent_slice_find(html, "</");
    if (marked) return ent_markup_text(arena, html, text, err);
    *text = html;
    return true;
}
