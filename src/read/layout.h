/* layout.h - white space of a text made one form: lines, paragraphs, blank lines. */
#ifndef ENT_READ_LAYOUT_H
#define ENT_READ_LAYOUT_H

#include "base/buffer.h"
#include "read/slice.h"

/* Appends `line` with each run of white space as one space, none at the ends. */
void ent_layout_line(ent_buffer *out, ent_slice line);

/* Appends `body` line by line as above; runs of blank lines become one, none at the ends.
 * Lists keep one item a line. */
void ent_layout_body(ent_buffer *out, ent_slice body);

/* Appends `body`, in which each paragraph that was broken into lines of about the same
 * width is one line again. A text that is not wrapped is appended as it is. */
void ent_layout_unwrap(ent_buffer *out, ent_slice body);

/* True where a break after `line` was not needed: the first word of `next` would have
 * fitted into `width` characters, or nobody sets a text so narrow. */
bool ent_layout_is_chosen_break(ent_slice line, ent_slice next, size_t width);

#endif
