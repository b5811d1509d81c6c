/* actor_code.h - codes of CAMEO for actors, in chunks of three letters, in our own terms.
 *
 *   CHNGOVMIL   -> code CHN, sector GOV            NGOUSAHRI -> code USA, sector NGO
 *   IGOEUREEC   -> code EU, sector IGO             PSEREBHMS -> code HAMAS, sector REB
 *
 * data/lexicon/codes.tsv says what a chunk means; states are known to the lexicon.
 * Source: CAMEO codebook 1.1b3 (Schrodt 2012), chapter 3. */
#ifndef ENT_LEXICON_ACTOR_CODE_H
#define ENT_LEXICON_ACTOR_CODE_H

#include "lexicon/lexicon.h"

typedef struct ent_actor_codes ent_actor_codes;

/* Reads DIR/codes.tsv. `lexicon` must outlive it. May be used by many threads at
 * once. */
ENT_CHECKED bool ent_actor_codes_open(
    const char *dir, const ent_lexicon *lexicon, ent_actor_codes **codes, ent_error *err);
void ent_actor_codes_close(ent_actor_codes *codes); /* NULL is allowed */

/* Hash of the table. */
uint64_t ent_actor_codes_hash(const ent_actor_codes *codes);

typedef struct {
    const char *code;   /* of the state, organisation or group; "": none is named */
    const char *sector; /* the first that is named; "" */
    ent_kind kind; /* of who bears it, as far as the code tells: ENT_STATE where it names
                      a state and nothing else, ENT_BODY where a sector of one */
    const char *unknown; /* the first chunk that nobody knows, in the code; NULL */
} ent_actor_code;

/* Is it a code at all: letters and digits, three or more? */
bool ent_actor_code_right(const char *code, size_t length);

/* What `code` says; strings live as long as `codes` and the lexicon. Chunks that are not
 * known say nothing. */
ent_actor_code ent_actor_code_read(const ent_actor_codes *codes, const char *code);

#endif
