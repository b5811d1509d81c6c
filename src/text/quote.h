/* quote.h - which tokens are somebody's own words. */
#ifndef ENT_TEXT_QUOTE_H
#define ENT_TEXT_QUOTE_H

#include "text/text.h"

/* Sets `quoted` in the tokens of one paragraph (sentences of a paragraph stand
 * together). A quotation that is not closed lasts until the paragraph ends. */
void ent_quote_mark(ent_token *tokens, size_t count);

#endif
