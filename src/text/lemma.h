/* lemma.h - from inflected forms to base forms and back to the states they allow. */
#ifndef ENT_TEXT_LEMMA_H
#define ENT_TEXT_LEMMA_H

#include "text/text.h"

enum { ENT_STATE_CHOICES = 12, ENT_STEMS = 4 };

/* States that a word may have, each with its cost in tenths of nats. */
typedef struct {
    struct {
        char state;
        int cost;
    } items[ENT_STATE_CHOICES];
    int count;
} ent_states;

/* Adds, or lowers the cost of what is there; beyond ENT_STATE_CHOICES: ignored. */
void ent_states_add(ent_states *states, char state, int cost);

/* Adds what the word lists say of a folded word: as written, as an irregular form, and
 * as a base form with a regular ending. False: no list knows it; nothing was added. */
bool ent_states_known(ent_states *states, const char *lower);

/* Adds what the ending of an unknown word suggests. */
void ent_states_guess(ent_states *states, const char *lower);

/* States beside those of words.h, where a tagger tells more: "larger", "sooner". */
enum { ENT_STATE_COMPARED = 'A', ENT_STATE_COMPARED_ADVERB = 'R' };
#define ENT_STATES_COMPARED "AR"

/* Base form of a folded word in `state`: `lower` itself or a string that lives as long.
 * NULL: out of memory. */
const char *ent_lemma(ent_arena *arena, const char *lower, char state);

/* "taken" can only be a participle; "attacked" and "held" can be a past too. */
bool ent_participle_only(const char *lower);

/* Lemmas found before, by word and state: most words of a document come again. */
enum { ENT_LEMMAS_KEPT = 512 };
typedef struct {
    struct {
        const char *lower, *lemma;
        char state;
    } slots[ENT_LEMMAS_KEPT];
} ent_lemmas; /* {0} is empty; it may live no longer than the arena's strings */

/* As ent_lemma, sooner. */
const char *ent_lemmas_find(
    ent_lemmas *lemmas, ent_arena *arena, const char *lower, char state);

#endif
