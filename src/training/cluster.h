/* cluster.h - classes of words that stand in like company.
 *
 * Exchange algorithm for the likelihood of a bigram class model (Martin, Liermann & Ney
 * 1998): each word in turn, frequent ones first, moves to the class that raises it most.
 */
#ifndef ENT_TRAINING_CLUSTER_H
#define ENT_TRAINING_CLUSTER_H

#include <stdint.h>

#include "base/arena.h"

typedef struct {
    const char *form; /* as first met, NUL-terminated */
    uint32_t hash; /* ent_atom.word: forms that differ in case or digits are one word */
    uint32_t count;
    uint32_t class; /* from 1 */
} ent_cluster_word;

typedef struct {
    ent_arena *arena;
    ent_cluster_word *words;
    size_t count, capacity;
    uint32_t *slots; /* hash table of words, by place + 1 */
    size_t slot_count;
    uint32_t *text; /* words by number; ENT_CLUSTER_END after each sentence */
    size_t length, text_capacity;
} ent_cluster_corpus; /* { .arena = ... } is empty */
enum { ENT_CLUSTER_END = -1 };

/* Add a word, and the end of a sentence. False: out of memory. */
ENT_CHECKED bool ent_cluster_add(
    ent_cluster_corpus *corpus, const char *form, size_t size);
ENT_CHECKED bool ent_cluster_end(ent_cluster_corpus *corpus);

typedef struct {
    uint32_t classes; /* at most 4000 */
    uint32_t least;   /* rarer words stay together in a class of their own */
    uint32_t passes;  /* at most; it ends when few words move */
} ent_cluster_options;

/* Sets the class of all words that occur often enough; 0 for the others. Words are
 * sorted, frequent ones first, equal ones by their forms. */
ENT_CHECKED bool ent_cluster_run(
    ent_cluster_corpus *corpus, const ent_cluster_options *options, ent_error *err);

/* The command: entente-train clusters ... */
int ent_cluster_main(int argc, char **argv);

#endif
