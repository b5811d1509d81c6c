/* wrap.h - text cut into lines by the columns that it takes on a terminal or a picture.
 *
 * Columns: 0 for a combining mark, 2 for a wide character (CJK, emoji), 1 for others; a
 * cut never parts a grapheme (letter and accent, emoji sequence). */
#ifndef ENT_OUTPUT_WRAP_H
#define ENT_OUTPUT_WRAP_H

#include "base/arena.h"
#include "base/buffer.h"

/* Columns that `length` bytes of valid UTF-8 take. */
size_t ent_columns(const char *text, size_t length);

/* Bytes of the longest start of `text` (of `length` bytes) that takes at most `columns`
 * and ends between graphemes; at least one grapheme where there is one. */
size_t ent_columns_cut(const char *text, size_t length, size_t columns);

/* Where a line of at most `columns` ends: at the last space before, else at a cut.
 * `*next` is where the next line begins (after the spaces). */
size_t ent_wrap_line(const char *text, size_t length, size_t columns, size_t *next);

/* Plain text in lines of about equal width, at most `columns` wide where its words allow,
 * at most `lines`; what is left over becomes "…", after a whole word where one fits. A
 * word of over twice the columns is broken with a hyphen. NULL: out of memory. */
char *ent_wrap_label(ent_arena *arena, const char *text, size_t columns, size_t lines);

/* Appends plain `text` in lines of at most `width` columns; all but the first begin with
 * `indent`, the first one stands after `used` columns already. No newline at the end. */
void ent_wrap_text(
    ent_buffer *out, const char *text, size_t width, size_t used, const char *indent);

/* Appends `length` bytes of plain `text`, padded to `columns` where they take fewer. */
void ent_pad_bytes(
    ent_buffer *out, const char *text, size_t length, size_t columns, bool right);

/* Appends plain `text` cut or padded to exactly `columns`; a cut ends in "…". */
void ent_pad(ent_buffer *out, const char *text, size_t columns, bool right);

#endif
