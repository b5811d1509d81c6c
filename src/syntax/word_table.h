/* word_table.h - what the model knows of a word by its hash.
 *
 * Open addressing over 64-bit entries:
 *   16 fingerprint | 16 ambiguity class | 16 cluster | 16 classes
 * An entry of 0 is free. */
#ifndef ENT_SYNTAX_WORD_TABLE_H
#define ENT_SYNTAX_WORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a word can be after WordNet: the lemma of a part of speech, or a form of one. */
enum {
    ENT_CLASS_NOUN = 1,
    ENT_CLASS_VERB = 2,
    ENT_CLASS_ADJECTIVE = 4,
    ENT_CLASS_ADVERB = 8,
    ENT_CLASS_PLURAL = 16,
    ENT_CLASS_VERB_S = 32,
    ENT_CLASS_VERB_ED = 64, /* past, participle */
    ENT_CLASS_VERB_ING = 128,
    ENT_CLASS_COMPARATIVE = 256,
    ENT_CLASS_SUPERLATIVE = 512
};

typedef struct {
    uint16_t ambiguity; /* which tags it had in training; 0: unknown */
    uint16_t cluster;   /* from 1; 0: none */
    uint16_t classes;   /* lemmas and irregular forms only: see ent_atom.classes */
} ent_word_facts;

typedef struct {
    const uint64_t *entries;
    uint32_t capacity;
} ent_word_table;

/* `hash` is an atom's word hash (atoms.h). All 0 where the word is unknown. */
ent_word_facts ent_word_table_find(const ent_word_table *table, uint32_t hash);

/* Sets the facts of a word in a table under construction. False: it is full. */
bool ent_word_table_put(
    uint64_t *entries, uint32_t capacity, uint32_t hash, ent_word_facts facts);

#endif
