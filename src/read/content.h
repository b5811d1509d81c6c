/* content.h - which bytes a source has, known by their hash while they are read. */
#ifndef ENT_READ_CONTENT_H
#define ENT_READ_CONTENT_H

#include "base/hasher.h"
#include "read/source.h"

enum { ENT_CONTENT_HEAD = 16, ENT_CONTENT_HASH = 32 };

/* A hash is that of the first 64 KiB, then that of all: so that a file that begins like
 * none before need not be read to its end to be new. */
typedef struct {
    ent_source outer; /* to be read from instead */
    ent_source *inner;
    ent_hasher *hasher;
    char head[ENT_CONTENT_HEAD + 1]; /* the first half */
} ent_content;

/* Looks at how `source` begins; `c` stays where it is until it is closed. */
ENT_CHECKED bool ent_content_open(ent_content *c, ent_source *source, ent_error *err);

/* Of all that was read: whatever its name is, and however it was packed. */
void ent_content_hash(const ent_content *c, char hash[ENT_CONTENT_HASH + 1]);

void ent_content_close(ent_content *c); /* the source stays its owner's */

#endif
