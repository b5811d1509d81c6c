/* conllu.h - the words of a sentence with tags and dependencies, as CoNLL-U. */
#ifndef ENT_OUTPUT_CONLLU_H
#define ENT_OUTPUT_CONLLU_H

#include "base/buffer.h"
#include "read/document.h"

/* A word as it is shown. Strings are UTF-8; "" where unknown. */
typedef struct {
    ent_span span; /* in the document's text; the form is what stands there */
    const char *lemma, *upos, *xpos, *dep;
    uint32_t head; /* position in the sentence, from 1; 0: the root */
    bool space_after;
} ent_shown_word;

typedef struct {
    const ent_document *document;
    size_t number;    /* in the document, from 1: sent_id is ID-NUMBER */
    bool paragraph;   /* begins one */
    const char *line; /* the sentence as one line */
    const ent_shown_word *words;
    size_t count;
} ent_shown_sentence;

/* "# newdoc id = ...", and who made this. */
void ent_write_conllu_head(
    ent_buffer *b, const ent_document *document, const char *producer);

/* Comments, a line for each word, an empty line. FEATS and DEPS are "_"; MISC says where
 * the word stands, in bytes of the document's text: TokenRange=BEGIN:END. */
void ent_write_conllu(ent_buffer *b, const ent_shown_sentence *s);

#endif
