/* main_text.h - where on a page the article stands. */
#ifndef ENT_READ_MAIN_TEXT_H
#define ENT_READ_MAIN_TEXT_H

#include <libxml/tree.h>

#include "base/buffer.h"
#include "read/slice.h"

/* Finds the element that holds the article, and marks what inside it belongs to the page
 * around (see ent_main_text_is_chrome). Marks live in `arena` and hang on the tree.
 * `*main` is NULL where the page has no text. False: out of memory.
 *
 * Method: first what the page itself says (itemprop=articleBody, well-known classes,
 * <article>, <main>), if enough of the page's prose is there; else the smallest element
 * with most of its prose. Prose is text in paragraphs that is no link. */
ENT_CHECKED bool ent_main_text_find(
    ent_arena *arena, xmlNode *page, const xmlNode **main, ent_error *err);

/* Menus, sidebars, forms, comments, sharing bars, hidden parts. */
bool ent_main_text_is_chrome(const xmlNode *element);

/* Appends the article's text inside `main`. */
void ent_main_text_write(ent_buffer *out, const xmlNode *main);

#endif
