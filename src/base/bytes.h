/* bytes.h - how far a run of harmless bytes goes, so that it can be passed over or copied
 * at once. Bytes are looked at in blocks, which compilers turn into vectors. */
#ifndef ENT_BASE_BYTES_H
#define ENT_BASE_BYTES_H

#include <stddef.h>

enum { ENT_BYTES_STOPS = 8 };

/* Bytes before the first that is not ASCII; `length` where all are. */
size_t ent_bytes_ascii(const char *bytes, size_t length);

/* Bytes before the first that is neither printable ASCII nor \t nor \n. */
size_t ent_bytes_plain(const char *bytes, size_t length);

/* Bytes before the first that a JSON string does not hold as it is: a control character,
 * '"' or '\\'. */
size_t ent_bytes_quotable(const char *bytes, size_t length);

/* Bytes before the first that is neither printable ASCII nor alone as a space: before
 * "  ", and before a space at the end. */
size_t ent_bytes_single_spaced(const char *bytes, size_t length);

/* Bytes before the first that is one of `stops` (some of them may be equal). */
size_t ent_bytes_before(
    const char *bytes, size_t length, const char stops[ENT_BYTES_STOPS]);

/* Characters, not bytes, of valid UTF-8. */
size_t ent_bytes_characters(const char *bytes, size_t length);

/* How many are `\n`. */
size_t ent_bytes_lines(const char *bytes, size_t length);

/* How many are control characters, white space and ESC apart. */
size_t ent_bytes_controls(const char *bytes, size_t length);

#endif
