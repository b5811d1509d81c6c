/* language.h - whether a text is English, told by cheap signs before it is read. */
#ifndef ENT_TEXT_LANGUAGE_H
#define ENT_TEXT_LANGUAGE_H

#include "read/document.h"
#include "syntax/syntax.h"

/* Why `document` is not to be read as English: "words of French", "no words of English",
 * "letters of another script", "marked as another language"; NULL: English, or too short
 * to tell. Looks at letters and at shares of function words (words in capitals tell of
 * names, not of languages) in the first 64 KiB; the mark of the input counts unless the
 * words speak clearly for English. `syntax` (NULL: none) knows English words: a short
 * text without any says less by its function words. Strings are static. */
const char *ent_language_foreign(const ent_document *document, const ent_syntax *syntax);

#endif
