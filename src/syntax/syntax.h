/* syntax.h - tags and dependencies of a sentence, read by a trained model.
 *
 *   words -> atoms (hashes, shapes, word table) -> tagger -> arc-eager parser -> heads
 *
 * The model is one file, mapped read-only and shared by all threads; each thread has a
 * reader of its own. Methods: averaged perceptron over hashed features (Collins 2002),
 * arc-eager transitions (Nivre 2008), dynamic oracle (Goldberg & Nivre 2012) for the fast
 * mode, beam with max-violation updates (Huang et al. 2012) for the accurate one. */
#ifndef ENT_SYNTAX_SYNTAX_H
#define ENT_SYNTAX_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "syntax/dependency.h"

typedef struct ent_syntax ent_syntax;               /* an open model */
typedef struct ent_syntax_reader ent_syntax_reader; /* one thread's working memory */

typedef enum {
    ENT_SYNTAX_ACCURATE, /* beam */
    ENT_SYNTAX_FAST,     /* greedy */
    ENT_SYNTAX_TAGS      /* no heads: all 0, labels dep */
} ent_syntax_mode;

/* A word of a sentence. A unit of several tokens is given as one word. */
typedef struct {
    const char *form; /* UTF-8 as written, `size` bytes, need not be terminated */
    uint32_t size;
    uint16_t head; /* out: position of the head, from 1; 0: the root */
    uint8_t label; /* out: ent_dep */
    uint8_t upos;  /* out: ent_upos */
    uint8_t tag;   /* out: the model's joint tag, see ent_syntax_xpos */
} ent_word;

/* What a reader has met since it was made. */
typedef struct {
    uint64_t sentences, words;
    uint64_t long_sentences; /* over ENT_SYNTAX_BEAM_LIMIT words: read greedily */
} ent_syntax_counts;

enum {
    ENT_SYNTAX_LONGEST = 1000,  /* words of a sentence; the caller cuts longer ones */
    ENT_SYNTAX_BEAM_LIMIT = 250 /* the accurate mode reads longer ones greedily */
};

/* Maps and checks a model file. ENT_NOT_FOUND, ENT_IO, ENT_MALFORMED ("not a model of
 * entente", "of version 2, expected 1", "cut short", "damaged"). */
ENT_CHECKED bool ent_syntax_open(const char *path, ent_syntax **syntax, ent_error *err);
void ent_syntax_close(ent_syntax *syntax); /* NULL is allowed */

/* Eight hexadecimal digits of the file's checksum: names the model as producer. */
const char *ent_syntax_digest(const ent_syntax *syntax);

/* Penn tag of a word's `tag`: "VBD". Never NULL. */
const char *ent_syntax_xpos(const ent_syntax *syntax, uint8_t tag);

/* Class of the word among those that the news use alike, from 1 (see docs/syntax.md); 0:
 * in none. */
uint16_t ent_syntax_cluster(const ent_syntax *syntax, const char *form, size_t size);

/* Whether the word was met in training or stands in WordNet, as it is or as a regular
 * form of a word there. */
bool ent_syntax_knows(const ent_syntax *syntax, const char *form, size_t size);

/* NULL: out of memory. */
ent_syntax_reader *ent_syntax_reader_new(const ent_syntax *syntax);
void ent_syntax_reader_free(ent_syntax_reader *reader); /* NULL is allowed */
const ent_syntax_counts *ent_syntax_reader_counts(const ent_syntax_reader *reader);

/* Fills the "out" fields of the words of one sentence, 1..ENT_SYNTAX_LONGEST of them.
 * Exactly one word has head 0. Cannot fail: all memory was taken with the reader. */
void ent_syntax_read(
    ent_syntax_reader *reader, ent_word *words, size_t count, ent_syntax_mode mode);

#endif
