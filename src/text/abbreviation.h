/* abbreviation.h - words whose full stop is their own. */
#ifndef ENT_TEXT_ABBREVIATION_H
#define ENT_TEXT_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    ENT_ABBREVIATION_NONE,
    ENT_ABBREVIATION_NEVER,   /* Gen., Mr.: a name follows; never ends a sentence */
    ENT_ABBREVIATION_STARTER, /* U.S., Sept., Inc.: ends one only before a known starter
                               */
    ENT_ABBREVIATION_NUMBER,  /* No., c., p.: only before a digit, else a word */
    ENT_ABBREVIATION_INITIAL  /* A single capital letter */
} ent_abbreviation;

/* `word` is as written, without its last full stop; at most a few bytes are read. */
ent_abbreviation ent_abbreviation_find(const char *word, size_t length);

/* True for words that open a sentence after an abbreviation: "The", "He", "But". */
bool ent_abbreviation_starter(const char *word, size_t length);

#endif
