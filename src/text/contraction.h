/* contraction.h - words written as one that are two: can't, Xi's, cannot, gonna, 10am. */
#ifndef ENT_TEXT_CONTRACTION_H
#define ENT_TEXT_CONTRACTION_H

#include <stdint.h>

/* Where the second word starts in text[begin..end), which has no signs but apostrophes;
 * `end`: it is one word. `classes`: all that its bytes may be (byte.h). Cuts as the
 * English Universal Dependencies treebanks do. */
uint32_t ent_contraction(
    const char *text, uint32_t begin, uint32_t end, unsigned classes);

#endif
