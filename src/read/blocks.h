/* blocks.h - the paragraphs, headings and list items of a page as lines of text. */
#ifndef ENT_READ_BLOCKS_H
#define ENT_READ_BLOCKS_H

#include <libxml/tree.h>

#include "base/buffer.h"

/* What text is part of: the innermost block around it. */
typedef enum {
    ENT_BLOCK_LOOSE,     /* straight in a <div>, <td>, <span> ... */
    ENT_BLOCK_PARAGRAPH, /* <p>, <blockquote>, <pre>, <dd> */
    ENT_BLOCK_HEADING,
    ENT_BLOCK_ITEM /* <li> */
} ent_block_kind;

typedef enum {
    ENT_ELEMENT_INLINE,
    ENT_ELEMENT_BLOCK,  /* begins and ends a block */
    ENT_ELEMENT_BREAK,  /* <br> */
    ENT_ELEMENT_UNSEEN, /* its content is no text: <script>, <button>, <figure> */
} ent_element_sort;

ent_element_sort ent_element_find(const xmlNode *node, ent_block_kind *kind);

typedef struct {
    ent_block_kind kind;
    bool linked;         /* inside <a> */
    bool verbatim;       /* inside <pre> */
    const xmlNode *item; /* the <li> around it */
} ent_block_context;

/* Where a text node stands, seen from `root`. */
ent_block_context ent_block_context_of(const xmlNode *root, const xmlNode *text);

/* Appends the text inside `root`: a blank line between blocks, list items as "- " lines.
 * With `is_chrome`, elements of which it says true are left out, and so are blocks that
 * are mostly links and scraps that are no sentences: what is around an article. */
typedef bool ent_block_chrome(const xmlNode *element);
void ent_blocks_write(ent_buffer *out, const xmlNode *root, ent_block_chrome *is_chrome);

#endif
