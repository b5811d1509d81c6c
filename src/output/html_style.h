/* html_style.h - the style sheet of pages: screen and paper, light and dark, wide and
 * narrow, with the fonts that the reader's system has. */
#ifndef ENT_OUTPUT_HTML_STYLE_H
#define ENT_OUTPUT_HTML_STYLE_H

#include "base/buffer.h"

void ent_html_style(ent_buffer *out);

#endif
