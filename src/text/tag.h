/* tag.h - tag, form and lemma of the tokens of a sentence.
 *
 * The seam behind which a trained tagger may stand: it needs raw, lower, capital and the
 * sentence's kind, and sets tag, form, lemma. */
#ifndef ENT_TEXT_TAG_H
#define ENT_TEXT_TAG_H

#include "text/text.h"

/* Lemmas go into `arena`; the work is done in `scratch`. `lexicon` says which capital
 * words are names; NULL: none is known. At most ENT_LONGEST_SENTENCE tokens. False: out
 * of memory. */
ENT_CHECKED bool ent_tag_sentence(ent_arena *arena, ent_arena *scratch,
    const ent_lexicon *lexicon, ent_token *tokens, size_t count, ent_sentence_kind kind);

#endif
