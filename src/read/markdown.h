/* markdown.h - the words of a text that is (perhaps) written in Markdown. */
#ifndef ENT_READ_MARKDOWN_H
#define ENT_READ_MARKDOWN_H

#include "base/buffer.h"
#include "read/slice.h"

/* Appends `line` without its marks: "**no**" -> "no", "[Tass](https://...)" -> "Tass";
 * pictures and footnote marks go. What is no mark stays: 5 * 3, snake_case, [sic]. */
void ent_markdown_line(ent_buffer *out, ent_slice line);

/* Appends all lines of `body` as above. Headings lose their '#', quotes their '>', items
 * of lists begin with "- "; rules, code fences and link definitions go. */
void ent_markdown_body(ent_buffer *out, ent_slice body);

/* "# Title", or a line under which there is a line of '=' or '-' (`next`): its words go
 * to
 * `*words`. */
bool ent_markdown_heading(ent_slice line, ent_slice next, ent_slice *words);

/* A line of only '-', '=', '*' or '_', at least three. */
bool ent_markdown_is_rule(ent_slice line);

#endif
