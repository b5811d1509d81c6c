/* parse.h - a sentence through the trained model: units in, tags and heads out. */
#ifndef ENT_TEXT_PARSE_H
#define ENT_TEXT_PARSE_H

#include "text/lemma.h"
#include "text/penn.h"
#include "text/unit.h"

/* Working memory for the sentences of one document. */
typedef struct {
    ent_arena *arena;
    const ent_lexicon *lexicon;
    const ent_text_syntax *syntax;
    ent_word *forms;
    ent_unit *units;
    const char **words, **raws;
    ent_penn penn[256]; /* by tag of the model, where `known` */
    bool known[256];
    ent_lemmas *lemmas;
} ent_parsing;

/* False: out of memory. */
ENT_CHECKED bool ent_parsing_start(ent_parsing *parsing, ent_arena *arena,
    const ent_lexicon *lexicon, const ent_text_syntax *syntax);

/* Sets upos, xpos, head and label, and without `word_lists` also tag, form and lemma, of
 * 1..ENT_LONGEST_SENTENCE tokens.
 * False: out of memory. */
ENT_CHECKED bool ent_parsing_read(
    ent_parsing *parsing, ent_token *tokens, size_t count, ent_sentence_kind kind);

#endif
