/* pages.h - large tables in large pages: what is asked for by 4 KiB costs more than its
 * use, and is missed more often where it is looked into here and there. */
#ifndef ENT_BASE_PAGES_H
#define ENT_BASE_PAGES_H

#include <stddef.h>

/* Asks for large pages for memory of malloc's that was not written to yet, if there is
 * enough of it; an advice, on which nothing depends. */
void ent_pages_large(void *bytes, size_t length);

#endif
