/* atoms.h - what tagger and parser see of a word: the one preparation for training and
 * running. */
#ifndef ENT_SYNTAX_ATOMS_H
#define ENT_SYNTAX_ATOMS_H

#include "syntax/syntax.h"
#include "syntax/word_table.h"

enum { ENT_ATOM_SUFFIXES = 5, ENT_ATOM_PREFIXES = 4 };

/* Hashes; letters folded to small ones, digits to 0, typographic quotes and dashes to
 * plain ones. */
typedef struct {
    uint32_t word, cased; /* `cased` keeps capitals */
    uint32_t suffix[ENT_ATOM_SUFFIXES], prefix[ENT_ATOM_PREFIXES]; /* of 1.. characters */
    uint32_t shape;     /* which kinds of characters, and in which order */
    uint32_t ambiguity; /* the tags it may have, or a guess by its ending */
    uint32_t cluster;   /* of the word; by its shape where it is in none */
    uint32_t classes;   /* its WordNet classes, regular forms too */
} ent_atom;

/* One word of `size` bytes. */
void ent_atom_fill(
    ent_atom *atom, const ent_word_table *table, const char *form, size_t size);

/* Whether the table has the word itself, or one that it is a regular form of. */
bool ent_atom_known(const ent_word_table *table, const char *form, size_t size);

/* Only its `word`. */
uint32_t ent_atom_hash(const char *form, size_t size);

/* The word before the first and after the last, and the root. */
extern const char *const ent_atom_edge, *const ent_atom_root;

#endif
