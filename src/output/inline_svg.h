/* inline_svg.h - a picture of Graphviz made fit to stand inside a page: no prolog, no
 * comments, no ids that the page may have, what it shows as titles that browsers show. */
#ifndef ENT_OUTPUT_INLINE_SVG_H
#define ENT_OUTPUT_INLINE_SVG_H

#include "base/buffer.h"

/* Appends the picture; `title` and `description` are for those who cannot see it, `id`
 * begins the two ids that it gets. */
ENT_CHECKED bool ent_inline_svg(const ent_buffer *svg, const char *id, const char *title,
    const char *description, ent_buffer *out, ent_error *err);

#endif
