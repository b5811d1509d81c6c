/* treebank.h - sentences with gold tags and dependencies, read from CoNLL-U.
 *
 *   # newdoc ...              a document begins         (newpar: a paragraph)
 *   # sent_id = ...           # text = ...
 *   ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC      ten cells, tabs between
 *   8-9  surface token of words 8 and 9: only its spacing is kept
 *   8.1  word that is not there: left out
 *   (blank line)
 *
 * Format: https://universaldependencies.org/format.html (CoNLL-U, version 2). */
#ifndef ENT_TRAINING_TREEBANK_H
#define ENT_TRAINING_TREEBANK_H

#include <stdint.h>

#include "base/arena.h"
#include "syntax/syntax.h"

typedef struct {
    const char *form, *lemma, *xpos; /* as written, NUL-terminated */
    uint32_t size;                   /* bytes of form */
    uint16_t head;                   /* position of the head, from 1; 0: the root */
    uint8_t dep;                     /* ent_dep; ENT_DEP_DEP also for unknown labels */
    uint8_t upos;                    /* ent_upos */
    bool space_after;                /* white space follows */
} ent_gold_word;

/* Exactly one word has head 0, and every word's heads lead to it. */
typedef struct {
    const char *id;   /* sent_id; "" where there is none */
    const char *text; /* as in # text; NULL where there is none */
    ent_gold_word *words;
    uint32_t count;     /* 1 .. ENT_TREEBANK_LONGEST */
    uint32_t line;      /* of its first word in the file, from 1 */
    bool new_document;  /* first one of a document */
    bool new_paragraph; /* first one of a paragraph that the file marks */
} ent_gold_sentence;

enum { ENT_TREEBANK_LONGEST = ENT_SYNTAX_LONGEST }; /* words of a sentence */

typedef struct {
    ent_gold_sentence *items;
    size_t count, capacity;
    size_t words;          /* of all sentences */
    size_t malformed;      /* sentences left out */
    size_t unknown_labels; /* words whose label stands in no list */
} ent_treebank;            /* {0} is empty */

typedef struct {
    bool skip; /* leave malformed sentences out; else the first one ends the reading */
    void (*say)(void *context, const char *message); /* told of each; NULL: counted */
    void *context;
} ent_treebank_options; /* {0} or NULL: strict */

/* Adds the sentences of the file to `treebank`; all belongs to `arena`. What is malformed
 * is named: "dev.conllu:7: 9 cells, expected 10". ENT_IO, ENT_LIMIT (over 1 GiB),
 * ENT_MALFORMED, ENT_MEMORY. */
ENT_CHECKED bool ent_treebank_read(ent_arena *arena, const char *path,
    const ent_treebank_options *options, ent_treebank *treebank, ent_error *err);

/* The same for bytes in memory, which are cut in place and must outlive `treebank`; a NUL
 * follows them. `name` stands in messages. */
ENT_CHECKED bool ent_treebank_parse(ent_arena *arena, const char *name, char *bytes,
    size_t length, const ent_treebank_options *options, ent_treebank *treebank,
    ent_error *err);

#endif
