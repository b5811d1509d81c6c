/* names.h - names as keys, and the senses of each key (private to lexicon/).
 *
 *   "al-Qa’ida in the U.S."  ->  al qaida in the us      words of the key
 *                                .  ^     .  .   ^       which of them want a capital
 *
 * Hyphens, '&' and '/' part words, apostrophes and full stops inside words vanish, 's is
 * a word of its own. So a key does not depend on how a text is cut into tokens. */
#ifndef ENT_LEXICON_NAMES_H
#define ENT_LEXICON_NAMES_H

#include "base/table.h"
#include "lexicon/lexicon.h"

enum { ENT_NAME_LONGEST = 255, ENT_NAME_WORDS = 24 };

/* How the words of a name are written. */
typedef struct {
    uint32_t capitals; /* bit i: word i starts with an upper-case letter */
    bool upper, lower; /* has such a letter anywhere */
} ent_name_letters;

/* Adds what token `raw` shows; its first word is word number `word` of the name. */
void ent_letters_add(ent_name_letters *letters, unsigned word, const char *raw);

typedef struct {
    char bytes[ENT_NAME_LONGEST + 1]; /* words with one space between, NUL-terminated */
    size_t length;
    unsigned words;
    ent_name_letters letters;
} ent_name_key;

void ent_key_clear(ent_name_key *key);

/* Appends the words of one token. False: too long. */
bool ent_key_add(ent_name_key *key, const char *folded, const char *raw);

/* The key of a whole name as a table or a person writes it. False: too long, or out of
 * memory. */
bool ent_key_make(ent_name_key *key, const char *name);

typedef struct {
    uint32_t key; /* index of an entry */
    uint32_t actor;
    ent_name_type type;
    const char *name; /* as written */
} ent_name_row;

typedef struct {
    const ent_name_sense *senses[2]; /* [1] for a text in upper case, [0] for others */
    uint32_t counts[2];
    uint32_t capitals; /* words that want a capital */
} ent_name_entry;

typedef struct {
    ent_table keys; /* key -> index of its entry */
    ent_name_row *rows;
    size_t count;
    ent_name_entry *entries;
} ent_names; /* {0} is empty */

/* Room for `most` names. */
ENT_CHECKED bool ent_names_start(
    ent_names *names, ent_arena *arena, size_t most, ent_error *err);
ENT_CHECKED bool ent_names_add(ent_names *names, const char *name, uint32_t actor,
    ent_name_type type, ent_error *err);
/* Gathers the senses; nothing may be added later. */
ENT_CHECKED bool ent_names_finish(ent_names *names, ent_arena *arena, ent_error *err);
void ent_names_free(ent_names *names);

#endif
