/* inline_svg.c - the tree of an SVG, pruned. */
#include "output/inline_svg.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

static const xmlChar *as_xml(const char *text)
{
    return (const xmlChar *)text;
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, as_xml(name));
}

static void drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static bool is_blank(const xmlChar *text)
{
    return !text || !text[strspn((const char *)text, " \t\n")];
}

/* Graphviz wraps what has a tooltip in <a xlink:title="...">: it becomes a <title> of the
 * group around it, which browsers and readers know. */
static bool unwrap(xmlNode *link)
{
    xmlNode *group = link->parent;
    xmlChar *tip = xmlGetNoNsProp(link, as_xml("title"));
    if (!tip)
        tip = xmlGetNsProp(link, as_xml("title"), as_xml("http://www.w3.org/1999/xlink"));
    bool ok = true;
    if (!is_blank(tip)) {
        xmlNode *title = xmlNewTextChild(group, NULL, as_xml("title"), tip);
        ok = title
             && (title == group->children
                 || xmlAddPrevSibling(group->children, title) != NULL);
    }
    while (link->children) {
        xmlNode *child = link->children;
        xmlUnlinkNode(child);
        xmlAddPrevSibling(link, child);
    }
    drop(link);
    xmlFree(tip);
    return ok;
}

static void drop_attribute(xmlNode *node, const char *name)
{
    xmlAttr *attribute = xmlHasProp(node, as_xml(name));
    if (attribute) xmlRemoveProp(attribute);
}

/* `titles` are Graphviz's own: names of nodes and edges, which say nothing. */
static bool prune(xmlNode *parent)
{
    bool ok = true;
    for (xmlNode *node = parent->children, *next; node && ok; node = next) {
        next = node->next;
        if (node->type == XML_COMMENT_NODE || is(node, "title")
            || (node->type == XML_TEXT_NODE && xmlIsBlankNode(node))) {
            drop(node);
            continue;
        }
        if (node->type != XML_ELEMENT_NODE) continue;
        drop_attribute(node, "id");
        ok = prune(node);
        if (ok && is(node, "a")) ok = unwrap(node);
    }
    return ok;
}

static bool describe(
    xmlNode *root, const char *id, const char *title, const char *description)
{
    xmlChar name[64];
    static const struct {
        const char *tag, *suffix;
    } parts[] = { { "desc", "desc" }, { "title", "title" } };
    for (size_t i = 0; i < 2; i++) {
        const char *text = i == 0 ? description : title;
        xmlNode *part = xmlNewTextChild(root, NULL, as_xml(parts[i].tag), as_xml(text));
        xmlStrPrintf(name, sizeof name, "%s-%s", id, parts[i].suffix);
        if (!part || !xmlNewProp(part, as_xml("id"), name)) return false;
        if (part != root->children && !xmlAddPrevSibling(root->children, part))
            return false;
    }
    xmlStrPrintf(name, sizeof name, "%s-title %s-desc", id, id);
    drop_attribute(root, "width");
    drop_attribute(root, "height");
    return xmlNewProp(root, as_xml("class"), as_xml("map"))
           && xmlNewProp(root, as_xml("role"), as_xml("img"))
           && xmlNewProp(root, as_xml("aria-labelledby"), name);
}

static bool write_tree(xmlDoc *doc, ent_buffer *out)
{
    xmlBuffer *text = xmlBufferCreate();
    bool ok = text && xmlNodeDump(text, doc, xmlDocGetRootElement(doc), 0, 0) >= 0;
    if (ok)
        ent_buffer_add(
            out, (const char *)xmlBufferContent(text), (size_t)xmlBufferLength(text));
    xmlBufferFree(text);
    return ok;
}

bool ent_inline_svg(const ent_buffer *svg, const char *id, const char *title,
    const char *description, ent_buffer *out, ent_error *err)
{
    const int how = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR
                    | XML_PARSE_NOWARNING;
    xmlDoc *doc = svg->bytes
                      ? xmlReadMemory(svg->bytes, (int)svg->length, NULL, "UTF-8", how)
                      : NULL;
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool read = root && is(root, "svg");
    bool ok = read && prune(root) && describe(root, id, title, description)
              && write_tree(doc, out);
    xmlFreeDoc(doc);
    if (!read)
        return ent_fail(err, ENT_LIBRARY, "Graphviz wrote no SVG that can be read");
    return ok || ent_fail(err, ENT_MEMORY, "out of memory");
}
