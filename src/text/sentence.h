/* sentence.h - where sentences end. */
#ifndef ENT_TEXT_SENTENCE_H
#define ENT_TEXT_SENTENCE_H

#include "read/document.h"

/* End of the sentence that starts at `begin` in text[begin..end): behind its full stop
 * and the quotes or brackets that follow it; `end` where no earlier one is found. */
uint32_t ent_sentence_end(const char *text, uint32_t begin, uint32_t end);

#endif
