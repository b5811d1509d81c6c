/* place.h - where a document came from: the same file by any path to it. */
#ifndef ENT_STORE_PLACE_H
#define ENT_STORE_PLACE_H

#include "base/buffer.h"

/* Writes `path` from the root on, links resolved as far as there are files: what is in an
 * archive has none. Nothing where it is a pipe, which has no place of its own. */
ENT_CHECKED bool ent_store_place(const char *path, ent_buffer *place, ent_error *err);

#endif
