/* caption.h - the words on the lines of a picture: relations and counts, where they hide
 * least. */
#ifndef ENT_OUTPUT_CAPTION_H
#define ENT_OUTPUT_CAPTION_H

#include "output/drawing.h"
#include "output/page.h"

/* Writes down the words of each line that has some; `texts[i]` is the number of the text
 * of line i, SIZE_MAX where it has none. */
void ent_captions_write(ent_page *page, const ent_drawing *drawing, size_t *texts);

/* Puts them on their lines (the page is measured by now), the strongest first; one that
 * would cover an actor is left out. */
void ent_captions_put(ent_page *page, const ent_drawing *drawing, const ent_spot *actors,
    const ent_curve *lines, const size_t *texts, ent_arena *arena);

#endif
