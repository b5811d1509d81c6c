/* buffer.h - a growing run of bytes, for text that is being written.
 *
 * A failed append marks the buffer; later appends do nothing. So writers append freely
 * and ask once, at the end: ent_buffer_ok(). */
#ifndef ENT_BASE_BUFFER_H
#define ENT_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

typedef struct {
    char *bytes; /* NUL-terminated once anything was appended; NULL before */
    size_t length, capacity;
    bool failed; /* an append ran out of memory */
} ent_buffer;    /* {0} is an empty buffer */

void ent_buffer_add(ent_buffer *b, const char *bytes, size_t length);
void ent_buffer_text(ent_buffer *b, const char *string); /* NULL adds nothing */
void ent_buffer_char(ent_buffer *b, char c);
void ent_buffer_print(ent_buffer *b, const char *format, ...) ENT_PRINTF(2, 3);

/* Where `more` bytes can be written behind the others; ent_buffer_written says how many
 * of them were. NULL: out of memory. */
char *ent_buffer_room(ent_buffer *b, size_t more);
void ent_buffer_written(ent_buffer *b, size_t length);

/* A whole number in decimal. */
void ent_buffer_whole(ent_buffer *b, int64_t value);

/* A number with at most 9 significant digits, '.' as decimal point in every locale,
 * never "-0"; a value that is not finite writes "null". */
void ent_buffer_number(ent_buffer *b, double value);

/* A finite number with so many digits (up to 9) behind the point, likewise. */
void ent_buffer_fixed(ent_buffer *b, double value, int decimals);

/* A JSON string with its quotes; NULL writes null. `string` is valid UTF-8. */
void ent_buffer_json(ent_buffer *b, const char *string);

/* False with `err` filled if an append failed. */
ENT_CHECKED bool ent_buffer_ok(const ent_buffer *b, ent_error *err);

void ent_buffer_clear(ent_buffer *b); /* empty, keeps the memory */
void ent_buffer_free(ent_buffer *b);  /* NULL is allowed */

#endif
