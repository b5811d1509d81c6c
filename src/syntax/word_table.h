/* word_table.h - what the model knows of a word by its hash.
 *
 * Open addressing over 64-bit entries:
 *   16 fingerprint | 16 ambiguity class | 12 cluster | 4 WordNet classes | 8 noun, 8 verb
 * An entry of 0 is free. */
#ifndef ENT_SYNTAX_WORD_TABLE_H
#define ENT_SYNTAX_WORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint16_t ambiguity; /* which tags it had in training; 0: unknown */
    uint16_t cluster;   /* 1..4095; 0: none */
    uint8_t classes;    /* WordNet: 1 noun, 2 verb, 4 adjective, 8 adverb */
    uint8_t noun, verb; /* WordNet's lexicographer file of the first sense; 0: none */
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
