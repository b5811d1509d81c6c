/* archive.h - archives and compressed files, through libarchive. */
#ifndef ENT_READ_ARCHIVE_H
#define ENT_READ_ARCHIVE_H

#include "read/reading.h"
#include "read/source.h"

typedef bool ent_archive_each(ent_reading *r, ent_source *member, ent_error *err);

/* Calls `each` for each file in the archive `source`, in its order (a compressed file has
 * one, under its own name). What cannot be read is named and left out, what stands before
 * it is kept. Hidden members are left out; pictures and the like are counted as ignored.
 * False only where `each` or the sink says stop, or memory ends. */
ENT_CHECKED bool ent_archive_read(
    ent_reading *r, ent_source *source, ent_archive_each *each, ent_error *err);

#endif
