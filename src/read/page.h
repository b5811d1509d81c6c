/* page.h - loading a file of markup as clean UTF-8. */
#ifndef ENT_READ_PAGE_H
#define ENT_READ_PAGE_H

#include "read/encoding.h"
#include "read/reading.h"
#include "read/source.h"

/* Loads `source` (at most four times --max-document) and decodes it by the charset that
 * it declares. `*read` is false where it was named and left out. The text lives in
 * r->file. */
ENT_CHECKED bool ent_page_load(
    ent_reading *r, ent_source *source, ent_decoded *text, bool *read, ent_error *err);

#endif
