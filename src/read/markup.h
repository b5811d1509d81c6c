/* markup.h - HTML and XML through libxml2, within limits and without the network. */
#ifndef ENT_READ_MARKUP_H
#define ENT_READ_MARKUP_H

#include <libxml/tree.h>

#include "base/buffer.h"
#include "read/slice.h"

/* What stops a parser, or was passed over by it. */
typedef struct {
    uint32_t line;
    char message[200]; /* empty: none */
    bool ends_early;   /* the text ends inside an element */
    bool refused;      /* nothing of it is to be read */
    bool no_memory;    /* something was left out for want of memory */
} ent_markup_fault;

/* Parses clean UTF-8. `*doc` (to be freed with xmlFreeDoc) is NULL where the markup is
 * refused: too many or too wide tags, elements nested too deeply; `fault` says why.
 * False: out of memory. */
ENT_CHECKED bool ent_markup_parse_html(
    ent_slice html, xmlDoc **doc, ent_markup_fault *fault, ent_error *err);

/* The same for XML. What is not well-formed is passed over where that can be done, with
 * the first `fault` kept. Declared entities are refused: no feed needs them. */
ENT_CHECKED bool ent_markup_parse_xml(
    ent_slice xml, xmlDoc **doc, ent_markup_fault *fault, ent_error *err);

/* The next node in document order inside `root`: into children, unless `skip` leaves them
 * out. NULL at the end. */
xmlNode *ent_markup_next(const xmlNode *root, xmlNode *node, bool skip);

/* Local name, ASCII case ignored. False for what is no element. */
bool ent_markup_is(const xmlNode *node, const char *name);

/* The value of an attribute, in `arena`; NULL where there is none. */
const char *ent_markup_attribute(ent_arena *arena, const xmlNode *node, const char *name);

/* Appends all text inside `node`. */
void ent_markup_content(ent_buffer *out, const xmlNode *node);

/* True where a string looks like HTML and not like plain text. */
bool ent_markup_is_likely(ent_slice s);

/* The words of a piece of HTML as paragraphs (clean, in `arena`). */
ENT_CHECKED bool ent_markup_text(
    ent_arena *arena, ent_slice html, ent_slice *text, ent_error *err);

/* The words of one line of HTML: a title with entities or emphasis. */
ENT_CHECKED bool ent_markup_line(
    ent_arena *arena, ent_slice html, ent_slice *text, ent_error *err);

#endif
